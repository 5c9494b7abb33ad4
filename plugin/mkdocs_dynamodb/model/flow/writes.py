"""Which answers put, update or delete which stored entity, and which attributes they change."""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import TRANSACTIONS, Action, Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record

_DEFERRED = re.compile(
    r"\bstreams?\b|\bevent|\basync|\blater\b|\bnightly\b|\brepair|\bapproximat|\bbackground\b",
    re.IGNORECASE,
)
_WRITING_VERBS = frozenset({"put", "update", "delete"})


@record(kw_only=True)
class Write:
    """One action that puts, updates or deletes items of a stored entity."""

    pattern: AccessPattern | None
    answer: Answer
    step: Step
    action: Action
    table: Table
    entity: StoredEntity

    @property
    def number(self) -> str:
        """Number of the access pattern."""
        return self.answer.number.value

    @property
    def verb(self) -> str:
        """put, update or delete."""
        return self.action.verb.value

    @property
    def is_transactional(self) -> bool:
        """Whether it is part of a transaction."""
        return self.step.operation.value in TRANSACTIONS

    @property
    def is_deferred(self) -> bool:
        """Whether a note says that something else follows it up, such as a stream's consumer."""
        notes = f"{self.step.note} {self.answer.note}"
        return _DEFERRED.search(notes) is not None


@record()
class Writes:
    """All writes of a model, by what they are asked for."""

    of_entity: dict[str, list[Write]] = field(default_factory=dict)
    """Subject of a stored entity -> its writes."""
    of_answer: dict[str, list[Write]] = field(default_factory=dict)
    """Number of an access pattern -> the writes of its answer."""
    of_attribute: dict[tuple[str, str], list[Write]] = field(default_factory=dict)
    """(Subject of a stored entity, attribute) -> the updates that change it."""
    unclear: set[str] = field(default_factory=set)
    """Tables that are written without saying which entity, or one that they do not store."""

    def to(self, entity: StoredEntity, *verbs: str) -> list[Write]:
        """Writes of a stored entity, of these verbs where some are given."""
        found = self.of_entity.get(entity.subject, [])
        return [write for write in found if write.verb in verbs] if verbs else found

    def changing(self, entity: StoredEntity, attribute: str) -> list[Write]:
        """Updates that change an attribute of a stored entity."""
        return self.of_attribute.get((entity.subject, attribute), [])

    def beside(self, write: Write) -> Iterator[Write]:
        """The other writes of the same answer."""
        return (other for other in self.of_answer[write.number] if other is not write)


@lru_cache(maxsize=1)  # the rules run on one model after the other
def writes_of(model: Model) -> Writes:
    """Find every write whose table exists and stores the entity."""
    writes = Writes()
    for pattern, answer, step in model.steps():
        for action in step.actions:
            if action.verb.value in _WRITING_VERBS:
                _add(writes, model, pattern, answer, step, action)
    return writes


def pending_writers(model: Model) -> frozenset[str]:
    """Entities that something outside the answers writes, or may write once it is answered.

    That is every entity named by a pattern that changes data and has no answer here, and the
    empty name where such a pattern does not say which entities it changes.
    """
    names: set[str] = set()
    for pattern in model.patterns.values():
        if pattern.changes_data and model.answer_to(pattern) is None:
            names |= {entity.value for entity in pattern.entities} or {""}
    return frozenset(names)


def _add(
    writes: Writes,
    model: Model,
    pattern: AccessPattern | None,
    answer: Answer,
    step: Step,
    action: Action,
) -> None:
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None:
        return
    if entity is None:
        writes.unclear.add(table.name.value)
        return
    write = Write(
        pattern=pattern, answer=answer, step=step, action=action, table=table, entity=entity
    )
    writes.of_entity.setdefault(entity.subject, []).append(write)
    writes.of_answer.setdefault(write.number, []).append(write)
    for name in dict.fromkeys(top_level(n.name) for n in changed_attributes(action.update)):
        writes.of_attribute.setdefault((entity.subject, name), []).append(write)

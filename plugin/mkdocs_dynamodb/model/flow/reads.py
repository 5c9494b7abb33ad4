"""Which answers read which stored entity, and from which table or index."""

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.flow.targets import Target, parts_of, target_of
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class Read:
    """A step or action that reads items of a stored entity."""

    pattern: AccessPattern | None
    answer: Answer
    step: Step
    part: Step | Action
    table: Table
    index: Index | None
    entity: StoredEntity

    @property
    def number(self) -> str:
        """Number of the access pattern."""
        return self.answer.number.value

    @property
    def at(self) -> Span:
        """Place of the operation, or of the action that reads."""
        return self.part.operation.at if isinstance(self.part, Step) else self.part.at


@record()
class Reads:
    """All reads of a model, by what they are asked for."""

    of_entity: dict[str, list[Read]] = field(default_factory=dict)
    """Subject of a stored entity -> its reads."""
    of_answer: dict[str, list[Read]] = field(default_factory=dict)
    """Number of an access pattern -> the reads of its answer."""
    checked: set[str] = field(default_factory=set)
    """Subjects of stored entities on which a transaction only checks a condition."""
    unclear: set[str] = field(default_factory=set)
    """Tables with a read of which nothing tells the entity."""

    def of(self, entity: StoredEntity) -> list[Read]:
        """Reads of a stored entity."""
        return self.of_entity.get(entity.subject, [])


@lru_cache(maxsize=1)  # the rules run on one model after the other
def reads_of(model: Model) -> Reads:
    """Find every read whose table and index exist.

    A query or scan that does not say what it returns reads every entity whose keys can meet its
    key conditions.
    """
    reads = Reads()
    for pattern, answer, step in model.steps():
        for part in parts_of(step):
            for read in _reads(model, reads, pattern, answer, step, part):
                reads.of_entity.setdefault(read.entity.subject, []).append(read)
                reads.of_answer.setdefault(read.number, []).append(read)
    return reads


def _reads(
    model: Model,
    reads: Reads,
    pattern: AccessPattern | None,
    answer: Answer,
    step: Step,
    part: Step | Action,
) -> Iterator[Read]:
    for table, index, entity in _found(model, reads, part):
        yield Read(
            pattern=pattern,
            answer=answer,
            step=step,
            part=part,
            table=table,
            index=index,
            entity=entity,
        )


def _found(
    model: Model, reads: Reads, part: Step | Action
) -> Iterator[tuple[Table, Index | None, StoredEntity]]:
    if isinstance(part, Step):
        target = target_of(model, part) if part.is_search else None
        if target is None:
            return
        found = _searched(part, target)
        if not found:
            reads.unclear.add(target.table.name.value)
        yield from ((target.table, target.index, entity) for entity in found)
        return
    table, entity = model.table_of(part), model.entity_of(part)
    if table is None or part.verb.value not in ("get", "check"):
        return
    if entity is None:
        reads.unclear.add(table.name.value)
    elif part.verb.value == "check":
        reads.checked.add(entity.subject)
    else:
        yield table, None, entity


def _searched(step: Step, target: Target) -> list[StoredEntity]:
    """Entities that a query or scan says it returns, else those that it can find.

    An index that no entity enters yet is meant for the one that the table holds, if it is one.
    """
    stored = target.table.entities
    named = [name.value for name in step.returns]
    named += [step.entity.value] if step.entity is not None else []
    if named:
        return [stored[n] for n in dict.fromkeys(named) if n in stored and target.holds(stored[n])]
    held = [each for each in stored.values() if target.holds(each)]
    if not held and len(stored) == 1:
        held = list(stored.values())
    return [each for each in held if _can_be_found(step, each)]


def _can_be_found(step: Step, entity: StoredEntity) -> bool:
    for tests in step.where:
        template = entity.template_for(tests.attribute.value)
        if template is not None and not can_meet(template, tests):
            return False
    return True

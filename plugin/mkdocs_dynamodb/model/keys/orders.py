"""In which order a query returns its items, as far as keys and sample items tell."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.flow.targets import Target, target_of
from mkdocs_dynamodb.model.flow.wording import is_moment, is_time, words_of
from mkdocs_dynamodb.model.keys.asked_ranges import candidates
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.sample_values import SampleValues
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.records import record

SEQUENCE_WORDS = frozenset(
    {
        *("seq", "sequence", "version", "revision", "counter", "ulid", "ksuid", "snowflake"),
        *("uuidv", "serial", "generation", "epoch", "position", "rank", "number", "no", "nr"),
    }
)
"""Words of attributes that grow with time without being one."""
REVERSED_WORDS = frozenset({"reverse", "reversed", "inverse", "inverted", "descending", "desc"})
"""Words of attributes that hold a time or number counted backwards, so that the newest is first."""


@record()
class OrderedQuery:
    """The one query of an answer, with the pattern that it answers."""

    pattern: AccessPattern
    answer: Answer
    step: Step
    target: Target
    entities: tuple[StoredEntity, ...]
    """Entities that it is about."""

    @property
    def is_pinned(self) -> bool:
        """Whether the sort key is asked by equality, so that there is nothing to order."""
        names = {key.name.value for key in self.target.sort_keys}
        return any(
            test.operator.value == "="
            for tested in self.step.where
            if tested.attribute.value in names
            for test in tested.tests
        )


def ordered_queries(model: Model) -> Iterator[OrderedQuery]:
    """Queries of read patterns that are answered by one query; with more, who orders is unsaid."""
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        queries = [step for step in answer.steps if step.is_search]
        if pattern is None or pattern.type.value != "read" or len(queries) != 1:
            continue
        step = queries[0]
        target = target_of(model, step) if step.operation.value == "Query" else None
        entities = () if target is None else candidates(step, target)
        if target is not None and entities:
            yield OrderedQuery(pattern, answer, step, target, entities)


def sort_parts(query: OrderedQuery) -> tuple[str, ...] | None:
    """Attributes that the sort keys are made of, and the keys; None where a key is not told."""
    names: dict[str, None] = {}
    for key in query.target.sort_keys:
        names[key.name.value] = None
        for entity in query.entities:
            template = entity.template_for(key.name.value)
            if template is None:
                return None
            names.update(dict.fromkeys(template.names))
    return tuple(names)


def may_follow_time(query: OrderedQuery, samples: SampleValues) -> bool:
    """Whether the sort key may order by time: by a name, a number, or values that begin with it.

    What counts is the first part of the key that the condition leaves open: `{state}#{placed_at}`
    is in order of time within one state only.
    """
    if sort_parts(query) is None or any(key.type != "S" for key in query.target.sort_keys):
        return True
    if len(query.target.sort_keys) != 1:
        return any(_is_timely(query, e, n, samples) for e in query.entities for n in _parts(query))
    leading = [(entity, first_open(query, entity)) for entity in query.entities]
    if any(name is None for _, name in leading):
        return True
    named = [(entity, name) for entity, name in leading if name]
    return not named or any(_is_timely(query, entity, name, samples) for entity, name in named)


def _parts(query: OrderedQuery) -> tuple[str, ...]:
    return sort_parts(query) or ()


def first_open(query: OrderedQuery, entity: StoredEntity) -> str | None:
    """First part of the sort key that the condition does not fix; None where that is not told.

    Empty where none is left, or where the keys of the entity do not meet the condition.
    """
    key = query.target.sort_keys[0].name.value
    template = entity.template_for(key)
    if template is None:
        return None
    names = template.names
    if len(names) == 1 and is_time(key):
        return key
    for tested in query.step.where:
        if tested.attribute.value != key:
            continue
        for test in tested.tests:
            beginning = test.operands[0]
            if test.operator.value != "begins_with" or not isinstance(beginning, Template):
                return None
            if not beginning.names and not template.prefix.startswith(beginning.text):
                if not beginning.text.startswith(template.prefix):
                    return ""
                return names[0] if len(names) == 1 else None
            names = names[len(beginning.names) :]
    return names[0] if names else ""


def _is_timely(query: OrderedQuery, entity: StoredEntity, name: str, samples: SampleValues) -> bool:
    attribute = entity.attributes.get(name)
    return (
        is_time(name)
        or not SEQUENCE_WORDS.isdisjoint(words_of(name))
        or (attribute is not None and attribute.type.value == "N")
        or any(map(is_moment, samples.of(query.target.table, entity, name)))
    )


def is_reversed_in_key(query: OrderedQuery) -> bool:
    """Whether the key itself turns the order round, by the name of what it is made of."""
    parts = sort_parts(query) or ()
    return any(not REVERSED_WORDS.isdisjoint(words_of(name)) for name in parts)

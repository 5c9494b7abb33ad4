"""Facts that a model does not state and that rules or figures would need."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, AttributeTests, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.sizes import build_sizes
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions

_TO_MANY = frozenset({"one-to-many", "many-to-many"})


class UnknownKind(StrEnum):
    """Kinds of facts; the value names the fact."""

    COUNT = "how many items an entity has"
    SIZE = "how large its items are"
    SAMPLE = "sample items of an entity"
    AVERAGE = "the average of a relationship"
    MAX = "the largest number in a relationship"
    RETURNS = "what a query or scan returns"
    EXAMPLE = "an example of a pattern"
    SPREAD = "how popular the values of a key are"


SETTLED_BY: Mapping[UnknownKind, str] = {
    UnknownKind.COUNT: "`count` of the entity, or `average` of a relationship that leads to it",
    UnknownKind.SIZE: "`size` of the entity, or a sample item",
    UnknownKind.SAMPLE: "one of the `items` of its table",
    UnknownKind.AVERAGE: "`average` of the relationship",
    UnknownKind.MAX: "`max` of the relationship, unless nothing bounds it",
    UnknownKind.RETURNS: "`returns` of the step",
    UnknownKind.EXAMPLE: "`example` of the mapping",
    UnknownKind.SPREAD: "`spread` of the input",
}
"""What states a fact, and where."""


class Place(StrEnum):
    """What an unknown fact belongs to, for links."""

    RELATIONSHIP = "relationship"
    TABLE = "table"
    PATTERN = "pattern"


@record()
class Unknown:
    """One fact that is missing."""

    kind: UnknownKind
    name: str
    """What lacks it, for a reader."""
    place: Place
    thing: str = ""
    """Name of the table, or number of the access pattern."""


@record()
class UnknownGroup:
    """Facts of one kind: how many a model could state, and which are missing."""

    kind: UnknownKind
    asked: int
    missing: tuple[Unknown, ...]

    @property
    def settled_by(self) -> str:
        """What would settle them."""
        return SETTLED_BY[self.kind]


def build_unknowns(model: Model) -> tuple[UnknownGroup, ...]:
    """Facts that are missing, by kind; kinds of which nothing is missing are left out."""
    asked: dict[UnknownKind, dict[Unknown, bool]] = {kind: {} for kind in UnknownKind}
    for unknown, is_missing in (
        *_of_entities(model),
        *_of_relationships(model),
        *_of_patterns(model),
    ):
        group = asked[unknown.kind]
        group[unknown] = group.get(unknown, False) or is_missing
    groups = (
        UnknownGroup(kind, len(found), tuple(u for u, is_missing in found.items() if is_missing))
        for kind, found in asked.items()
    )
    return tuple(group for group in groups if group.missing)


def _of_entities(model: Model) -> Iterator[tuple[Unknown, bool]]:
    """Counts, sizes and samples, for each entity of each table."""
    sizes = build_sizes(model)
    for table, entity in model.stored_entities:
        name, where = entity.name.value, table.name.value
        label = name if len(model.stored_in[name]) == 1 else f"{name} in {where}"
        has_sample = any(item.entity.value in (name, "raw") for item in table.items)
        size = sizes.of(table, entity)
        for kind, is_missing in (
            (UnknownKind.COUNT, bool(sizes.count_of(table, entity).unknown)),
            (UnknownKind.SIZE, bool(size.unknown)),
            (UnknownKind.SAMPLE, not has_sample),
        ):
            yield Unknown(kind, label, Place.TABLE, where), is_missing


def _of_relationships(model: Model) -> Iterator[tuple[Unknown, bool]]:
    """Averages and bounds, where one thing can have many."""
    for relationship in model.relationships:
        if relationship.kind in _TO_MANY:
            ends = (relationship.source.value, relationship.verb, relationship.target.value)
            label = " ".join(end for end in ends if end)
            average = Unknown(UnknownKind.AVERAGE, label, Place.RELATIONSHIP)
            yield average, relationship.average is None
            largest = Unknown(UnknownKind.MAX, label, Place.RELATIONSHIP)
            yield largest, relationship.max is None


def _of_patterns(model: Model) -> Iterator[tuple[Unknown, bool]]:
    """Examples, results and popular values of the patterns that DynamoDB answers itself."""
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or not pattern.needs_database or not answer.steps:
            continue
        if pattern.inputs:
            example = Unknown(UnknownKind.EXAMPLE, number, Place.PATTERN, number)
            yield example, not answer.example
        for step in answer.steps:
            if step.is_search and not _finds_one(model, step):
                result = Unknown(UnknownKind.RETURNS, number, Place.PATTERN, number)
                yield result, not step.returns
        for name, is_missing in _popular(model, pattern, answer):
            label = f"{number} ({name})"
            yield Unknown(UnknownKind.SPREAD, label, Place.PATTERN, number), is_missing


def _finds_one(model: Model, step: Step) -> bool:
    """Whether a query asks for a whole primary key."""
    target = target_of(model, step)
    if target is None or target.index is not None or step.operation.value != "Query":
        return False
    asked = {tests.attribute.value for tests in step.where if _is_equality(tests)}
    return asked.issuperset(target.key_names)


def _is_equality(tests: AttributeTests) -> bool:
    return all(test.operator.value == "=" for test in tests.tests)


def _popular(model: Model, pattern: AccessPattern, answer: Answer) -> Iterator[tuple[str, bool]]:
    """Inputs that partition keys are made of, and whether their spread is missing.

    One that is stated in another pattern holds here too, and some keys need none.
    """
    names = {name for step in answer.steps for name in _partition_inputs(model, step)}
    partitions = build_partitions(model)
    is_open = pattern.number.value in partitions.assuming
    for entry in pattern.inputs:
        if entry.name.value in names:
            yield entry.name.value, is_open and entry.name.value not in partitions.spread_names


def _partition_inputs(model: Model, step: Step) -> Iterator[str]:
    target = target_of(model, step)
    if step.is_search and target is not None:
        yield from _asked(step.where, {key.name.value for key in target.partition_keys})
    for action in step.actions:
        table, entity = model.table_of(action), model.entity_of(action)
        if table is None or not table.partition_keys:
            continue
        key = table.partition_keys[0].name.value
        template = None if entity is None else entity.template_for(key)
        if action.where:
            yield from _asked(action.where, {key})
        elif template is not None:
            yield from template.names


def _asked(where: Iterable[AttributeTests], keys: set[str]) -> Iterator[str]:
    for tests in where:
        if tests.attribute.value in keys:
            for test in tests.tests:
                for operand in test.operands:
                    if isinstance(operand, Template):
                        yield from operand.names

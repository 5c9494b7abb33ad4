"""What a step addresses - a table or one of its indexes - and which attributes it gives back."""

from collections.abc import Iterable, Iterator

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import Index, Key, StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.shape import nearest

RETURNS_NOTHING = frozenset({"BatchWriteItem", "TransactWriteItems"})
"""Operations whose response holds no attributes (API Reference)."""

SORT_KEY_OPERATORS = frozenset({"=", "<", "<=", ">", ">=", "between", "begins_with"})
"""What a query can ask of a sort key (API Reference, Query, KeyConditionExpression)."""


@record()
class Target:
    """A table, or an index of it, that a step reads."""

    table: Table
    index: Index | None = None

    @property
    def name(self) -> str:
        """Name for the user: `Products`, or `Products/BySeller` for an index."""
        if self.index is None:
            return self.table.name.value
        return f"{self.table.name.value}/{self.index.name.value}"

    @property
    def partition_keys(self) -> tuple[Key, ...]:
        """Partition key attributes."""
        return (self.index or self.table).partition_keys

    @property
    def sort_keys(self) -> tuple[Key, ...]:
        """Sort key attributes."""
        return (self.index or self.table).sort_keys

    @property
    def key_names(self) -> tuple[str, ...]:
        """Names of all key attributes, in order."""
        return (self.index or self.table).key_names

    @property
    def is_global_index(self) -> bool:
        """Whether it is a global secondary index."""
        return self.index is not None and not self.index.local

    def holds(self, entity: StoredEntity) -> bool:
        """Whether items of an entity can be found here."""
        return self.index is None or self.index.is_entered_by(entity)

    def returned_names(self, entity: StoredEntity) -> frozenset[str]:
        """Attributes of an entity that can be read here.

        A local index fetches from the table what it does not hold (Developer Guide, Local
        secondary indexes); a global one does not.
        """
        if self.index is None or self.index.local:
            return entity.attribute_names
        return self.table.projected_names(self.index, entity)


def target_of(model: Model, step: Step) -> Target | None:
    """Target of a step; None where it names a table or index that does not exist.

    Only Query and Scan read an index; for every other operation the target is the table.
    """
    table = model.table_of(step)
    if table is None:
        return None
    if step.index is None or not step.is_search:
        return Target(table)
    index = model.index_of(step)
    return None if index is None else Target(table, index)


def searches(model: Model, operation: str) -> Iterator[tuple[str, Step, Target]]:
    """Number of the answer, step and target of each Query or Scan whose target exists."""
    found = model.worked_out.get(_Searches)
    if not isinstance(found, _Searches):
        found = model.worked_out[_Searches] = _Searches(model)
    return iter(found.by_operation.get(operation, ()))


def scan_cure(model: Model, step: Step) -> str:
    """What answers a pattern without the scan: an index that is there already, or a new one."""
    index = _index_for_filter(model, step)
    if index is None:
        return "add an index whose keys answer the pattern"
    names = " and ".join(f"`{key.name.value}`" for key in index.partition_keys)
    return f"query the index `{index.name.value}`, whose partition key is {names}"


def _index_for_filter(model: Model, step: Step) -> Index | None:
    """Index whose partition key the filter of a scan of the table compares with one value."""
    table = model.table_of(step)
    if table is None or step.index is not None or step.filter is None:
        return None
    asked = {
        tested.attribute.value
        for tested in step.filter.tests
        if any(test.operator.value == "=" for test in tested.tests)
    }
    fitting = (
        index
        for index in table.indexes.values()
        if index.partition_keys and all(key.name.value in asked for key in index.partition_keys)
    )
    return next(fitting, None)


class _Searches:
    """The searches of a model, which a score of rules look through."""

    def __init__(self, model: Model) -> None:
        self.by_operation: dict[str, list[tuple[str, Step, Target]]] = {}
        for _, answer, step in model.steps():
            target = target_of(model, step) if step.is_search else None
            if target is not None:
                entry = (answer.number.value, step, target)
                self.by_operation.setdefault(step.operation.value, []).append(entry)


def sort_tests(step: Step, target: Target) -> Iterator[tuple[Key, AttributeTests]]:
    """Sort key attributes on which a step sets a condition, in the order of the key."""
    asked = {tests.attribute.value: tests for tests in step.where}
    for key in target.sort_keys:
        if key.name.value in asked:
            yield key, asked[key.name.value]


def missing_keys(where: Iterable[AttributeTests], names: Iterable[str]) -> tuple[str, ...]:
    """Key attributes that a condition does not name, each once.

    One that is only spelled wrong does not count: the wrong name is what has to be told.
    """
    asked = {tests.attribute.value for tests in where}
    needed = tuple(dict.fromkeys(names))
    foreign = asked.difference(needed)
    return tuple(
        name
        for name in needed
        if name not in asked and not any(nearest(other, [name]) for other in foreign)
    )


def index_asked_for(table: Table, where: Iterable[AttributeTests]) -> str:
    """Index of which a condition names the partition key and nothing but keys; empty for none."""
    asked = {tests.attribute.value for tests in where}
    for name, index in table.indexes.items():
        partition = {key.name.value for key in index.partition_keys}
        if partition and partition <= asked <= {*index.key_names}:
            return name
    return ""


def parts_of(step: Step) -> tuple[Step | Action, ...]:
    """The step itself, then its actions: everything that can name a table, index or entity."""
    return (step, *step.actions)


def is_listed(step: Step) -> bool:
    """Whether the actions of a step are written as a list, and not implied by the operation."""
    return "actions" in step.given


def is_strong(step: Step, pattern: AccessPattern | None) -> bool:
    """Whether a step reads with strong consistency: as it says itself, else as its pattern asks."""
    asked = step.consistency or (pattern.consistency if pattern is not None else None)
    return step.reads and asked is not None and asked.value == "strong"


def stored_attributes(model: Model, step: Step) -> frozenset[str] | None:
    """Attributes that the items which a step reads or changes have in the table."""
    entities = _entities(model, step)
    if not entities:
        return None
    return frozenset[str]().union(*(entity.attribute_names for entity in entities))


def returned_attributes(model: Model, step: Step) -> frozenset[str] | None:
    """Attributes that a step can give back; None where the model does not tell.

    Those count as well that can be read from the text of a key.
    """
    if step.operation.value in RETURNS_NOTHING:
        return frozenset()
    entities = _entities(model, step)
    target = target_of(model, step)
    if not entities or (step.is_search and target is None):
        return None
    asked = {top_level(name.value) for name in step.projection}
    names: set[str] = set()
    for entity in entities:
        own = entity.attribute_names
        if step.is_search and target is not None:
            own = target.returned_names(entity)
        own = own & asked if asked else own
        names |= own | _read_from_keys(entity, own)
    return frozenset(names)


def _read_from_keys(entity: StoredEntity, held: frozenset[str]) -> set[str]:
    """Attributes that stand in composed keys: who has the key can read them from its text."""
    return {name for key, template in entity.keys.items() if key in held for name in template.names}


def top_level(path: str) -> str:
    """Attribute that a document path such as `address.city` or `lines[0]` begins with."""
    return path.partition(".")[0].partition("[")[0]


def _entities(model: Model, step: Step) -> tuple[StoredEntity, ...] | None:
    """Entities whose items a step reads or changes; None where one of them is unknown."""
    if step.is_search:
        return _found_entities(model, step)
    found: dict[str, StoredEntity] = {}
    for action in step.actions:
        acted = _acted_entities(model, action)
        if acted is None:
            return None
        found.update((entity.subject, entity) for entity in acted)
    return tuple(found.values())


def _found_entities(model: Model, step: Step) -> tuple[StoredEntity, ...] | None:
    target = target_of(model, step)
    if target is None:
        return None
    named = [name.value for name in step.returns]
    if not named and step.entity is not None:
        named = [step.entity.value]
    if not named:
        return tuple(e for e in target.table.entities.values() if target.holds(e))
    if any(name not in target.table.entities for name in named):
        return None
    return tuple(target.table.entities[name] for name in named)


def _acted_entities(model: Model, action: Action) -> tuple[StoredEntity, ...] | None:
    table = model.table_of(action)
    if table is None:
        return None
    if action.entity is None:
        return tuple(table.entities.values())
    entity = table.entities.get(action.entity.value)
    return None if entity is None else (entity,)

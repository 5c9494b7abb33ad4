"""In which order tables and indexes hold items, whatever their key attributes are called."""

from collections.abc import Iterator
from enum import StrEnum

from mkdocs_dynamodb.model.capacity.capacity_units import READ_UNIT_BYTES
from mkdocs_dynamodb.model.capacity.sample_sizes import SampleSizes
from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.tables import Index, Key, ProjectionKind, StoredEntity, Table
from mkdocs_dynamodb.records import record


class Likeness(StrEnum):
    """How the keys of an index are found again elsewhere."""

    SAME = "same"
    BEGINNING = "beginning"


@record()
class KeyOrder:
    """What groups and sorts the items of a table or index."""

    index: Index | None
    names: tuple[frozenset[str], tuple[str, ...]]
    """Partition key attributes, and sort key attributes in order."""
    sources: tuple[tuple[frozenset[str], tuple[str, ...]], ...]
    """The same for each entity that it holds, by what the keys are made of."""
    entities: tuple[str, ...]

    @property
    def is_sparse(self) -> bool:
        """Whether it says which of the items it holds."""
        return self.index is not None and bool(self.index.sparse)


def find_repeated(table: Table) -> Iterator[tuple[KeyOrder, KeyOrder, Likeness]]:
    """Indexes whose items another index or the table holds in the same order.

    Each index is told once. Of two with the same keys the later one is told, and of indexes of
    different kinds none, since only a local one can be read with strong consistency.
    """
    orders = [_order(table, index) for index in table.indexes.values()]
    own = _order(table, None)
    for position, order in enumerate(orders):
        found = next(
            (
                (other, likeness)
                for other, is_before in (
                    (own, True),
                    *((o, i < position) for i, o in enumerate(orders) if i != position),
                )
                if (likeness := _likeness(table, order, other)) is not None
                and (likeness is Likeness.BEGINNING or is_before)
            ),
            None,
        )
        if found is not None and not (found[0] is own and _is_narrow(table, order.index)):
            yield order, *found


def _likeness(table: Table, order: KeyOrder, other: KeyOrder) -> Likeness | None:
    if not _is_comparable(order, other):
        return None
    if order.names == other.names:
        return Likeness.SAME
    if order.is_sparse or other.is_sparse or _may_lack(table, order, other):
        return None
    if _groups_alike(table, order, other):
        return Likeness.SAME
    partition, sort = order.names
    is_beginning = partition == other.names[0] and sort == other.names[1][: len(sort)]
    return Likeness.BEGINNING if is_beginning else None


def _is_comparable(order: KeyOrder, other: KeyOrder) -> bool:
    """Whether the other one holds all that an index does, and is of its kind."""
    if order.index is None or not order.entities or not set(order.entities) <= set(other.entities):
        return False
    return other.index is None or other.index.local == order.index.local


def _groups_alike(table: Table, order: KeyOrder, other: KeyOrder) -> bool:
    """Whether the items of the only entity of an index lie together elsewhere just so."""
    if len(order.entities) != 1 or not order.sources[0][0]:
        return False
    name = order.entities[0]
    if order.sources[0] != other.sources[other.entities.index(name)]:
        return False
    if len(other.entities) == 1:
        return True
    sort_keys = table.sort_keys if other.index is None else other.index.sort_keys
    templates = [table.entities[name].template_for(key.name.value) for key in sort_keys[:1]]
    return any(template is not None and template.prefix for template in templates)


def _may_lack(table: Table, order: KeyOrder, other: KeyOrder) -> bool:
    """Whether an item can be in one of the two and not in the other."""
    mine, others = _optional_names(table, order), _optional_names(table, other)
    return mine != others


def _optional_names(table: Table, order: KeyOrder) -> frozenset[tuple[str, str]]:
    keys = table.keys if order.index is None else order.index.keys
    found = set()
    for name in order.entities:
        entity = table.entities[name]
        for key in keys:
            template = entity.template_for(key.name.value)
            for part in (key.name.value, *(template.names if template is not None else ())):
                attribute = entity.attributes.get(part)
                if attribute is not None and attribute.optional:
                    found.add((name, part))
    return frozenset(found)


def _is_narrow(table: Table, index: Index | None) -> bool:
    """Whether an index spares reading large items, by the sample items."""
    if index is None or index.projection.kind is ProjectionKind.ALL:
        return False
    sizes = SampleSizes()
    averages = (sizes.average(Target(table), entity) for entity in table.entities.values())
    return any(average is not None and average > READ_UNIT_BYTES for average in averages)


def _order(table: Table, index: Index | None) -> KeyOrder:
    partition, sort = (
        (table.partition_keys, table.sort_keys)
        if index is None
        else (index.partition_keys, index.sort_keys)
    )
    target = Target(table, index)
    held = [entity for entity in table.entities.values() if target.holds(entity)]
    return KeyOrder(
        index,
        (frozenset(key.name.value for key in partition), tuple(key.name.value for key in sort)),
        tuple((frozenset(_parts(e, partition)), _parts(e, sort)) for e in held),
        tuple(entity.name.value for entity in held),
    )


def _parts(entity: StoredEntity, keys: tuple[Key, ...]) -> tuple[str, ...]:
    templates = (entity.template_for(key.name.value) for key in keys)
    return tuple(n for template in templates if template is not None for n in template.names)

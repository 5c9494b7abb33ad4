"""What a table and its indexes hold of the sample items: item collections in DynamoDB's order.

An index holds an entry for each item that has every key attribute of the index (Developer Guide,
Take advantage of sparse indexes); the entry has the keys of both and the projected attributes.
"""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.model.keys.item_keys import (
    KeyFault,
    Order,
    first_key_fault,
    key_values,
    orders_of,
)
from mkdocs_dynamodb.model.tables import Index, Item, Key, ProjectionKind, Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class Entry:
    """An item as a table or index holds it."""

    item: Item
    attributes: Mapping[str, Value]
    """Keys first: of the index, then of the table; then the others as they were written."""


@record(kw_only=True)
class Collection:
    """Entries with the same partition key, in the order in which a query returns them."""

    partition: tuple[Value, ...]
    """One value for each partition key attribute."""
    entries: tuple[Entry, ...]


@record(kw_only=True)
class Absence:
    """An item that is not held, and the first key attribute that keeps it out."""

    item: Item
    attribute: str
    fault: KeyFault


def table_collections(table: Table) -> tuple[Collection, ...]:
    """Item collections of a table, by the first item of each in the file.

    Items whose keys cannot be made are left out (`table_absences`); items with the same primary
    key are all kept, although a table would hold the last one only.
    """
    entries = (
        Entry(item=item, attributes=_keys_first(item.attributes, table.key_names))
        for item in _stored(table)
    )
    return _collections(entries, table.partition_keys, table.sort_keys)


def index_collections(table: Table, index: Index) -> tuple[Collection, ...]:
    """Item collections of an index; entries with equal sort keys stand in the table's order."""
    entries = (
        Entry(item=item, attributes=_entry_attributes(table, index, item))
        for item in _stored(table)
        if first_key_fault(item.attributes, index.keys) is None
    )
    return _collections(entries, index.partition_keys, index.sort_keys, table.keys)


def table_absences(table: Table) -> tuple[Absence, ...]:
    """Items that no table can hold, since a key attribute of theirs is missing or wrong."""
    return _absences(table.items, table.keys)


def index_absences(table: Table, index: Index) -> tuple[Absence, ...]:
    """Items that the table holds and the index does not."""
    return _absences(_stored(table), index.keys)


def entry_names(table: Table, index: Index, names: Iterable[str]) -> tuple[str, ...]:
    """Names of an item's attributes that an entry of an index holds, keys first."""
    own = dict.fromkeys(names)
    keys = [name for name in dict.fromkeys((*index.key_names, *table.key_names)) if name in own]
    if index.projection.kind is ProjectionKind.ALL:
        return tuple(dict.fromkeys((*keys, *own)))
    projected = {name.value for name in index.projection.names}
    return tuple(dict.fromkeys((*keys, *(name for name in own if name in projected))))


def _entry_attributes(table: Table, index: Index, item: Item) -> Mapping[str, Value]:
    names = entry_names(table, index, item.attributes)
    return {name: item.attributes[name] for name in names}


def _keys_first(attributes: Mapping[str, Value], keys: Iterable[str]) -> Mapping[str, Value]:
    return {name: attributes[name] for name in dict.fromkeys((*keys, *attributes))}


def _stored(table: Table) -> tuple[Item, ...]:
    return tuple(i for i in table.items if first_key_fault(i.attributes, table.keys) is None)


def _absences(items: Iterable[Item], keys: tuple[Key, ...]) -> tuple[Absence, ...]:
    found = ((item, first_key_fault(item.attributes, keys)) for item in items)
    return tuple(
        Absence(item=item, attribute=fault[0], fault=fault[1])
        for item, fault in found
        if fault is not None
    )


def _collections(
    entries: Iterable[Entry],
    partition_keys: tuple[Key, ...],
    sort_keys: tuple[Key, ...],
    ties: tuple[Key, ...] = (),
) -> tuple[Collection, ...]:
    grouped: dict[tuple[Order, ...], list[Entry]] = {}
    for entry in entries:
        partition = key_values(entry.attributes, partition_keys)
        grouped.setdefault(orders_of(partition), []).append(entry)
    order = (*sort_keys, *ties)
    return tuple(
        Collection(
            partition=key_values(group[0].attributes, partition_keys),
            entries=tuple(sorted(group, key=lambda e: orders_of(key_values(e.attributes, order)))),
        )
        for group in grouped.values()
    )

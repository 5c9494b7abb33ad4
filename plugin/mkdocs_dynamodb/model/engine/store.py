"""The items of a model's tables, and the item collections of tables and indexes."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from mkdocs_dynamodb.model.engine.outcome import Attributes, Change
from mkdocs_dynamodb.model.keys.index_views import entry_names
from mkdocs_dynamodb.model.keys.item_keys import (
    KeyFault,
    Order,
    first_key_fault,
    key_fault,
    key_values,
    orders_of,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.records import record

ItemKey = tuple[Order, ...]
"""Primary key of an item in a form that compares as DynamoDB compares keys."""


class Entry(NamedTuple):
    """An item as a table or index has it in one of its collections."""

    order: tuple[Order, ...]
    """Sort key of the collection; in an index then the primary key of the item."""
    key: ItemKey
    item: Attributes
    """The whole item."""


@record(slots=False)
class Contents:
    """Items of one table as they were loaded, with collections made when they are asked for."""

    table: Table
    items: Mapping[ItemKey, Attributes]
    _collections: dict[str, dict[ItemKey, list[Entry]]] = field(default_factory=dict)

    def collections(self, index: Index | None) -> Mapping[ItemKey, list[Entry]]:
        """Partition key -> entries in order, of the table or of an index."""
        name = "" if index is None else index.name.value
        found = self._collections.get(name)
        if found is None:
            found = self._collections[name] = self._collected(index)
        return found

    def _collected(self, index: Index | None) -> dict[ItemKey, list[Entry]]:
        grouped: dict[ItemKey, list[Entry]] = {}
        for key, item in self.items.items():
            placed = place_of(self.table, index, key, item)
            if placed is not None:
                grouped.setdefault(placed[0], []).append(placed[1])
        for entries in grouped.values():
            entries.sort(key=_order)
        return grouped


class _Tables:
    """Contents of each table, loaded when they are asked for."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        self.loaded: dict[str, Contents] = {}

    def contents(self, table: Table) -> Contents:
        name = table.name.value
        found = self.loaded.get(name)
        if found is None:
            found = self.loaded[name] = _load(table)
        return found


@record(slots=False)
class Store:
    """Items of all tables; a write makes another store and leaves this one as it is."""

    loaded: _Tables
    written: Mapping[str, Mapping[ItemKey, Attributes | None]] = field(default_factory=dict)
    """Table -> what was written since: key -> item, or None where it was deleted."""

    def table(self, name: str) -> Table | None:
        """Table of a name."""
        return self.loaded.tables.get(name)

    def item(self, table: Table, key: ItemKey) -> Attributes | None:
        """Item with a primary key."""
        written = self.written.get(table.name.value)
        if written is not None and key in written:
            return written[key]
        return self.loaded.contents(table).items.get(key)

    def items(self, table: Table) -> Iterator[Attributes]:
        """Every item of a table."""
        written = self.written.get(table.name.value, {})
        for key, item in self.loaded.contents(table).items.items():
            if key not in written:
                yield item
        yield from (item for item in written.values() if item is not None)

    def collection(self, table: Table, index: Index | None, partition: ItemKey) -> list[Entry]:
        """Entries with a partition key, in the order in which a query returns them."""
        loaded = self.loaded.contents(table).collections(index).get(partition, [])
        written = self.written.get(table.name.value)
        if written is None:
            return loaded
        entries = [entry for entry in loaded if entry.key not in written]
        for key, item in written.items():
            placed = None if item is None else place_of(table, index, key, item)
            if placed is not None and placed[0] == partition:
                insort(entries, placed[1], key=_order)
        return entries

    def entries(self, table: Table, index: Index | None) -> Iterator[Entry]:
        """Every entry of a table or index, collection by collection."""
        written = self.written.get(table.name.value)
        collections = self.loaded.contents(table).collections(index)
        if written is None:
            for entries in collections.values():
                yield from entries
            return
        placed = (
            place_of(table, index, key, item) for key, item in written.items() if item is not None
        )
        new = dict.fromkeys(place[0] for place in placed if place is not None)
        for partition in dict.fromkeys((*collections, *new)):
            yield from self.collection(table, index, partition)

    def with_changes(self, changes: Iterable[tuple[ItemKey, Change]]) -> "Store":
        """Store after some changes."""
        written = dict(self.written)
        for key, change in changes:
            written[change.table] = {**written.get(change.table, {}), key: change.after}
        return Store(self.loaded, written)


def load_store(model: Model) -> Store:
    """Store with the sample items that the tables of a model can hold.

    Of items with the same primary key, the last one counts, as it would replace the others.
    """
    return Store(_Tables(model.tables))


def key_of(table: Table, item: Attributes) -> ItemKey:
    """Primary key of an item that has one."""
    return orders_of(key_values(item, table.keys))


def refused_index_key(table: Table, item: Attributes) -> str:
    """First index key attribute with a value that DynamoDB refuses; nothing where all will do."""
    for index in table.indexes.values():
        for key in index.keys:
            if key_fault(item, key) not in (None, KeyFault.MISSING):
                return key.name.value
    return ""


def entry_attributes(table: Table, index: Index | None, item: Attributes) -> Attributes:
    """What a table or index holds of an item."""
    if index is None:
        return item
    return {name: item[name] for name in entry_names(table, index, item)}


def place_of(
    table: Table, index: Index | None, key: ItemKey, item: Attributes
) -> tuple[ItemKey, Entry] | None:
    """Partition key and entry of an item; None where an index does not hold it."""
    if index is None:
        parts = len(table.partition_keys)
        return key[:parts], Entry(key[parts:], key, item)
    if first_key_fault(item, index.keys) is not None:
        return None
    partition = orders_of(key_values(item, index.partition_keys))
    order = orders_of(key_values(item, index.sort_keys))
    return partition, Entry((*order, *key), key, item)


def _order(entry: Entry) -> tuple[Order, ...]:
    return entry.order


def _load(table: Table) -> Contents:
    found: dict[ItemKey, Attributes] = {}
    for item in table.items:
        attributes = item.attributes
        if first_key_fault(attributes, table.keys) is None and not refused_index_key(
            table, attributes
        ):
            found[key_of(table, attributes)] = attributes
    return Contents(table, found)

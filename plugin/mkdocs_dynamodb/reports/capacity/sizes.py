"""Bytes of items and index entries, and of what tables and indexes store of them."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.weighing import Size, Weighing
from mkdocs_dynamodb.reports.counts import Count, build_counts

STORED_OVERHEAD_BYTES = 100
"""Bytes billed for storing each item and each index entry, beside its own (Developer Guide,
DynamoDB item sizes and formats). They count neither for capacity units nor for limits."""

_KEPT_MODELS = 4


@record(kw_only=True)
class EntrySize:
    """Size of the items of an entity in a table, or of their entries in an index."""

    table: str
    index: str
    """Empty for the table itself."""
    entity: str
    size: Size | None
    unknown: str = ""
    """What would settle it; empty where the size is known."""


@record(kw_only=True)
class StoredShare:
    """What one entity takes in a table or index."""

    entity: str
    count: Decimal | None
    """Items, or entries of the index."""
    bytes: Decimal | None
    """Bytes that are billed, overhead included."""
    source: str
    unknown: str = ""


@record(kw_only=True)
class Storage:
    """What a table or index stores, as it is billed."""

    table: str
    index: str
    shares: tuple[StoredShare, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """What would settle the figures that are missing, each once."""
        return tuple(dict.fromkeys(share.unknown for share in self.shares if share.unknown))

    @property
    def known_bytes(self) -> Decimal:
        """Bytes of those entities whose figures are known."""
        return exact_sum(share.bytes for share in self.shares if share.bytes is not None)

    @property
    def bytes(self) -> Decimal | None:
        """Bytes billed; None where a figure is unknown."""
        return None if self.unknown else self.known_bytes

    @property
    def count(self) -> Decimal | None:
        """Items or entries; None where a figure is unknown."""
        counts = [share.count for share in self.shares]
        known = [count for count in counts if count is not None]
        return exact_sum(known) if len(known) == len(counts) else None


@record(kw_only=True)
class Sizes:
    """Sizes, counts and storage of a model."""

    entries: Mapping[tuple[str, str, str], EntrySize]
    """(table, index or empty, entity) -> size; an index has the entities that can enter it."""
    counts: Mapping[tuple[str, str], Count]
    """(table, entity) -> how many items there are."""
    storage: Mapping[tuple[str, str], Storage]
    """(table, index or empty) -> what it stores."""

    def of(self, table: Table, entity: StoredEntity, index: Index | None = None) -> EntrySize:
        """Size of an entity's items, or of their entries in an index; unknown where none enters."""
        name, own = "" if index is None else index.name.value, entity.name.value
        found = self.entries.get((table.name.value, name, own))
        if found is not None:
            return found
        unknown = f"give `{own}` the keys of `{name}`, which it cannot enter"
        return EntrySize(table=table.name.value, index=name, entity=own, size=None, unknown=unknown)

    def count_of(self, table: Table, entity: StoredEntity) -> Count:
        """Number of an entity's items in a table."""
        return self.counts[table.name.value, entity.name.value]

    def entry_count(
        self, table: Table, entity: StoredEntity, index: Index | None
    ) -> Decimal | None:
        """Number of an entity's items in a table or of their entries in an index."""
        name = "" if index is None else index.name.value
        shares = self.storage[table.name.value, name].shares
        return next((s.count for s in shares if s.entity == entity.name.value), None)


@lru_cache(maxsize=_KEPT_MODELS)
def build_sizes(model: Model) -> Sizes:
    """Sizes, counts and storage; worked out once for a model."""
    return model.kept.get(("sizes",), (model.frame,), lambda: _build(model))


def _build(model: Model) -> Sizes:
    counts = build_counts(model)
    entries: dict[tuple[str, str, str], EntrySize] = {}
    storage: dict[tuple[str, str], Storage] = {}
    for table in model.tables.values():
        weighing = Weighing(model, table)
        for index in (None, *table.indexes.values()):
            name = "" if index is None else index.name.value
            entities = table.entities.values() if index is None else table.entering(index)
            shares = []
            for entity in entities:
                size, unknown = weighing.size(entity, index)
                entry = EntrySize(
                    table=table.name.value,
                    index=name,
                    entity=entity.name.value,
                    size=size,
                    unknown=unknown,
                )
                entries[table.name.value, name, entity.name.value] = entry
                count = counts[table.name.value, entity.name.value]
                shares.append(_share(entry, count, weighing.presence(entity, index)))
            key = (table.name.value, name)
            storage[key] = Storage(table=key[0], index=name, shares=tuple(shares))
    return Sizes(entries=entries, counts=counts, storage=storage)


def _share(entry: EntrySize, count: Count, presence: Decimal | None) -> StoredShare:
    absent = f"add sample items of `{entity}`" if (entity := entry.entity) else ""
    unknown = count.unknown or entry.unknown or (absent if presence is None else "")
    number = None
    if count.number is not None and presence is not None:
        number = exact_product(count.number, presence)
        if presence != 1:  # a part of the sample items, and entries are whole
            number = number.to_integral_value(ROUND_HALF_UP)
    stored = None
    source = count.source
    if entry.size is not None and number is not None:
        stored = exact_product(number, Decimal(entry.size.p50 + STORED_OVERHEAD_BYTES))
        source = f"{count.source}; {entry.size.source}"
    return StoredShare(
        entity=entry.entity, count=number, bytes=stored, source=source, unknown=unknown
    )

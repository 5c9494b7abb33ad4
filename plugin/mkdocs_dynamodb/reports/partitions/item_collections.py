"""Item collections of tables with local indexes, which cannot be larger than 10 GB.

The limit holds for all items with the same partition key and their entries in local indexes
together (Developer Guide, Local secondary indexes: item collection size limit). A table without a
local index has no such limit.
"""

from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.model.limits import MAX_ITEM_COLLECTION_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.matched_keys import fields_of, identity_of
from mkdocs_dynamodb.reports.capacity.sizes import STORED_OVERHEAD_BYTES, Sizes
from mkdocs_dynamodb.reports.counts import Count


@record(kw_only=True)
class CollectionShare:
    """What the items of one entity take in one collection."""

    entity: str
    average: Decimal | None
    """Bytes in a usual collection; None where unknown."""
    largest: Decimal | None
    """Bytes in the largest one; None where nothing bounds it."""
    source: str
    unknown: str = ""


@record(kw_only=True)
class ItemCollection:
    """Bytes of the collections of one table."""

    table: str
    shares: tuple[CollectionShare, ...]
    limit: int = MAX_ITEM_COLLECTION_BYTES

    @property
    def average(self) -> Decimal | None:
        """Bytes of a usual collection."""
        return _total([share.average for share in self.shares])

    @property
    def largest(self) -> Decimal | None:
        """Bytes of the largest collection; None where nothing bounds it."""
        return _total([share.largest for share in self.shares])

    @property
    def at_least(self) -> Decimal:
        """Bytes that the largest collection has at least, by what is known."""
        sizes = (share.largest or share.average for share in self.shares)
        return exact_sum(size for size in sizes if size is not None)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What would settle it, each once."""
        return tuple(dict.fromkeys(share.unknown for share in self.shares if share.unknown))


def build_item_collections(
    model: Model, sizes: Sizes, identified: Mapping[str, Count]
) -> tuple[ItemCollection, ...]:
    """Collections of every table that has a local index.

    Args:
        model: the model.
        sizes: its sizes and counts.
        identified: placeholder -> number of the entities that it alone tells apart.
    """
    most = _most(model)
    return tuple(
        ItemCollection(
            table=table.name.value,
            shares=tuple(
                _share(table, entity, sizes, identified, most) for entity in table.entities.values()
            ),
        )
        for table in model.tables.values()
        if table.local_indexes
    )


def _most(model: Model) -> Mapping[tuple[str, str], int]:
    """(source, target) -> the most targets that one source has."""
    return {
        (r.source.value, r.target.value): r.max for r in model.relationships if r.max is not None
    }


def _share(
    table: Table,
    entity: StoredEntity,
    sizes: Sizes,
    identified: Mapping[str, Count],
    most: Mapping[tuple[str, str], int],
) -> CollectionShare:
    name = entity.name.value
    usual, large = _bytes(table, entity, sizes)
    partition = fields_of(entity.template_for(key.name.value) for key in table.partition_keys)
    identity = identity_of(table, entity)
    if usual is None or large is None or identity is None:
        unknown = sizes.of(table, entity).unknown or f"give `{entity.subject}` its keys"
        return CollectionShare(entity=name, average=None, largest=None, source="", unknown=unknown)
    if identity <= partition:
        return CollectionShare(entity=name, average=usual, largest=large, source="one item")
    items = sizes.count_of(table, entity)
    values = identified.get(next(iter(partition), "")) if len(partition) == 1 else None
    holders = Decimal(1) if not partition else None if values is None else values.number
    bound = max((number for (_, to), number in most.items() if to == name), default=None)
    average = None
    if items.number is not None and holders:
        average = exact_product(items.number, usual) / holders
    largest = None if bound is None else exact_product(Decimal(bound), large)
    unknown = ""
    if average is None and largest is None:
        unknown = items.unknown or f"state `max` of the relationship that leads to `{name}`"
    source = items.source if bound is None else f"at most {bound:,} by a relationship"
    return CollectionShare(
        entity=name, average=average, largest=largest, source=source, unknown=unknown
    )


def _bytes(
    table: Table, entity: StoredEntity, sizes: Sizes
) -> tuple[Decimal | None, Decimal | None]:
    """Bytes of an item with its entries in local indexes, usual and large."""
    entries = [sizes.of(table, entity)]
    entries += [
        sizes.of(table, entity, index)
        for index in table.local_indexes
        if index.is_entered_by(entity)
    ]
    known = [entry.size for entry in entries if entry.size is not None]
    if len(known) < len(entries):
        return None, None
    overhead = STORED_OVERHEAD_BYTES * len(known)
    return (
        Decimal(sum(size.p50 for size in known) + overhead),
        Decimal(sum(size.p99 for size in known) + overhead),
    )


def _total(figures: list[Decimal | None]) -> Decimal | None:
    known = [figure for figure in figures if figure is not None]
    return exact_sum(known) if len(known) == len(figures) else None

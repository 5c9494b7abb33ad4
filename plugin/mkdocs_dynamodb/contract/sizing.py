"""The size of items that a contract states, from the sizes that the model tells."""

from decimal import ROUND_CEILING, Decimal

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.reports.capacity.sizes import build_sizes


def item_size(model: Model, table: Table, entity: StoredEntity | None = None) -> int | None:
    """Usual bytes of an item of an entity, or of a table; None where a size is unknown.

    Of a table with several entities it is the average, weighted by how many items there are; where
    that is not known, the largest of them.
    """
    sizes = build_sizes(model)
    entities = [entity] if entity is not None else list(table.entities.values())
    found = [sizes.of(table, each).size for each in entities]
    known = [size.p50 for size in found if size is not None]
    if not known or len(known) < len(found):
        return None
    numbers = [sizes.count_of(table, each).number for each in entities]
    counts = [number for number in numbers if number is not None]
    total = sum(counts, Decimal(0))
    if len(counts) < len(known) or not total:
        return max(known)
    weight = sum(
        (Decimal(p50) * count for p50, count in zip(known, counts, strict=True)), Decimal(0)
    )
    return int((weight / total).to_integral_value(ROUND_CEILING))


def unknown_sizes(model: Model, table: Table) -> tuple[str, ...]:
    """What would settle the sizes of a table's entities that are not known."""
    sizes = build_sizes(model)
    entries = (sizes.of(table, entity) for entity in table.entities.values())
    return tuple(dict.fromkeys(entry.unknown for entry in entries if entry.size is None))

"""DSG010: a partition key with few values, under load."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.loads import Load, Place, build_loads
from mkdocs_dynamodb.model.figures import exact_product, figure_text
from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.keys.cardinality import FewValues, few_values
from mkdocs_dynamodb.model.limits import (
    MAX_PARTITION_READ_UNITS,
    MAX_PARTITION_WRITE_UNITS,
    WARM_PARTITION_SHARE,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG010", "low-cardinality-partition-key", Severity.WARNING)
def low_cardinality_partition_key(model: Model) -> Iterator[Finding]:
    """The partition key of a table or index has few values, and much traffic goes to them.

    Few values have a constant, an attribute that is a status, type or flag by its name
    (`order_status`, `is_active`), and a date, of which only today's is busy. Much is more than a
    tenth of what one partition gives: 100 writes or 300 reads a second at the peak.

    ## Why

    A partition gives 1,000 write units and 3,000 read units a second, and everything with the same
    key goes to one (Developer Guide, Best practices for designing and using partition keys
    effectively). A hot index throttles the writes of its table too (Developer Guide,
    Understanding GSI write throttling and back pressure).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 600, inputs: [order_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, order_status: S, placed_at: S}}
        indexes:
          ByStatus: {partition_key: order_status, sort_key: placed_at}
    mapping:
      1: {operation: PutItem, table: Orders, entity: Order}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 600, inputs: [order_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, order_status: S, placed_at: S, shard: N}}
        indexes:
          ByStatus: {partition_key: [order_status, shard], sort_key: placed_at}
    mapping:
      1: {operation: PutItem, table: Orders, entity: Order}
    ```
    """
    loads = build_loads(model)
    for table in model.tables.values():
        for index in (None, *table.indexes.values()):
            target = Target(table, index)
            place = (table.name.value, "" if index is None else index.name.value)
            found = few_values(target) if place in loads else None
            told = None if found is None else _told(loads[place], found)
            if found is None or told is None or _is_told_by_figures(model, place):
                continue
            yield Finding(
                at=target.partition_keys[0].name.at,
                message=f"`{target.name}` takes {told} a second with {found.words}",
                label="few values",
                subject=(index or table).subject,
                related=(Related(found.at, "gives the partition key"),),
                help="choose a key with many values, or add a shard to this one",
            )


def _is_told_by_figures(model: Model, place: Place) -> bool:
    """Whether the rules on capacity report it, as they know the load of the busiest value."""
    loads = build_partitions(model).of(*place)
    return any(load.band in (Band.WARM, Band.HOT, Band.BREAKS) for load in loads)


def _told(load: Load, found: FewValues) -> str | None:
    """The traffic that is too much, in words."""
    share = WARM_PARTITION_SHARE
    if load.writes > exact_product(Decimal(MAX_PARTITION_WRITE_UNITS), share):
        return f"{figure_text(load.writes)} writes"
    is_read_evenly = found.is_date
    if not is_read_evenly and load.reads > exact_product(Decimal(MAX_PARTITION_READ_UNITS), share):
        return f"{figure_text(load.reads)} reads"
    return None

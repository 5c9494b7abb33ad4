"""CAP010: an index that can throttle the writes of its table."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.limits import BUSY_TABLE_WRITES, FEW_KEY_VALUES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.reports.capacity.bounds import most_units
from mkdocs_dynamodb.reports.capacity.capacity import Load, build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.findings import (
    busiest_text,
    hot_cure,
    is_cascade,
    load_finding,
    loads_in,
)
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import breaks_text, load_text
from mkdocs_dynamodb.reports.traffic import Moment
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP010", "gsi-throttling-cascade", Severity.WARNING)
def gsi_throttling_cascade(model: Model) -> Iterator[Finding]:
    """A global index can hold up the writes of its table, as it or its busiest key is nearly full.

    The busiest value gets more than 70 % of 1,000 write units a second; the key has fewer than a
    hundred values and gets more than 500 write units a second; the index takes more write units
    than it has; or it has fewer than its table, and nobody knows what it takes.

    ## Why

    An index that cannot keep up makes the writes of its table throttle, although the table has
    capacity to spare (Developer Guide, Understanding GSI write throttling and back pressure). One
    change of an index key counts twice, as an entry is removed and another one written.

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Place an order
        type: write
        rps: 900
        inputs: {order_id: {}, region: {spread: {shares: {EU: 0.8, US: 0.2}}}}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {size: 300 B, attributes: {order_id: S, region: S, placed_at: S}}
        indexes:
          ByRegion: {partition_key: region, sort_key: placed_at}
    mapping:
      1:
        operation: PutItem
        table: Orders
        entity: Order
        condition: attribute_not_exists(order_id)
    ```

    ## Good

    ```yaml
    access_patterns:
      1:
        name: Place an order
        type: write
        rps: 900
        inputs: {order_id: {}, region: {spread: {over: 300}}}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {size: 300 B, attributes: {order_id: S, region: S, placed_at: S}}
        indexes:
          ByRegion: {partition_key: region, sort_key: placed_at}
    mapping:
      1:
        operation: PutItem
        table: Orders
        entity: Order
        condition: attribute_not_exists(order_id)
    ```
    """
    partitions = build_partitions(model)
    for load in loads_in(model, Band.HOT):
        if is_cascade(load):
            message = (
                f"{busiest_text(load)} in `{load.name}`, which holds up the writes of "
                f"`{load.table}` when it is full"
            )
            yield load_finding(model, load, message, breaks_text(load), hot_cure(load, partitions))
    for load in loads_in(model, Band.COOL, Band.WARM):
        values = _values(load)
        is_write = load.index != "" and load.kind is Kind.WRITE
        if is_write and values and load.units is not None and load.units > BUSY_TABLE_WRITES:
            message = (
                f"`{load.name}` takes {load_text(load.units)} write units a second on {values} "
                f"values of `{load.key}`, and holds up the writes of `{load.table}` when one is "
                "full"
            )
            cure = "choose a key with a hundred values or more, or add a shard to this one"
            yield load_finding(model, load, message, breaks_text(load), cure)
    yield from _short_of_units(model)


def _short_of_units(model: Model) -> Iterator[Finding]:
    """Indexes with fewer write units than they take, or than their table has."""
    throughput = build_capacity(model).throughput
    for table in model.tables.values():
        for index in table.global_indexes:
            units = most_units(table, index, Kind.WRITE)
            capacity = index.capacity or table.capacity
            if units is None or capacity is None:
                continue
            load = throughput[table.name.value, index.name.value].write
            told = _shortage(table, units, load)
            if told:
                yield Finding(
                    at=capacity.at,
                    message=f"`{table.name.value}/{index.name.value}` {told}, which holds "
                    f"up the writes of `{table.name.value}`",
                    label="too few for its writes",
                    subject=index.subject,
                    help="give the index at least as many write units as its table, and as many "
                    "as it takes",
                )


def _shortage(table: Table, units: int, load: Load) -> str:
    need = load.at_least(Moment.PEAK)
    if need > units:
        return f"takes {figure_text(need)} write units a second and has {figure_text(units)}"
    of_table = most_units(table, None, Kind.WRITE)
    if load.peak is None and of_table is not None and units < of_table:
        has, other = figure_text(units), figure_text(of_table)
        return f"has fewer write units a second than its table, {has} against {other}"
    return ""


def _values(load: KeyLoad) -> int:
    """Number of values of the key where it is known to be small; else 0."""
    found = [u.popularity for u in load.uses if u.popularity is not None and u.units]
    if not found or not all(p.values or p.named for p in found):
        return 0
    known = max(max(p.values or Decimal(0), Decimal(len(p.named))) for p in found)
    return int(known) if 1 < known < FEW_KEY_VALUES else 0

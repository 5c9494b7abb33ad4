"""CAP008: a provisioned table or index with fewer units than its peak takes."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.reports.capacity.bounds import most_units
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.traffic import Moment
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP008", "provisioned-below-need", Severity.WARNING)
def provisioned_below_need(model: Model) -> Iterator[Finding]:
    """A table or index has fewer units a second than its access patterns take at peak.

    Writes of a global index are the matter of [CAP010](CAP010.md), as they hold up the table.

    ## Why

    Beyond its provisioned units a table is throttled, once it has used up the five minutes of
    unused units that it keeps (Developer Guide, Burst and adaptive capacity).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Record a step, type: write, rps: 90, inputs: [walker_id, at]}
    tables:
      Steps:
        partition_key: walker_id
        sort_key: at
        capacity: {mode: provisioned, read: 10, write: 50}
        entities:
          Step: {size: 100 B, attributes: {walker_id: S, at: S}}
    mapping:
      1: {operation: PutItem, table: Steps, entity: Step}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Record a step, type: write, rps: 90, inputs: [walker_id, at]}
    tables:
      Steps:
        partition_key: walker_id
        sort_key: at
        capacity: {mode: provisioned, read: 10, write: 130}
        entities:
          Step: {size: 100 B, attributes: {walker_id: S, at: S}}
    mapping:
      1: {operation: PutItem, table: Steps, entity: Step}
    ```
    """
    throughput = build_capacity(model).throughput
    for table in model.tables.values():
        for index, kind in _places(table):
            units = most_units(table, index, kind)
            name = "" if index is None else index.name.value
            need = throughput[table.name.value, name].load(kind).at_least(Moment.PEAK)
            at = _place(table, index)
            if units is not None and at is not None and need > units:
                yield _finding(table, index, at, kind, (units, need))


def _places(table: Table) -> Iterator[tuple[Index | None, Kind]]:
    """All but writes of indexes, which hold up the table and are reported as that."""
    yield None, Kind.READ
    yield None, Kind.WRITE
    for index in table.global_indexes:
        yield index, Kind.READ


def _place(table: Table, index: Index | None) -> Span | None:
    if index is not None and index.capacity is not None:
        return index.capacity.at
    return None if table.capacity is None else table.capacity.at


def _finding(
    table: Table, index: Index | None, at: Span, kind: Kind, units: tuple[int, Decimal]
) -> Finding:
    has, need = units
    name = table.name.value if index is None else f"{table.name.value}/{index.name.value}"
    return Finding(
        at=at,
        message=f"`{name}` takes {figure_text(need)} {kind.value} units a second at peak, and has "
        f"{figure_text(has)}",
        label="too few units",
        subject=table.subject if index is None else index.subject,
        help=f"provision {figure_text(need)} {kind.value} units or more, or let the table scale "
        "by itself",
    )

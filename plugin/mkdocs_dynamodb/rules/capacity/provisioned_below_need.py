"""CAP008: a provisioned table with fewer units than its peak takes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.traffic import Moment
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP008", "provisioned-below-need", Severity.WARNING)
def provisioned_below_need(model: Model) -> Iterator[Finding]:
    """A table is provisioned with fewer units a second than its access patterns take at peak.

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
        capacity = table.capacity
        if capacity is None or capacity.mode != "provisioned":
            continue
        for kind, units in ((Kind.READ, capacity.read), (Kind.WRITE, capacity.write)):
            need = throughput[table.name.value, ""].load(kind).at_least(Moment.PEAK)
            if units is not None and need > units:
                yield Finding(
                    at=capacity.at,
                    message=f"`{table.name.value}` takes {figure_text(need)} {kind.value} units a "
                    f"second at peak, and has {figure_text(units)}",
                    label="too few units",
                    subject=table.subject,
                    help=f"provision {figure_text(need)} {kind.value} units or more, or let the "
                    "table scale by itself",
                )

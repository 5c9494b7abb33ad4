"""CAP009: a table or index beyond the default quota for its throughput."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.limits import MAX_TABLE_READ_UNITS, MAX_TABLE_WRITE_UNITS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.traffic import Moment
from mkdocs_dynamodb.rules.registry import rule

_QUOTAS = {Kind.READ: MAX_TABLE_READ_UNITS, Kind.WRITE: MAX_TABLE_WRITE_UNITS}


@rule("CAP009", "above-table-quota", Severity.WARNING)
def above_table_quota(model: Model) -> Iterator[Finding]:
    """A table or global index takes more units a second than the default quota allows.

    ## Why

    Unless AWS raises it, a table and each of its global indexes can have 40,000 read units and
    40,000 write units a second, in both capacity modes (Developer Guide, Quotas in Amazon
    DynamoDB). What is beyond is throttled.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Record a step, type: write, rps: 50000, inputs: [walker_id, at]}
    tables:
      Steps:
        partition_key: walker_id
        sort_key: at
        entities:
          Step: {size: 100 B, attributes: {walker_id: S, at: S}}
    mapping:
      1: {operation: PutItem, table: Steps, entity: Step}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Record a step, type: write, rps: 40000, inputs: [walker_id, at]}
    tables:
      Steps:
        partition_key: walker_id
        sort_key: at
        entities:
          Step: {size: 100 B, attributes: {walker_id: S, at: S}}
    mapping:
      1: {operation: PutItem, table: Steps, entity: Step}
    ```
    """
    for (name, index_name), found in build_capacity(model).throughput.items():
        table = model.tables[name]
        owner = table.indexes.get(index_name) or table
        for kind, quota in _QUOTAS.items():
            need = found.load(kind).at_least(Moment.PEAK)
            if need > quota:
                label = f"{name}/{index_name}" if index_name else name
                yield Finding(
                    at=owner.name.at,
                    message=f"`{label}` takes {figure_text(need)} {kind.value} units a second at "
                    f"peak, and the default quota is {figure_text(quota)}",
                    label="beyond the quota",
                    subject=owner.subject,
                    help="ask AWS to raise the quota before the launch",
                )

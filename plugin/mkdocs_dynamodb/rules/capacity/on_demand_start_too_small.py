"""CAP007: a new on-demand table that cannot take its peak at once."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP007", "on-demand-start-too-small", Severity.NOTE)
def on_demand_start_too_small(model: Model) -> Iterator[Finding]:
    """The peak of an on-demand table or index is beyond what a new one takes at once.

    ## Why

    A new on-demand table takes 4,000 writes and 12,000 reads a second, and then up to twice its
    last peak within 30 minutes (Developer Guide, DynamoDB on-demand capacity mode). A launch that
    begins with the peak is throttled.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Record a step, type: write, rps: 9000, inputs: [walker_id, at]}
    tables:
      Steps:
        partition_key: walker_id
        sort_key: at
        capacity: {mode: on-demand}
        entities:
          Step: {size: 100 B, attributes: {walker_id: S, at: S}}
    mapping:
      1: {operation: PutItem, table: Steps, entity: Step}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Record a step, type: write, rps: 4000, inputs: [walker_id, at]}
    tables:
      Steps:
        partition_key: walker_id
        sort_key: at
        capacity: {mode: on-demand}
        entities:
          Step: {size: 100 B, attributes: {walker_id: S, at: S}}
    mapping:
      1: {operation: PutItem, table: Steps, entity: Step}
    ```
    """
    for count in build_partitions(model).counts:
        table = model.tables[count.table]
        index = table.indexes.get(count.index)
        for start in count.starts:
            if start.is_enough:
                continue
            peak, limit = figure_text(start.peak), figure_text(start.limit)
            yield Finding(
                at=(index or table).name.at,
                message=f"`{count.name}` gets {peak} {start.kind.value} units a second at peak, "
                f"and a new one takes {limit} at once",
                label="1 doubling" if start.doublings == 1 else f"{start.doublings} doublings",
                subject=(index or table).subject,
                help=f"raise its warm throughput before the launch, or let traffic grow over "
                f"{start.minutes} minutes",
            )

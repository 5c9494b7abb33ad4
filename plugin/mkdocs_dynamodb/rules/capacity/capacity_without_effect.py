"""CAP012: capacity that nothing uses."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("CAP012", "capacity-without-effect", Severity.WARNING, looks_at=Extent.FRAME)
def capacity_without_effect(model: Model) -> Iterator[Finding]:
    """Units are stated where DynamoDB has no use for them: on demand, or for a local index.

    ## Why

    On demand a table takes what it needs, so that provisioned units, a target and bounds mean
    nothing (Developer Guide, DynamoDB on-demand capacity mode). A local index uses the units of its
    table (Developer Guide, Local secondary indexes). One of the two statements is a mistake, and
    the bill is worked out without the units.

    ## Bad

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        capacity: {mode: on-demand, read: 100, write: 25}
    ```

    ## Good

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        capacity: {mode: provisioned, read: 100, write: 25}
    ```
    """
    for table in model.tables.values():
        capacity = table.capacity
        if capacity is not None and capacity.mode == "on-demand":
            stated = (capacity.read, capacity.write, capacity.scaling)
            if any(part is not None for part in stated):
                yield Finding(
                    at=capacity.at,
                    message=f"table `{table.name.value}` is on demand and states units",
                    label="nothing uses them",
                    subject=table.subject,
                    help="leave the units out, or make the mode `provisioned`",
                )
        for index in table.local_indexes:
            if index.capacity is not None:
                yield Finding(
                    at=index.capacity.at,
                    message=f"local index `{index.name.value}` states units of its own",
                    label="a local index uses those of its table",
                    subject=index.subject,
                    help="leave `capacity` out, or make the index a global one",
                )

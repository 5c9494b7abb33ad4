"""OPS016: a batch write that does what only single writes and transactions can."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS016", "update-in-batch", Severity.ERROR, looks_at=Extent.PATTERN)
def update_in_batch(model: Model) -> Iterator[Finding]:
    """A batch write updates an item, or depends on a condition.

    ## Why

    BatchWriteItem puts and deletes, nothing else: it cannot update items and takes no conditions
    (API Reference, BatchWriteItem). Nor is it atomic: some of its writes may have to be repeated.

    ## Bad

    ```yaml
    tables:
      Seats:
        partition_key: show_id
        sort_key: seat
        entities:
          Seat: {attributes: {show_id: S, seat: S, holder: S}}
    mapping:
      1:
        operation: BatchWriteItem
        table: Seats
        actions:
          - {update: Seat, set: {holder: Ada}, times: 4}
    ```

    ## Good

    ```yaml
    tables:
      Seats:
        partition_key: show_id
        sort_key: seat
        entities:
          Seat: {attributes: {show_id: S, seat: S, holder: S}}
    mapping:
      1:
        operation: TransactWriteItems
        table: Seats
        actions:
          - {update: Seat, set: {holder: Ada}, times: 4}
    ```
    """
    for _, answer, step in model.steps():
        if step.operation.value != "BatchWriteItem":
            continue
        for action in step.actions:
            if action.verb.value in ("update", "check"):
                at, what = action.at, f"{action.verb.value}s an item"
            elif action.condition is not None:
                at, what = action.condition.at, "sets a condition"
            else:
                continue
            yield Finding(
                at=at,
                message=f"pattern {answer.number.value} {what} in a batch",
                label="a batch only puts and deletes",
                subject=action.subject,
                help="use TransactWriteItems, or one UpdateItem for each item",
            )

"""OPS014: a batch or transaction with more actions than the API takes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_BATCH_GET, MAX_BATCH_WRITE, MAX_TRANSACTION_ITEMS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_LIMITS = {
    "BatchGetItem": MAX_BATCH_GET,
    "BatchWriteItem": MAX_BATCH_WRITE,
    "TransactGetItems": MAX_TRANSACTION_ITEMS,
    "TransactWriteItems": MAX_TRANSACTION_ITEMS,
}


@rule("OPS014", "too-many-actions", Severity.ERROR, looks_at=Extent.PATTERN)
def too_many_actions(model: Model) -> Iterator[Finding]:
    """A batch or transaction can have more actions than its operation takes.

    ## Why

    BatchGetItem reads up to 100 items, BatchWriteItem puts and deletes up to 25, a transaction has
    up to 100 actions (API Reference; Developer Guide, DynamoDB transactions: how it works). An
    action that is repeated counts as often as `times` says at most. A batch can be cut in pieces,
    a transaction cannot: it is all or nothing.

    ## Bad

    ```yaml
    tables:
      Lines:
        partition_key: order_id
        sort_key: line
        entities:
          Line: {attributes: {order_id: S, line: N}}
    mapping:
      1:
        operation: BatchWriteItem
        actions:
          - {put: Line, table: Lines, times: {average: 4, max: 60}}
    ```

    ## Good

    ```yaml
    tables:
      Lines:
        partition_key: order_id
        sort_key: line
        entities:
          Line: {attributes: {order_id: S, line: N}}
    mapping:
      1:
        steps:
          - operation: BatchWriteItem
            actions:
              - {put: Line, table: Lines, times: {average: 4, max: 25}}
            times: {average: 1, max: 3}
    ```
    """
    for _, answer, step in model.steps():
        limit = _LIMITS.get(step.operation.value)
        if limit is None:
            continue
        count = sum(action.times.max if action.times else 1 for action in step.actions)
        if count <= limit:
            continue
        repeats = [action.times.at for action in step.actions if action.times is not None]
        at = repeats[0] if len(repeats) == 1 else step.given.get("actions", step.operation.at)
        cure = "split it, and make sure that the halves may succeed alone"
        if step.operation.value.startswith("Batch"):
            cure = f"do at most {limit} in one batch, and repeat the step with `times`"
        yield Finding(
            at=at,
            message=(
                f"pattern {answer.number.value} has up to {count:,} actions "
                f"in one {step.operation.value}"
            ),
            label=f"at most {limit}",
            subject=step.subject,
            help=cure,
        )

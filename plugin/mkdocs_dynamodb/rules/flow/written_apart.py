"""FLO073: two items written one after the other, and nothing says what happens in between."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import is_stock
from mkdocs_dynamodb.model.flow.repeats import moved_numbers
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_ONE_ITEM = frozenset({"PutItem", "UpdateItem", "DeleteItem"})


@rule("FLO073", "written-apart", Severity.NOTE, looks_at=Extent.PATTERN)
def written_apart(model: Model) -> Iterator[Finding]:
    """An answer writes items of two entities by separate requests, and no note says why.

    Reported for PutItem, UpdateItem and DeleteItem that are done once each. Silent where the answer
    or any of its steps has a `note`, and for counters, stocks and claims, of which
    [copies-changed-apart](FLO041.md) speaks.

    ## Why

    Between two requests anything can happen: the application stops, the second request is
    throttled or its condition fails. Then the deal has moved and the audit trail knows nothing of
    it. TransactWriteItems writes up to 100 items all or nothing (Developer Guide, Amazon DynamoDB
    Transactions: How it works). Where half of it does no harm, a note tells the next reader.

    ## Bad

    ```yaml
    tables:
      Deals:
        partition_key: PK
        sort_key: SK
        entities:
          Deal:
            keys: {PK: "DEAL#{deal_id}", SK: DEAL}
            attributes: {deal_id: S, stage: S}
          Audit:
            keys: {PK: "DEAL#{deal_id}", SK: "AUDIT#{audit_id}"}
            attributes: {deal_id: S, audit_id: S, stage: S}
    mapping:
      1:
        steps:
          - {operation: UpdateItem, table: Deals, entity: Deal, set: {stage: "{stage}"}}
          - {operation: PutItem, table: Deals, entity: Audit}
    ```

    ## Good

    ```yaml
    tables:
      Deals:
        partition_key: PK
        sort_key: SK
        entities:
          Deal:
            keys: {PK: "DEAL#{deal_id}", SK: DEAL}
            attributes: {deal_id: S, stage: S}
          Audit:
            keys: {PK: "DEAL#{deal_id}", SK: "AUDIT#{audit_id}"}
            attributes: {deal_id: S, audit_id: S, stage: S}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {update: Deal, table: Deals, set: {stage: "{stage}"}}
          - {put: Audit, table: Deals}
    ```
    """
    for written in writes_of(model).of_answer.values():
        answer = written[0].answer
        is_explained = answer.note or any(step.note for step in answer.steps)
        if len(written) == 1 or is_explained or not all(map(_is_plain, written)):
            continue
        first = written[0]
        other = next((w for w in written if w.entity is not first.entity), None)
        if other is not None:
            yield Finding(
                at=other.action.at,
                message=f"pattern {other.number} writes `{other.entity.name.value}` apart from "
                f"`{first.entity.name.value}`",
                label="can succeed or fail alone",
                subject=other.action.subject,
                related=(Related(first.action.at, "is written before"),),
                help="write both in one TransactWriteItems, or say in a `note` what happens if "
                "only the first is written",
            )


def _is_plain(write: Write) -> bool:
    """Whether it is one request for one item, and neither a claim nor a number that moves."""
    is_one = write.step.operation.value in _ONE_ITEM and write.step.times is None
    moved = moved_numbers(write.action.update, dict(write.action.values))
    is_counted = any(True for _ in moved) or any(is_stock(n.value) for n in write.action.update.set)
    return is_one and write.entity.role is None and not is_counted

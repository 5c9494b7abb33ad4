"""FLO095: an amount of money that a repeated request adds once more."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.repeats import is_lowered, moved_numbers
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_MONEY = frozenset(
    {
        *("amount", "balance", "credit", "credits", "refunded", "refund", "paid", "wallet"),
        *("gold", "coins", "points", "money", "cents"),
    }
)


@rule("FLO095", "amount-added-twice", Severity.NOTE, looks_at=Extent.PATTERN)
def amount_added_twice(model: Model) -> Iterator[Finding]:
    """An update alone adds what its caller says to a sum of money, and would do so again.

    Reported for numbers such as `balance`, `refunded_amount` and `points` where the answer writes
    nothing else and its condition compares nothing. Silent where the answer or step has a `note`.

    ## Why

    Clients send a request again when the answer got lost, the AWS SDKs do so by themselves, and
    DynamoDB cannot tell that it has added the amount before (Developer Guide, Working with items:
    Increment and decrement numeric attributes). An item with the id of the request, put on
    condition that it is not there in the same transaction, tells; so does a condition on the sum.

    ## Bad

    ```yaml
    tables:
      Receipts:
        partition_key: receipt_id
        entities:
          Receipt: {attributes: {receipt_id: S, amount: N, refunded_amount: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Receipts
        entity: Receipt
        add: {refunded_amount: "{refund}"}
        condition: attribute_exists(receipt_id)
    ```

    ## Good

    ```yaml
    tables:
      Receipts:
        partition_key: receipt_id
        sort_key: SK
        entities:
          Receipt:
            keys: {SK: RECEIPT}
            attributes: {receipt_id: S, amount: N, refunded_amount: N}
          Refund:
            keys: {SK: "REFUND#{refund_id}"}
            attributes: {receipt_id: S, refund_id: S, refund: N}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: Refund, table: Receipts, condition: attribute_not_exists(SK)}
          - update: Receipt
            table: Receipts
            add: {refunded_amount: "{refund}"}
            condition: attribute_exists(SK)
    ```
    """
    for written in writes_of(model).of_answer.values():
        write = written[0]
        if len(written) != 1 or write.verb != "update" or not _is_blind(write):
            continue
        for moved in moved_numbers(write.action.update, dict(write.action.values)):
            name = moved.name.value
            is_added = moved.is_given and not is_lowered(write.action.update, name)
            if is_added and not _MONEY.isdisjoint(words_of(name)):
                yield Finding(
                    at=moved.name.at,
                    message=(
                        f"pattern {write.number} adds to `{name}` of "
                        f"`{write.entity.name.value}` once more when the request is repeated"
                    ),
                    label="counts a repeated request again",
                    subject=write.action.subject,
                    help="put an item with the id of the request in the same transaction, compare "
                    "the value in a condition, or say in a `note` why it cannot happen",
                )


def _is_blind(write: Write) -> bool:
    guard = guard_of(write.action.condition)
    is_explained = bool(write.answer.note or write.step.note)
    is_compared = bool(guard.absent or guard.compared - set(write.table.key_names))
    return not is_explained and not is_compared and write.entity.role is None

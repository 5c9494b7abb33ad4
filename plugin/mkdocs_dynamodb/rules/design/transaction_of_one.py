"""DSG013: a transaction with a single action."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import TRANSACTIONS
from mkdocs_dynamodb.rules.registry import Extent, rule

_SINGLE = {
    "put": "PutItem",
    "update": "UpdateItem",
    "delete": "DeleteItem",
    "get": "GetItem",
}


@rule("DSG013", "transaction-of-one", Severity.NOTE, looks_at=Extent.PATTERN)
def transaction_of_one(model: Model) -> Iterator[Finding]:
    """A transaction reads or writes one item only.

    ## Why

    DynamoDB reads or writes each item of a transaction twice, to prepare and to commit, and charges
    both (Developer Guide, DynamoDB transactions: how it works, Capacity management). A request for
    one item is atomic anyway and takes the same conditions.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Lend a book, type: update, rps: 40, inputs: [book_id]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, lent: BOOL}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {update: Book, table: Books, set: {lent: true}, condition: {lent: false}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Lend a book, type: update, rps: 40, inputs: [book_id]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, lent: BOOL}}
    mapping:
      1:
        operation: UpdateItem
        table: Books
        entity: Book
        set: {lent: true}
        condition: {lent: false}
    ```
    """
    for _, answer, step in model.steps():
        if step.operation.value not in TRANSACTIONS or len(step.actions) != 1:
            continue
        action = step.actions[0]
        single = _SINGLE.get(action.verb.value)
        if single is None or (action.times is not None and action.times.max > 1):
            continue
        strong = " with strong consistency" if single == "GetItem" else ""
        yield Finding(
            at=step.operation.at,
            message=f"the transaction of pattern {answer.number.value} has one action",
            label="charged twice",
            subject=step.subject,
            help=f"use {single}{strong}, which costs half",
        )

"""Carries out a request on a store, and says what DynamoDB would answer."""

from collections.abc import Callable, Mapping

from mkdocs_dynamodb.model.engine.outcome import Outcome, Refusal, Refused
from mkdocs_dynamodb.model.engine.reading import batch_get, get, query, scan, transact_get
from mkdocs_dynamodb.model.engine.store import Store
from mkdocs_dynamodb.model.engine.writing import batch_write, transact_write, write
from mkdocs_dynamodb.model.requests import Body, Request

_OPERATIONS: Mapping[str, Callable[[Store, Body], Outcome]] = {
    "GetItem": get,
    "BatchGetItem": batch_get,
    "TransactGetItems": transact_get,
    "Query": query,
    "Scan": scan,
    "PutItem": lambda store, body: write(store, "put", body),
    "UpdateItem": lambda store, body: write(store, "update", body),
    "DeleteItem": lambda store, body: write(store, "delete", body),
    "BatchWriteItem": batch_write,
    "TransactWriteItems": transact_write,
}


def execute(store: Store, request: Request) -> Outcome:
    """Outcome of a request; where it is refused, the state is the one before.

    One page is read, however large it is: sample items are few and small.
    """
    operation = _OPERATIONS.get(request.operation)
    if operation is None:
        reason = f"the operation `{request.operation}` is not known"
        return Outcome(store, refusal=Refusal("not-supported", reason))
    try:
        return operation(store, request.body)
    except Refused as refused:
        return Outcome(store, refusal=refused.refusal)

"""Requests read and change items as DynamoDB does."""

from collections.abc import Callable

import pytest

from mkdocs_dynamodb.model.dynamodb_json import Json, item_json
from mkdocs_dynamodb.model.engine.execute import execute
from mkdocs_dynamodb.model.engine.outcome import Outcome
from mkdocs_dynamodb.model.engine.store import Store
from mkdocs_dynamodb.model.requests import Request

Send = Callable[..., Outcome]


def sort_keys(outcome: Outcome) -> list[str]:
    """Sort keys of what came back, in order."""
    return [item["sk"].text for item in outcome.items]


def key(partition: str, sort: str) -> dict[str, Json]:
    """Primary key of an item."""
    return {"pk": {"S": partition}, "sk": {"S": sort}}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"KeyConditionExpression": "pk = :p"}, ["1", "10", "2"]),
        ({"KeyConditionExpression": "pk = :p", "ScanIndexForward": False}, ["2", "10", "1"]),
        ({"KeyConditionExpression": "pk = :p", "Limit": 2}, ["1", "10"]),
        ({"KeyConditionExpression": "pk = :p AND begins_with(sk, :i)"}, ["1", "10"]),
        ({"KeyConditionExpression": "(pk = :p) AND (sk > :i)"}, ["10", "2"]),
        ({"KeyConditionExpression": ":p = pk AND :i < sk"}, ["10", "2"]),
        ({"KeyConditionExpression": "pk = :p AND sk BETWEEN :i AND :i"}, ["1"]),
        ({"KeyConditionExpression": "kind = :x", "IndexName": "ByKind"}, ["é", "1", "2", "10"]),
        (
            {"KeyConditionExpression": "kind = :x AND region = :e", "IndexName": "ByDay"},
            ["1", "2", "10"],
        ),
        (
            {
                "KeyConditionExpression": "kind = :x AND region = :e AND #d = :d AND n >= :nine",
                "IndexName": "ByDay",
                "ExpressionAttributeNames": {"#d": "day"},
            },
            ["1", "2"],
        ),
    ],
)
def test_a_query_returns_a_range_in_order(
    store: Store, body: dict[str, Json], found: list[str]
) -> None:
    """Text sorts by bytes, numbers by value; equal keys stand as the table orders them."""
    known: dict[str, Json] = {
        ":p": {"S": "p"},
        ":i": {"S": "1"},
        ":x": {"S": "x"},
        ":e": {"S": "eu"},
        ":d": {"S": "2026-11-01"},
        ":nine": {"N": "9"},
    }
    text = str(body["KeyConditionExpression"])
    words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
    values: Json = {name: value for name, value in known.items() if name in words}
    request = Request("Query", {"TableName": "Things", "ExpressionAttributeValues": values, **body})
    outcome = execute(store, request)
    assert outcome.refusal is None
    assert sort_keys(outcome) == found


@pytest.mark.parametrize(
    "text",
    [
        *("sk = :p", "pk > :p", "pk = :p AND sk <> :p", "pk = :p AND sk > :p AND sk < :p"),
        *("pk = :p OR sk = :p", "pk = :n", "pk = :p AND t = :p", "pk = :p AND NOT sk = :p"),
        *("contains(pk, :p)", "pk = sk", "pk.a = :p"),
    ],
)
def test_a_key_condition_is_refused(send: Send, text: str) -> None:
    """A query needs one value of the partition key and at most one condition on the sort key."""
    found = send("Query", KeyConditionExpression=text)
    assert found.refusal is not None
    assert found.refusal.kind == "validation"


def test_a_limit_counts_before_the_filter(send: Send) -> None:
    """What the filter drops has been read; a page may be empty."""
    found = send("Query", KeyConditionExpression="pk = :p", FilterExpression="s = :x", Limit=2)
    assert found.items == ()
    assert len(found.examined) == 2
    assert found.kept == (False, False)


def test_an_index_returns_what_it_holds(send: Send) -> None:
    """An entry has the keys of both and what is projected; more cannot be asked of it."""
    found = send("Query", IndexName="ByKind", KeyConditionExpression="kind = :x")
    assert set(found.items[1]) == {"kind", "n", "pk", "sk", "s"}
    missing = send(
        "Query", IndexName="ByKind", KeyConditionExpression="kind = :x", ProjectionExpression="t"
    )
    assert missing.refusal is not None


def test_a_local_index_fetches_what_is_asked(send: Send) -> None:
    """What a local index does not hold comes from the table; a filter cannot ask it."""
    body: dict[str, Json] = {"IndexName": "Local", "KeyConditionExpression": "pk = :a"}
    assert [set(item) for item in send("Query", **body).items] == [{"pk", "sk", "ls"}]
    fetched = send("Query", ProjectionExpression="n", **body)
    assert [item_json(item) for item in fetched.items] == [{"n": {"N": "5"}}]
    assert send("Query", FilterExpression="n = :n", **body).refusal is not None


def test_a_projection_keeps_parts_of_documents(send: Send) -> None:
    """Elements of a list close up; what is not there is left out."""
    names = "l[1], m.l[0].z, m.zz, l[9], zz"
    found = send("GetItem", Key=key("a", "b"), ProjectionExpression=names)
    assert [item_json(item) for item in found.items] == [
        {"l": {"L": [{"S": "x"}]}, "m": {"M": {"l": {"L": [{"M": {"z": {"N": "1"}}}]}}}}
    ]
    overlapping = send("GetItem", Key=key("a", "b"), ProjectionExpression="m, m.k")
    assert overlapping.refusal is not None


def test_a_write_leaves_the_first_state_alone(store: Store) -> None:
    """The state afterwards has the new item in the table and in its indexes; the old one not."""
    item: Json = {**key("p", "3"), "kind": {"S": "x"}, "n": {"N": "9.50"}}
    put = execute(store, Request("PutItem", {"TableName": "Things", "Item": item}))
    assert put.changes[0].before is None
    query = Request(
        "Query",
        {
            "TableName": "Things",
            "IndexName": "ByKind",
            "KeyConditionExpression": "kind = :x",
            "ExpressionAttributeValues": {":x": {"S": "x"}},
        },
    )
    assert sort_keys(execute(put.store, query)) == ["é", "1", "2", "3", "10"]
    assert sort_keys(execute(store, query)) == ["é", "1", "2", "10"]
    gone = execute(put.store, Request("DeleteItem", {"TableName": "Things", "Key": key("p", "1")}))
    assert sort_keys(execute(gone.store, query)) == ["é", "2", "3", "10"]
    scanned = execute(gone.store, Request("Scan", {"TableName": "Things"}))
    assert len(scanned.items) == 6


@pytest.mark.parametrize(
    "item",
    [
        {"pk": {"S": "p"}},
        {"pk": {"S": ""}, "sk": {"S": "1"}},
        {"pk": {"N": "1"}, "sk": {"S": "1"}},
        {**key("p", "1"), "kind": {"N": "1"}},
        {**key("p", "1"), "q": {"SS": []}},
        {**key("p", "1"), "q": {"N": "one"}},
        {**key("p", "1"), "q": {"L": [{"N": "1" * 39}]}},
    ],
)
def test_an_item_that_no_table_takes_is_refused(send: Send, item: dict[str, Json]) -> None:
    """Keys are there and have their types, numbers are numbers, and sets are not empty."""
    assert send("PutItem", Item=item).refusal is not None


def test_a_condition_sees_the_item_that_is_there(send: Send) -> None:
    """An item that exists keeps a put from happening, and stays as it is."""
    found = send("PutItem", Item=key("a", "b"), ConditionExpression="attribute_not_exists(pk)")
    assert found.refusal is not None
    assert found.refusal.kind == "condition"
    assert found.refusal.item is not None
    fresh = send("PutItem", Item=key("a", "c"), ConditionExpression="attribute_not_exists(pk)")
    assert fresh.refusal is None


def test_a_transaction_happens_as_a_whole_or_not_at_all(store: Store) -> None:
    """One condition that fails keeps every action from happening, and says which one it was."""
    put: Json = {"Put": {"TableName": "Things", "Item": key("t", "1")}}
    check: Json = {
        "ConditionCheck": {
            "TableName": "Things",
            "Key": key("a", "b"),
            "ConditionExpression": "attribute_exists(zz)",
        }
    }
    failed = execute(store, Request("TransactWriteItems", {"TransactItems": [put, check]}))
    assert failed.refusal is not None
    assert (failed.refusal.kind, failed.refusal.action) == ("condition", 1)
    assert failed.store is store
    twice = execute(store, Request("TransactWriteItems", {"TransactItems": [put, put]}))
    assert twice.refusal is not None
    done = execute(store, Request("TransactWriteItems", {"TransactItems": [put]}))
    assert [change.after for change in done.changes] != [None]


def test_a_batch_reads_and_writes_several_items(store: Store) -> None:
    """Missing items are left out; a key that is named twice is refused."""
    keys: list[Json] = [key("p", "1"), key("p", "none"), key("a", "b")]
    body: dict[str, Json] = {"RequestItems": {"Things": {"Keys": keys}}}
    assert sort_keys(execute(store, Request("BatchGetItem", body))) == ["1", "b"]
    doubled: dict[str, Json] = {"RequestItems": {"Things": {"Keys": [*keys, keys[0]]}}}
    assert execute(store, Request("BatchGetItem", doubled)).refusal is not None
    writes: list[Json] = [
        {"PutRequest": {"Item": key("p", "new")}},
        {"DeleteRequest": {"Key": key("p", "1")}},
        {"DeleteRequest": {"Key": key("p", "none")}},
    ]
    written = execute(store, Request("BatchWriteItem", {"RequestItems": {"Things": writes}}))
    assert [(c.before is None, c.after is None) for c in written.changes] == [
        (True, False),
        (False, True),
    ]
    gets: list[Json] = [{"Get": {"TableName": "Things", "Key": k}} for k in keys]
    read = execute(store, Request("TransactGetItems", {"TransactItems": gets}))
    assert sort_keys(read) == ["1", "b"]


@pytest.mark.parametrize(
    "request_",
    [
        Request("Query", {"TableName": "None"}),
        Request("Query", {"TableName": "Things"}),
        Request("Scan", {"TableName": "Things", "IndexName": "None"}),
        Request("Scan", {"TableName": "Things", "IndexName": "ByKind", "ConsistentRead": True}),
        Request("GetItem", {"TableName": "Things", "Key": {**key("a", "b"), "x": {"S": "x"}}}),
        Request("BatchGetItem", {}),
        Request("BatchWriteItem", {}),
        Request("TransactGetItems", {}),
        Request("TransactWriteItems", {"TransactItems": [{"Get": {}}]}),
        Request("ListTables", {}),
    ],
)
def test_a_request_that_is_none_is_refused(store: Store, request_: Request) -> None:
    """No request makes the evaluation fail; the state is the one before."""
    outcome = execute(store, request_)
    assert outcome.refusal is not None
    assert outcome.store is store

"""Every answer of the online shop, run on its sample items in an engine (moto, in this process)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from botocore.exceptions import ClientError  # type: ignore[import-untyped]
from moto import mock_aws

from conftest import ROOT
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.dynamodb_json import item_json, to_json
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requests import Request, build_requests
from mkdocs_dynamodb.model.scopes import generated_attributes
from mkdocs_dynamodb.model.tables import Index, Table

pytestmark = pytest.mark.engine

SHOP = load_model(ROOT / "models/ecommerce", ROOT)
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
PLACEHOLDER = re.compile(r"'\{[a-z_]+\}'")


def key_schema(part: Table | Index) -> list[dict[str, str]]:
    """Key attributes of a table or index as CreateTable takes them."""
    kinds = (("HASH", part.partition_keys), ("RANGE", part.sort_keys))
    return [{"AttributeName": k.name.value, "KeyType": kind} for kind, keys in kinds for k in keys]


def index_definition(index: Index) -> dict[str, Any]:
    """A global index as CreateTable takes it."""
    projection: dict[str, Any] = {"ProjectionType": index.projection.kind.value}
    if index.projection.names:
        projection["NonKeyAttributes"] = [name.value for name in index.projection.names]
    return {
        "IndexName": index.name.value,
        "KeySchema": key_schema(index),
        "Projection": projection,
    }


def create(client: Any, model: Model) -> None:
    """Create the tables of a model and put their sample items."""
    for table in model.tables.values():
        types = {key.name.value: key.type for key in table.all_keys()}
        definition: dict[str, Any] = {
            "TableName": table.name.value,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
                {"AttributeName": name, "AttributeType": kind} for name, kind in types.items()
            ],
            "KeySchema": key_schema(table),
        }
        if table.global_indexes:
            definition["GlobalSecondaryIndexes"] = [
                index_definition(index) for index in table.global_indexes
            ]
        client.create_table(**definition)
        for item in table.items:
            client.put_item(TableName=table.name.value, Item=item_json(item.attributes))


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An engine with a fresh copy of the sample items; no request leaves the process."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        client = boto3.client("dynamodb", region_name="us-east-1")
        create(client, SHOP)
        yield client


def send(client: Any, request: Request) -> Mapping[str, Any]:
    """Send a request as it is shown on the page."""
    response: Mapping[str, Any] = getattr(client, CAPITAL.sub("_", request.operation).lower())(
        **request.body
    )
    return response


def items_in(response: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Items that a read returned."""
    if "Item" in response:
        return [response["Item"]]
    batches = response.get("Responses", {}).values()
    return [*response.get("Items", []), *(item for batch in batches for item in batch)]


@pytest.mark.parametrize("number", SHOP.answers)
def test_answer_works_on_the_sample_items(client: Any, number: str) -> None:
    """Each request succeeds; a read returns what the model expects, or at least one item."""
    answer = SHOP.answers[number]
    for step, request in zip(answer.steps, build_requests(SHOP, answer), strict=True):
        assert PLACEHOLDER.findall(str(request.body)) == []
        response = send(client, request)
        if not step.reads:
            continue
        found = items_in(response)
        assert found
        if answer.expect is not None:
            assert len(found) == answer.expect.value


@pytest.mark.parametrize("number", [n for n, a in SHOP.answers.items() if len(a.steps) > 1])
def test_examples_use_what_earlier_steps_give(client: Any, number: str) -> None:
    """A value that a read gives to later steps is one that it returns from the sample items."""
    answer = SHOP.answers[number]
    made = generated_attributes(SHOP, answer)
    for step, request in zip(answer.steps, build_requests(SHOP, answer), strict=True):
        found = items_in(send(client, request))
        for name in (name.value for name in step.gives):
            if found and name in answer.example and name not in made:
                assert to_json(answer.example[name]) in [item.get(name) for item in found]


@pytest.mark.parametrize("number", [n for n, p in SHOP.patterns.items() if p.needs])
def test_reads_return_what_the_caller_needs(client: Any, number: str) -> None:
    """Each attribute that a pattern needs is in at least one item that its steps return."""
    answer = SHOP.answers[number]
    found = [
        item for request in build_requests(SHOP, answer) for item in items_in(send(client, request))
    ]
    held = {name for item in found for name in item}
    assert {need.value for need in SHOP.patterns[number].needs} - held == set()


@pytest.mark.parametrize("number", ["1", "5", "12", "14", "16", "26", "28", "29", "32", "34"])
def test_conditions_refuse_what_was_done_already(client: Any, number: str) -> None:
    """A change with a condition succeeds once; sent again, it is refused as a whole."""
    requests = build_requests(SHOP, SHOP.answers[number])
    change = next(r for r in requests if r.operation in ("TransactWriteItems", "UpdateItem"))
    send(client, change)
    with pytest.raises(ClientError, match="ConditionalCheckFailed"):
        send(client, change)


def test_a_list_of_sellers_is_stored_as_the_set_that_it_is_declared(client: Any) -> None:
    """A new order has the same types as the orders among the sample items."""
    for request in build_requests(SHOP, SHOP.answers["29"]):
        send(client, request)
    key = {"order_id": {"S": "o-5n8v"}, "part": {"S": "ORDER"}}
    assert client.get_item(TableName="Orders", Key=key)["Item"]["seller_ids"] == {"SS": ["u-nina"]}

"""What answers of the online shop do in an engine, beyond what `verify` compares."""

import pytest

from conftest import ROOT
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.engines.protocol import Engine
from mkdocs_dynamodb.engines.tables import EngineTables
from mkdocs_dynamodb.model.dynamodb_json import Json, item_json
from mkdocs_dynamodb.model.requests import Request, build_requests

pytestmark = pytest.mark.engine

SHOP = load_model(ROOT / "models/ecommerce", ROOT)


@pytest.fixture
def shop(moto: Engine) -> EngineTables:
    """The tables of the shop with its sample items."""
    tables = EngineTables(moto, "test-shop-")
    for table in SHOP.tables.values():
        assert tables.create(table).refusal is None
        for item in table.items:
            assert tables.put(table, item_json(item.attributes)) is None
    return tables


@pytest.mark.parametrize("number", [n for n, p in SHOP.patterns.items() if p.needs])
def test_reads_return_what_the_caller_needs(shop: EngineTables, number: str) -> None:
    """Each attribute that a pattern needs is in at least one item that its steps return."""
    answer = SHOP.answers[number]
    found = [item for request in build_requests(SHOP, answer) for item in shop.send(request).items]
    held = {name for item in found for name in item}
    assert {need.value for need in SHOP.patterns[number].needs} - held == set()


@pytest.mark.parametrize("number", ["1", "5", "12", "14", "16", "26", "28", "29", "32", "34"])
def test_conditions_refuse_what_was_done_already(shop: EngineTables, number: str) -> None:
    """A change with a condition succeeds once; sent again, it is refused as a whole."""
    requests = build_requests(SHOP, SHOP.answers[number])
    change = next(r for r in requests if r.operation in ("TransactWriteItems", "UpdateItem"))
    assert shop.send(change).refusal is None
    refusal = shop.send(change).refusal
    assert refusal is not None
    assert "ConditionalCheckFailed" in refusal.code + refusal.message


def test_a_list_of_sellers_is_stored_as_the_set_that_it_is_declared(shop: EngineTables) -> None:
    """A new order has the same types as the orders among the sample items."""
    for request in build_requests(SHOP, SHOP.answers["29"]):
        shop.send(request)
    key: dict[str, Json] = {"order_id": {"S": "o-5n8v"}, "part": {"S": "ORDER"}}
    order = shop.send(Request("GetItem", {"TableName": "Orders", "Key": key})).items[0]
    assert order["seller_ids"] == {"SS": ["u-nina"]}

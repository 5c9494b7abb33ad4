"""Bytes of items, compared with sizes that were measured or worked out by hand.

Sources: Amazon DynamoDB Developer Guide (DG), DynamoDB item sizes and formats, and Constraints in
Amazon DynamoDB; sizes that Parity Suite measured on the service; the published results of
item_size_calculator (ddb-calc) of awslabs/amazon-dynamodb-tools.
"""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.capacity.item_sizes import (
    entry_bytes,
    item_bytes,
    item_with_local_entries_bytes,
    number_bytes,
)
from mkdocs_dynamodb.model.tables import Table

MEASURED = {
    **dict.fromkeys(("0", "-0"), 1),
    **dict.fromkeys(("1", "12", "15", "100", "0042"), 2),
    **dict.fromkeys(("123", "1234", "1010"), 3),
    "123456": 4,
    **dict.fromkeys(("1.5", "1.2", "1.200"), 3),
    **dict.fromkeys(("1.234", "100.5"), 4),
    "3.14159": 5,
    **dict.fromkeys(("0.15", "0.0000001", "1E125", "1E-100"), 2),
    "-42": 3,
    "12345678901234567890123456789012345678": 20,
    "1704067200": 5,
}


@pytest.mark.parametrize(("literal", "size"), MEASURED.items())
def test_number_has_its_measured_size(literal: str, size: int) -> None:
    """Each literal takes as many bytes as the service was measured to (Parity Suite, ddb-calc)."""
    assert number_bytes(literal) == size


@pytest.mark.parametrize("literal", ["120", "0.015"])
def test_larger_of_two_formulas_is_taken(literal: str) -> None:
    """Digits that straddle the pairs count as two pairs; digit count alone would say one.

    Nobody has measured these; DG, DynamoDB item sizes and formats, has the shorter formula.
    """
    assert number_bytes(literal) == 3


def test_number_never_takes_more_than_21_bytes() -> None:
    """Thirty-eight digits that straddle the pairs, with a sign, would be 22 (ddb-calc)."""
    assert number_bytes("-1234567890123456789012345678901234567.8") == 21


@pytest.mark.parametrize(
    "literal", ["", "many", "NaN", "1_000", " 1", "1e", "1E99999999999999999999"]
)
def test_text_that_is_no_number_counts_as_zero(literal: str) -> None:
    """A size can be told of every item, even of one that DynamoDB refuses."""
    assert number_bytes(literal) == 1


WORKED = {
    "{shirt-color: R, shirt-size: M}": 23,
    '{user_id: "u#123", name: Ada, age: 36}': 24,
    "{id: café, city: 東京}": 17,
    "{pk: a, active: true, deleted_at: null}": 21,
    "{pk: a, price: 19.99, qty: 100, ts: 1704067200, delta: -42}": 31,
    "{pk: a, blob: {B: AAAAAA==}}": 11,
    "{pk: a, l: [], m: {}}": 11,
    "{pk: a, tags: [red, blue, 7]}": 22,
    '{pk: a, addr: {street: 1 Main St, zip: "12345", geo: {lat: 51.5, lon: -0.12}}}': 56,
    "{pk: a, colors: {SS: [red, green]}, nums: {NS: [1, 22, 333]}, bins: {BS: [AAA=, AAAA]}}": 37,
    (
        "{Id: 101, Title: Book 101 Title, ISBN: 111-1111111111, Authors: [Author1], Price: 2,"
        " Dimensions: 8.5 x 11.0 x 0.5, PageCount: 500, InPublication: true,"
        " ProductCategory: Book}"
    ): 137,
    (
        '{customer_id: "CUST#1001", order_id: "ORD#2026-07-01#0001", status: PENDING,'
        " total: 120.50, created_at: 1782864000, items: [{sku: A1, qty: 2}, {sku: B22, qty: 1}]}"
    ): 125,
}


def table(checker: Checker, item: str, rest: str = "", key: str = "pk") -> Table:
    """A table with one item written in full."""
    text = f"tables:\n  Things:\n    partition_key: {key}\n{rest}    items:\n      - raw: {item}\n"
    (found,) = checker.check(text).models[0].model.tables.values()
    return found


@pytest.mark.parametrize(("item", "size"), WORKED.items())
def test_item_has_its_worked_size(checker: Checker, item: str, size: int) -> None:
    """Names and values of every type add up (DG, DynamoDB item sizes and formats).

    The first is an example of DG, Constraints in Amazon DynamoDB; the one of 137 bytes is the
    published result of ddb-calc.
    """
    assert item_bytes(table(checker, item).items[0]) == size


ORDER = list(WORKED)[-1]
ORDERS = """    sort_key: order_id
    indexes:
      ByStatus: {partition_key: status, sort_key: created_at, projection: KEYS_ONLY}
      ByDay: {local: true, partition_key: customer_id, sort_key: created_at, projection: [total]}
      ByRank: {local: true, partition_key: customer_id, sort_key: rank}
"""


def test_index_entry_holds_each_key_once(checker: Checker) -> None:
    """An entry has the keys of the table and of the index (DG, Using Global Secondary Indexes)."""
    orders = table(checker, ORDER, ORDERS, "customer_id")
    (item,) = orders.items
    assert entry_bytes(orders, orders.indexes["ByStatus"], item) == 20 + 27 + 13 + 15
    assert entry_bytes(orders, orders.indexes["ByDay"], item) == 20 + 27 + 15 + 9


def test_local_indexes_share_the_limit_of_the_item(checker: Checker) -> None:
    """An entry in a local index counts, unless the item lacks its key."""
    orders = table(checker, ORDER, ORDERS, "customer_id")
    (item,) = orders.items
    assert item_with_local_entries_bytes(orders, item) == 125 + 71

"""The online shop in `models/ecommerce`: its facts, and what the check says when it is broken."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import ROOT, TODAY
from mkdocs_dynamodb.application.checking import CheckedModel, check_models, load_model
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item
from mkdocs_dynamodb.settings import ModelPath, Settings

SHOP = ROOT / "models/ecommerce"

RPS = {
    "1": "10", "2": "250", "3": "5", "4": "0.3", "5": "0.1", "6": "250", "7": "250", "8": "420",
    "9": "420", "10": "100", "11": "200", "12": "0.01", "13": "0.01", "14": "0.005", "15": "0.1",
    "16": "0.02", "17": "0.05", "18": "0.01", "19": "10", "20": "50", "21": "50", "22": "30",
    "23": "20", "24": "20", "25": "30", "26": "0.001", "27": "0.001", "28": "0.0005", "29": "200",
    "30": "50", "31": "30", "32": "5", "33": "10", "34": "10", "35": "20", "36": "5", "37": "200",
    "38": "100", "39": "175", "40": "100", "41": "50", "42": "25", "43": "50", "44": "100",
    "45": "0.1", "46": "0.1", "47": "0.1", "48": "0.05",
}  # fmt: skip

STATED = {
    "Registration": "10",
    "Logins": "250",
    "Profile management": "10",
    "Cart modification": "350",
    "Cart viewing": "250",
    "Product browsing and search": "840",
    "Product search": "420",
    "Product listing": "420",
    "Product details": "200",
    "Category navigation": "180",
    "Category searches": "30",
    "Order processing": "220",
    "Order creation": "200",
    "Checkout validation": "200",
    "Order management": "120",
    "Product management by sellers": "0.05",
    "Seller profiles": "0.25",
}

AVERAGES = {
    ("User", "Product"): 10,
    ("User", "Order"): 5,
    ("User", "CartItem"): 3,
    ("Category", "Category"): None,
    ("Category", "Product"): None,
    ("Order", "OrderItem"): 3,
    ("Product", "OrderItem"): None,
    ("Product", "CartItem"): None,
}


def checked(root: Path) -> CheckedModel:
    """Check the shop below a root."""
    path = ModelPath(path="models/ecommerce", to="ecommerce/")
    return check_models(Settings(root=root, models=(path,)), TODAY).models[0]


@pytest.fixture(scope="module")
def shop() -> Model:
    """The shop as it is shipped."""
    return load_model(SHOP, ROOT)


class Copy:
    """A copy of the shop that a test may break."""

    def __init__(self, root: Path) -> None:
        """Copy the model below `root`."""
        self.root = root
        self.folder = root / "models/ecommerce"
        shutil.copytree(SHOP, self.folder)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace text that stands in a file exactly once."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def line_of(self, name: str, start: str) -> tuple[str, int]:
        """Path and number of the only line that begins with a text."""
        lines = (self.folder / name).read_text(encoding="utf-8").split("\n")
        found = [number for number, line in enumerate(lines, 1) if line.startswith(start)]
        assert len(found) == 1
        return f"models/ecommerce/{name}", found[0]

    def places(self, code: str) -> set[tuple[str, int]]:
        """Where errors with a code begin whose first letters are given."""
        return {
            (d.finding.at.path, d.finding.at.line)
            for d in checked(self.root).diagnostics
            if d.code.startswith(code) and d.severity is Severity.ERROR
        }


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy of the shop in a folder of the test's own."""
    return Copy(tmp_path)


def test_nothing_is_found_that_nobody_accepted() -> None:
    """The shipped example passes every rule; what it accepts has a reason."""
    open_findings = [d for d in checked(ROOT).diagnostics if d.accepted is None]
    assert [f"{d.code} {d.finding.message}" for d in open_findings] == []


def test_contradictions_of_the_stated_traffic_are_accepted_with_reasons() -> None:
    """The business contradicts its list in six places, and each of them is explained."""
    accepted = [d for d in checked(ROOT).diagnostics if d.accepted is not None]
    assert [d.code for d in accepted if d.code == "REQ009"] == ["REQ009"] * 6
    assert all(d.accepted is not None and d.accepted.because for d in accepted)


def test_every_pattern_is_accounted_for() -> None:
    """48 patterns: two need no database, two are for a search engine, the rest is answered."""
    coverage = checked(ROOT).coverage
    assert (coverage.patterns, coverage.answered) == (48, 44)
    assert (coverage.external, coverage.without_database) == (2, 2)
    assert coverage.is_complete


def test_rates_are_those_of_the_business(shop: Model) -> None:
    """No rate was rounded or made up; one number stands for peak and average."""
    found = {
        number: pattern.rps.peak.value
        for number, pattern in shop.patterns.items()
        if pattern.rps is not None and pattern.rps.peak is not None and pattern.rps.is_bare
    }
    assert found == {number: Decimal(rps) for number, rps in RPS.items()}
    assert list(shop.patterns) == list(RPS)


def test_stated_traffic_is_that_of_the_business(shop: Model) -> None:
    """The figures are kept as they were stated, whether they fit or not."""
    application = shop.application
    assert application.total is not None
    assert application.total.peak is not None
    assert application.total.peak.value == 1400
    assert application.expected_patterns is not None
    assert application.expected_patterns.value == 48
    found = {
        group.name.value: group.stated.peak.value
        for group in application.groups
        if group.stated is not None and group.stated.peak is not None
    }
    assert found == {name: Decimal(rps) for name, rps in STATED.items()}


def test_relationships_are_those_of_the_business(shop: Model) -> None:
    """Eight relationships; an average stands only where one was stated."""
    found = {(r.source.value, r.target.value): r.average for r in shop.relationships}
    assert found == AVERAGES


def test_special_patterns_say_what_they_are(shop: Model) -> None:
    """Logout and upload touch no data, text search is elsewhere, one pattern is a duplicate."""
    patterns = shop.patterns
    assert {n for n, p in patterns.items() if p.type.value == "none" and p.because} == {"6", "18"}
    external = {n for n, p in patterns.items() if p.served_by and p.served_by.because}
    assert external == {"9", "36"}
    duplicates = {n: p.duplicate_of.value for n, p in patterns.items() if p.duplicate_of}
    assert duplicates == {"45": "5"}
    assert patterns["2"].latency == "50 ms"
    strong = {n for n, p in patterns.items() if p.consistency and p.consistency.value == "strong"}
    assert strong == {"37", "44"}


def test_every_answer_has_an_example(shop: Model) -> None:
    """A page shows no request with holes in it where the pattern has inputs."""
    missing = [
        number
        for number, answer in shop.answers.items()
        if shop.patterns[number].inputs and not answer.example
    ]
    assert missing == []


def items_of(shop: Model, entity: str) -> list[Item]:
    """Sample items of one entity."""
    return [i for t in shop.tables.values() for i in t.items if i.entity.value == entity]


def figure(item: Item, name: str) -> Decimal:
    """A number of an item; zero where it has none."""
    value = item.attributes.get(name)
    return (value.number if value is not None else None) or Decimal(0)


def text(item: Item, name: str) -> str:
    """Text of an attribute."""
    return item.attributes[name].text


def sold_lines(shop: Model) -> list[Item]:
    """Order items of orders that were not cancelled."""
    kept = {
        text(order, "order_id")
        for order in items_of(shop, "Order")
        if text(order, "order_status") != "CANCELLED"
    }
    return [line for line in items_of(shop, "OrderItem") if text(line, "order_id") in kept]


def test_sample_orders_add_up(shop: Model) -> None:
    """The total and the units of an order are those of its items."""
    for order in items_of(shop, "Order"):
        order_id = text(order, "order_id")
        lines = [i for i in items_of(shop, "OrderItem") if text(i, "order_id") == order_id]
        assert figure(order, "total_amount") == sum(figure(i, "line_total") for i in lines)
        assert figure(order, "item_count") == sum(figure(i, "quantity") for i in lines)
        sellers = {element.text for element in order.attributes["seller_ids"].elements}
        assert sellers == {text(i, "seller_id") for i in lines}


def test_sample_counters_are_what_the_orders_say(shop: Model) -> None:
    """Counters of the sample items tell the same story as the orders that they count."""
    for stock in items_of(shop, "ProductStock"):
        product = text(stock, "product_id")
        lines = [i for i in sold_lines(shop) if text(i, "product_id") == product]
        assert figure(stock, "units_sold") == sum(figure(i, "quantity") for i in lines)
        assert figure(stock, "revenue") == sum(figure(i, "line_total") for i in lines)
    for summary in items_of(shop, "OrderSummary"):
        user = text(summary, "user_id")
        orders = [o for o in items_of(shop, "Order") if text(o, "user_id") == user]
        kept = [o for o in orders if text(o, "order_status") != "CANCELLED"]
        assert figure(summary, "order_count") == len(orders)
        assert figure(summary, "cancelled_count") == len(orders) - len(kept)
        assert figure(summary, "total_spent") == sum(figure(o, "total_amount") for o in kept)
        assert text(summary, "last_order_at") == max(text(o, "placed_at") for o in orders)


def test_sample_copies_and_counts_agree_with_their_sources(shop: Model) -> None:
    """Copied names and counted children and products are those of the other sample items."""
    products = items_of(shop, "Product")
    names = {text(c, "category_id"): text(c, "category_name") for c in items_of(shop, "Category")}
    usernames = {text(u, "user_id"): text(u, "username") for u in items_of(shop, "User")}
    stock = {text(s, "product_id"): s for s in items_of(shop, "ProductStock")}
    for product in products:
        assert text(product, "category_name") == names[text(product, "category_id")]
        assert text(product, "seller_username") == usernames[text(product, "seller_id")]
        has_units = figure(stock[text(product, "product_id")], "inventory_quantity") > 0
        assert product.attributes["in_stock"].content is has_units
    for category in items_of(shop, "Category"):
        name = text(category, "category_id")
        inside = [c for c in items_of(shop, "Category") if text(c, "parent_id") == name]
        assert figure(category, "child_count") == len(inside)
        here = [p for p in products if text(p, "category_id") == name]
        assert figure(category, "product_count") == len(here)
    for seller in items_of(shop, "SellerStatistics"):
        offered = [p for p in products if text(p, "seller_id") == text(seller, "user_id")]
        assert figure(seller, "product_count") == len(offered)
        assert text(seller, "last_listed_at") == max(text(p, "created_at") for p in offered)


def test_a_pattern_without_a_rate_is_found_at_its_number(copy: Copy) -> None:
    """Without `rps`, pattern 11 is an error at the line of its key."""
    name = "patterns-2-products.yml"
    copy.replace(name, "    rps: 200\n", "")
    assert copy.places("") == {copy.line_of(name, "  11:")}
    assert copy.places("REQ001")


def test_a_query_on_the_wrong_index_is_found_at_its_condition(copy: Copy) -> None:
    """Asked by seller, the index by category has no value for its partition key."""
    name = "mapping-2-products.yml"
    copy.replace(name, "index: ProductsBySeller\n", "index: ProductsByCategory\n")
    assert copy.line_of(name, '    where: {seller_id: "{seller_id}"}') in copy.places("OPS001")


def test_an_unknown_index_is_found_where_it_is_named(copy: Copy) -> None:
    """A misspelled index is an error at the line of its name."""
    name = "mapping-2-products.yml"
    copy.replace(name, "index: ProductsBySeller\n", "index: ProductsBySellers\n")
    assert copy.places("OPS") == {copy.line_of(name, "    index: ProductsBySellers")}


def test_a_wrong_key_of_a_sample_item_is_found_at_its_line(copy: Copy) -> None:
    """A key that is written out and differs from its template is an error at the key."""
    name = "tables/products.yml"
    stock = "      - ProductStock: {product_id: p-2001, "
    copy.replace(name, stock, f"{stock}part: DETAIL, ")
    assert copy.places("ITM005") == {copy.line_of(name, stock)}


def test_an_invented_pattern_is_found_in_the_mapping(copy: Copy) -> None:
    """An answer to a question that nobody asked is an error at its number."""
    name = "mapping-6-sellers.yml"
    copy.replace(
        name,
        "mapping:\n",
        "mapping:\n  49: {operation: GetItem, table: Users, entity: User}\n",
    )
    assert copy.places("COV002") == {copy.line_of(name, "  49:")}


def test_a_deleted_answer_is_found_at_its_pattern(copy: Copy) -> None:
    """A pattern that nothing answers any more is an error at its number."""
    path = copy.folder / "mapping-1-accounts.yml"
    before, rest = path.read_text(encoding="utf-8").split("  3:\n")
    path.write_text(before + "  4:\n" + rest.split("  4:\n")[1], encoding="utf-8")
    assert copy.places("COV001") == {copy.line_of("patterns-1-accounts.yml", "  3:")}


def test_lines_are_short_enough_to_be_read_side_by_side() -> None:
    """The files are read by people; no line has more than 110 characters."""
    long = [
        f"{path.name}:{number}"
        for path in SHOP.rglob("*.yml")
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if len(line) > 110
    ]
    assert long == []

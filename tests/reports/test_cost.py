# ruff: noqa: E501 - the rows of a sheet are as long as they are
"""Cost a month: a sheet worked out by hand for the shop, and what each option of a table adds.

Prices and worked figures are from the AWS Price List and the Developer Guide (DG), as the price
files of the package tell.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from conftest import ROOT, TODAY, Checker
from mkdocs_dynamodb.application.checking import check_models, load_model, load_settings
from mkdocs_dynamodb.model.capacity.pricing import SECONDS_A_MONTH, PriceName, filed_prices
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.cost.cost import Cost, build_cost
from mkdocs_dynamodb.reports.cost.extras import Extra, build_cost_extras
from mkdocs_dynamodb.reports.cost.growth import MONTHS, build_cost_growth
from mkdocs_dynamodb.reports.cost.lines import CostLine, Item
from mkdocs_dynamodb.reports.cost.money import dollars, in_cents
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.source.price_files import known_regions

SHEET = """
# All tables are on-demand, class Standard, in eu-west-1. A month has 730 x 3,600 = 2,628,000 seconds.
# Requests: pattern: requests a second x units; their sum x 2.628 (million seconds) x price per million.
# Storage: items x (bytes + 100 that are billed for each), / 1,073,741,824, x 0.283 per GB.

# Three lines in a cart, 129 B each, are one read of 4 KB: 1 strongly consistent, else 0.5.
# 200 + 200 + 50 + 25 + 25 + 100 = 600; x 2.628 x 0.1415 = 223.1172
Carts reads 29: 200 x 1, 37: 200 x 1, 38: 100 x 0.5, 42: 25 x 1, 43: 50 x 0.5, 44: 100 x 1 = 223.12
# An order deletes three lines in its transaction, 3 x 2; clearing deletes three, one by one.
# 1,200 + 175 + 100 + 50 + 75 = 1,600; x 2.628 x 0.705 = 2,964.384
Carts writes 29: 200 x 6, 39: 175 x 1, 40: 100 x 1, 41: 50 x 1, 42: 25 x 3 = 2964.38
Carts storage 6_000_000 x 229 = 0.36

Categories reads 12: 0.01 x 0.5, 23: 20 x 0.5, 24: 20 x 0.5, 26: 0.001 x 1 = 7.44
# Two items in a transaction are 4; a new name rewrites the category and 3 breadcrumbs.
# 0.02 + 0.01 + 0.004 + 0.004 + 0.002 = 0.04
Categories writes 12: 0.01 x 2, 14: 0.005 x 2, 26: 0.001 x 4, 27: 0.001 x 4, 28: 0.0005 x 4 = 0.07
Categories storage 40 x 359 = 0.00
Categories/ChildrenByParent reads 21: 50 x 0.5, 22: 30 x 0.5 = 14.87
# A new name moves the entry: delete and put. The parent's entry changes with a child: no doubling.
Categories/ChildrenByParent writes 26: 0.001 x 2, 27: 0.001 x 2, 28: 0.0005 x 2 = 0.01
Categories/ChildrenByParent storage 40 x 170 = 0.00
# 40 entries of 120 B are 4,800 B, two blocks of 4 KB: 1 unit; three entries below one are 0.5.
Categories/CategoryTree reads 19: 10 x 1, 20: 50 x 1, 25: 30 x 1, 27: 0.001 x 0.5 = 33.47
Categories/CategoryTree writes 26: 0.001 x 1, 27: 0.001 x 1, 28: 0.0005 x 1 = 0.00
Categories/CategoryTree storage 40 x 220 = 0.00

# A registration puts three items in one transaction: 2 in each of three tables.
Emails writes 1: 10 x 2 = 37.05
Emails storage 2_000_000 x 137 = 0.07

Orders reads 31: 30 x 0.5, 32: 5 x 1 = 7.44
# An order and its three items in a transaction: 4 x 2 = 8.
# 1,600 + 10 + 10 = 1,620; x 2.628 x 0.705 = 3,001.4388
Orders writes 29: 200 x 8, 32: 5 x 2, 34: 10 x 1 = 3001.44
# Two entities: 10 million orders of 256 B, 30 million items of 239 B.
Orders storage 10_000_000 x 256, 30_000_000 x 239 = 2.56
Orders/OrdersByUser reads 30: 50 x 0.5, 35: 20 x 0.5 = 13.02
# The transaction does not double what an index costs: 215 x 2.628 x 0.705 = 398.3391
Orders/OrdersByUser writes 29: 200 x 1, 32: 5 x 1, 34: 10 x 1 = 398.34
Orders/OrdersByUser storage 10_000_000 x 211 = 0.56

# Checking a cart reads product and stock of three lines, strongly: 6. A dashboard reads 10 stocks: 5.
# 100 + 0.0025 + 600 + 1,200 + 87.5 + 300 + 0.5 = 2,288.0025; x 2.628 x 0.1415 = 850.8214...
Products reads 11: 200 x 0.5, 14: 0.005 x 0.5, 29: 200 x 3, 37: 200 x 6, 39: 175 x 0.5, 44: 100 x 3, 47: 0.1 x 5 = 850.82
# Three stocks in a transaction are 6; one product in a hundred lines sells out, which is 0.03.
Products writes 12: 0.01 x 4, 13: 0.01 x 1, 14: 0.005 x 4, 16: 0.02 x 4, 27: 0.001 x 20, 29: 200 x 6.03, 32: 5 x 6.03 = 2290.58
Products storage 100_000 x 938, 100_000 x 167 = 0.03
# 40 entries of 179 B are read for the 20 that a filter keeps: 7,160 B, 1 unit.
Products/ProductsByCategory reads 8: 420 x 1, 10: 100 x 0.5, 27: 0.001 x 0.5 = 174.78
Products/ProductsByCategory writes 12: 0.01 x 1, 13: 0.01 x 2, 14: 0.005 x 1, 16: 0.02 x 1, 29: 200 x 0.03, 32: 5 x 0.03 = 11.50
Products/ProductsByCategory storage 100_000 x 279 = 0.01
Products/ProductsBySeller reads 15: 0.1 x 0.5, 47: 0.1 x 0.5 = 0.04
Products/ProductsBySeller writes 12: 0.01 x 1, 13: 0.01 x 1, 14: 0.005 x 1, 16: 0.02 x 1, 29: 200 x 0.03, 32: 5 x 0.03 = 11.48
Products/ProductsBySeller storage 100_000 x 220 = 0.01

Usernames reads 2: 250 x 0.5 = 46.48
Usernames writes 1: 10 x 2 = 37.05
Usernames storage 2_000_000 x 178 = 0.09

Users reads 3: 5 x 0.5, 7: 250 x 0.5, 12: 0.01 x 0.5, 17: 0.05 x 0.5, 33: 10 x 0.5, 46: 0.1 x 0.5, 47: 0.1 x 0.5 = 49.32
# Creating a product checks the seller and counts it: 2 x 2. An order changes the summary: 2.
# 20 + 0.3 + 0.1 + 0.04 + 0.01 + 400 + 10 + 0.1 + 0.05 = 430.6; x 2.628 x 0.705 = 797.7928...
Users writes 1: 10 x 2, 4: 0.3 x 1, 5: 0.1 x 1, 12: 0.01 x 4, 14: 0.005 x 2, 29: 200 x 2, 32: 5 x 2, 45: 0.1 x 1, 48: 0.05 x 1 = 797.79
Users storage 2_000_000 x 232, 2_000_000 x 207, 10_000 x 183 = 0.23
"""
PRICES = {"reads": Decimal("0.1415"), "writes": Decimal("0.705"), "storage": Decimal("0.283")}
MILLION_SECONDS = Decimal("2.628")
GIGABYTE = Decimal(1024**3)
TOTAL = "10974.41"
"""US dollars a month of the whole sheet."""

Row = tuple[str, str, str, Decimal]


def worked_rows(sheet: str) -> dict[tuple[str, str, str], tuple[Decimal, Decimal]]:
    """(table, index, item) -> exact amount by the sheet's own factors, and what it says in cents."""
    rows = {}
    for line in sheet.splitlines():
        if not line or line.startswith("#"):
            continue
        place, item, rest = line.split(" ", 2)
        factors, stated = rest.rsplit(" = ", 1)
        total = Decimal(0)
        for part in factors.split(", "):
            one, other = part.rpartition(": ")[2].split(" x ")
            total += Decimal(one.replace("_", "")) * Decimal(other)
        scale = 1 / GIGABYTE if item == "storage" else MILLION_SECONDS
        table, _, index = place.partition("/")
        rows[table, index, item] = (total * scale * PRICES[item], Decimal(stated))
    return rows


def shop() -> Model:
    """The shop that is shipped as an example."""
    return load_model(ROOT / "models/ecommerce", ROOT)


def by_place(cost: Cost) -> dict[tuple[str, str, str], CostLine]:
    """Lines of the bill by what they are for."""
    return {(line.table, line.index, line.item.value): line for line in cost.designed.lines}


def test_sheet_of_the_shop_agrees_to_the_cent() -> None:
    """Every line that was worked out by hand is on the bill, and no other."""
    lines, rows = by_place(build_cost(shop())), worked_rows(SHEET)
    assert lines.keys() == rows.keys()
    for place, (exact, stated) in rows.items():
        amount = lines[place].amount
        assert amount is not None
        assert in_cents(exact) == stated, place
        assert in_cents(amount) == stated, place
        assert abs(amount - exact) < Decimal("1e-20")
    total = build_cost(shop()).designed.total
    assert total is not None
    assert in_cents(total) == Decimal(TOTAL)
    assert abs(total - sum(exact for exact, _ in rows.values())) < Decimal("1e-18")


def test_one_changed_rate_moves_exactly_its_lines(tmp_path: Path) -> None:
    """Twice the logins (pattern 2) read `Usernames` twice as much, and nothing else changes."""
    before = build_cost(shop())
    for file in (ROOT / "models/ecommerce").rglob("*.yml"):
        text = file.read_text("utf-8")
        if file.name == "patterns-1-accounts.yml":
            before_logins, logins = text.split("\n  2:\n", 1)
            text = before_logins + "\n  2:\n" + logins.replace("rps: 250\n", "rps: 500\n", 1)
        (tmp_path / file.name).write_text(text, "utf-8")
    after = build_cost(load_model(tmp_path, tmp_path))
    old, new = by_place(before), by_place(after)
    moved = {place for place in old if old[place].amount != new[place].amount}
    assert moved == {("Usernames", "", "reads")}
    assert new["Usernames", "", "reads"].amount == Decimal("92.9655")  # 250 x 2.628 x 0.1415
    assert {n for n in before.patterns if before.patterns[n].total != after.patterns[n].total} == {
        "2"
    }


def test_patterns_add_up_to_the_requests_of_the_bill() -> None:
    """What patterns cost is what reads and writes cost, to the last digit."""
    cost = build_cost(shop())
    totals = [pattern.total for pattern in cost.patterns.values()]
    requests = cost.designed.only(Item.READS, Item.WRITES).total
    assert requests is not None
    assert abs(sum(t for t in totals if t is not None) - requests) < Decimal("1e-18")
    assert None not in totals


TABLE = """
pricing: {region: us-east-1MORE}
GROWTH
access_patterns:
  1: {name: Show a note, type: read, rps: {peak: 40, average: 10}, inputs: [id]}
  2: {name: Write a note, type: write, rps: {peak: 40, average: 10}, inputs: [id]}
tables:
  Notes:
    partition_key: id
    OPTIONS
    entities:
      Note: {size: 1 KB, count: 10_737_418, attributes: {id: S, at: S, by?: S}}
    INDEXES
mapping:
  1: {operation: GetItem, table: Notes, entity: NoteREAD}
  2: {operation: PutItem, table: Notes, entity: Note}
"""


def model_of(checker: Checker, options: str = "capacity: on-demand", **parts: str) -> Model:
    """A model of one table, with parts put into the text above."""
    text = TABLE.replace("OPTIONS", options)
    for name in ("MORE", "GROWTH", "INDEXES", "READ"):
        text = text.replace(name, parts.get(name.lower(), ""))
    result = checker.check(text)
    assert not [d for d in result.diagnostics if d.code.startswith(("YML", "SCH"))]
    return result.models[0].model


def lines_of(cost: Cost, item: Item) -> list[str]:
    """Amounts of the lines for one thing, as a reader sees them."""
    return [dollars(line.amount) for line in cost.designed.lines if line.item is item]


def test_a_month_has_730_hours() -> None:
    """As AWS' own calculator counts: 730 h = 2,628,000 s."""
    assert Decimal(2_628_000) == SECONDS_A_MONTH


def test_on_demand_by_hand(checker: Checker) -> None:
    """10 reads of 0.5 and 10 writes of 1: 13.14 million x $0.125, 26.28 million x $0.625."""
    cost = build_cost(model_of(checker))
    assert lines_of(cost, Item.READS) == ["$1.64"]  # 13.14 x 0.125 = 1.6425
    assert lines_of(cost, Item.WRITES) == ["$16.43"]  # 26.28 x 0.625 = 16.425
    # 10,737,418 x (1,024 + 100) B / 1,073,741,824 = 11.24 GB; x 0.25 = 2.81
    assert lines_of(cost, Item.STORAGE) == ["$2.81"]


@pytest.mark.parametrize(
    ("options", "reads", "writes"),
    [
        # 5 RCU / 70 % = 7.14, so 8 units; x 730 x 0.00013; 10 WCU / 70 % = 14.29: 15 x 730 x 0.00065
        ("{mode: provisioned, target: 70 %}", "$0.76", "$7.12"),
        ("provisioned", "$0.76", "$7.12"),
        ("{mode: provisioned, target: 50}", "$0.95", "$9.49"),  # 10 and 20 units
        ("{mode: provisioned, read: 100, write: 40}", "$9.49", "$18.98"),  # as they stand
        ("{mode: provisioned, min: {read: 50}, max: {write: 12}}", "$4.75", "$5.69"),
    ],
)
def test_provisioned_by_hand(checker: Checker, options: str, reads: str, writes: str) -> None:
    """Units for the average at the target, whole, between the bounds; or the units declared."""
    cost = build_cost(model_of(checker, f"capacity: {options}"))
    assert lines_of(cost, Item.READS) == [reads]
    assert lines_of(cost, Item.WRITES) == [writes]


@pytest.mark.parametrize(
    ("capacity", "own", "writes"),
    [
        # as many as the table has: 40 x 730 x 0.00065 twice
        ("read: 100, write: 40", "", ["$18.98", "$18.98"]),
        ("read: 100, write: 40", "write: 12", ["$18.98", "$5.69"]),
        # beside a table that scales: 10 WCU / 70 % are 15 units
        ("target: 70 %", "write: 12", ["$7.12", "$5.69"]),
        ("target: 70 %", "read: 1", ["$7.12", "$7.12"]),
    ],
)
def test_an_index_has_the_units_of_its_table_or_its_own(
    checker: Checker, capacity: str, own: str, writes: list[str]
) -> None:
    """Global indexes are provisioned by themselves (DG, Using Global Secondary Indexes)."""
    units = f", capacity: {{{own}}}" if own else ""
    index = f"indexes: {{ByAt: {{partition_key: at{units}}}}}"
    model = model_of(checker, f"capacity: {{mode: provisioned, {capacity}}}", indexes=index)
    assert lines_of(build_cost(model), Item.WRITES) == writes


def test_units_for_the_peak(checker: Checker) -> None:
    """20 RCU and 40 WCU at peak, / 70 %: 29 and 58 units at all times."""
    bill = build_cost(model_of(checker)).by_mode[Mode.PEAK]
    # 29 x 730 x 0.00013 = 2.7521; 58 x 730 x 0.00065 = 27.521
    assert dollars(bill.only(Item.READS, Item.WRITES).total) == "$30.27"


def test_break_even_of_the_modes(checker: Checker) -> None:
    """On-demand equals provisioned at 28.9 % of use, reads and writes alike (published figure)."""
    cost = build_cost(model_of(checker))
    for kind in Kind:
        share = cost.break_even(kind)
        assert share is not None
        assert round(share, 3) == Decimal("0.289")


def test_infrequent_access(checker: Checker) -> None:
    """13.14 x 0.155 + 26.28 x 0.78 + 11.24 GB x 0.10; dearer here, as requests are most of it."""
    cost = build_cost(model_of(checker, "class: standard-ia"))
    assert lines_of(cost, Item.READS) == ["$2.04"]
    assert lines_of(cost, Item.WRITES) == ["$20.50"]
    assert lines_of(cost, Item.STORAGE) == ["$1.12"]
    table = cost.tables["Notes"]
    assert dollars(table.by_class["standard"].total) == "$20.88"
    assert dollars(table.by_class["standard-ia"].total) == "$23.66"


def test_an_unanswered_pattern_leaves_the_whole_unknown(checker: Checker) -> None:
    """Nobody knows what it will cost; what the answered ones cost is still told."""
    text = TABLE.replace("OPTIONS\n", "capacity: on-demand\n")
    for name in ("MORE", "GROWTH", "INDEXES", "READ"):
        text = text.replace(name, "")
    written = text.replace("  1: {operation: GetItem, table: Notes, entity: Note}\n", "")
    cost = build_cost(checker.check(written).models[0].model)
    assert cost.designed.total is None
    assert cost.by_mode[Mode.PROVISIONED].total is None
    assert dollars(cost.designed.at_least) == "$19.23"  # 16.425 + 2.80999...
    assert cost.designed.unknown == ("answer access pattern 1",)
    assert cost.tables["Notes"].designed.total == cost.designed.at_least
    elsewhere = written.replace("type: read,", "type: read, served_by: a cache,")
    assert build_cost(checker.check(elsewhere).models[0].model).designed.unknown == ()


def test_recovery_backups_and_streams(checker: Checker) -> None:
    """PITR 11.24 GB x 0.20; two backups at a price that the model states; reads by Lambda free."""
    cost = build_cost(
        model_of(
            checker,
            "pitr: true\n    backups: 2\n    streams: {view: NEW_IMAGE, consumers: "
            "{mail: {by: lambda}, feed: {by: application, reads: 10}}}",
            more=", prices: {backup: 0.1}",
        )
    )
    assert lines_of(cost, Item.PITR) == ["$2.25"]
    assert lines_of(cost, Item.BACKUPS) == ["$2.25"]
    assert lines_of(cost, Item.STREAM) == ["$5.26"]  # 26.28 million / 100,000 x 0.02 = 5.256


def test_replicas_are_charged_in_each_region(checker: Checker) -> None:
    """A 1 KB item on three Regions with one index: 3 replicated writes and 3 of the index (DG)."""
    cost = build_cost(
        model_of(
            checker,
            "replicas: [eu-west-1, ap-south-1]",
            indexes="indexes: {ByAt: {partition_key: at}}",
            more=", prices: {transfer: 0.02}",
        )
    )
    writes = [line for line in cost.designed.lines if line.item is Item.WRITES]
    assert [(line.region, line.index, line.prices[0].name) for line in writes] == [
        (region, index, name)
        for region in ("us-east-1", "eu-west-1", "ap-south-1")
        for index, name in (
            ("", PriceName.REPLICATED_WRITE_REQUESTS),
            ("ByAt", PriceName.WRITE_REQUESTS),
        )
    ]
    # 26.28 million x (0.625 + 0.705 + 0.71), for the table and for the index
    assert dollars(cost.designed.only(Item.WRITES).total) == "$107.22"
    assert [line.region for line in cost.designed.lines if line.item is Item.READS] == ["us-east-1"]
    # 10 items of 1,024 B a second to two Regions: 50.13 GB x 0.02
    assert lines_of(cost, Item.TRANSFER) == ["$1.00"]


def test_missing_price_makes_its_figures_unknown_and_no_others(checker: Checker) -> None:
    """No file has a price for transfer or for backups in us-east-1: neither zero nor a guess."""
    cost = build_cost(model_of(checker, "backups: 1\n    replicas: [eu-west-1]"))
    unknown = {line.item for line in cost.designed.lines if line.amount is None}
    assert unknown == {Item.BACKUPS, Item.TRANSFER}
    assert cost.designed.total is None
    assert cost.designed.unknown == (
        "state the price `backup` of us-east-1 below `pricing`",
        "state the price `transfer` of us-east-1 below `pricing`",
    )


def test_without_a_region_every_cost_is_unknown(checker: Checker) -> None:
    """The report names what would settle it."""
    text = TABLE.replace("pricing: {region: us-east-1MORE}\n", "").replace("OPTIONS", "purpose: x")
    for name in ("GROWTH", "INDEXES", "READ"):
        text = text.replace(name, "")
    cost = build_cost(checker.check(text).models[0].model)
    assert all(line.amount is None for line in cost.designed.lines)
    assert cost.designed.unknown == ("name a `region` below `pricing`",)
    assert cost.patterns["1"].total is None
    assert cost.prices == ()


def test_free_tier_only_where_it_applies(checker: Checker) -> None:
    """25 GB of Standard storage in both modes; 25 units of each kind where provisioned only."""
    free = ", free_tier: true"
    on_demand = build_cost(model_of(checker, more=free))
    assert lines_of(on_demand, Item.FREE) == ["-$2.81"]  # all that is stored
    provisioned = build_cost(model_of(checker, "capacity: provisioned", more=free))
    assert lines_of(provisioned, Item.FREE) == ["-$2.81", "-$7.12", "-$0.76"]
    infrequent = build_cost(model_of(checker, "class: standard-ia", more=free))
    assert lines_of(infrequent, Item.FREE) == []
    assert lines_of(build_cost(model_of(checker)), Item.FREE) == []


def test_growth_over_36_months(checker: Checker) -> None:
    """Requests grow with traffic, storage with items: 18.0675 x 1.08^36 + 2.81 x 1.05^36."""
    growth = build_cost_growth(
        model_of(checker, growth="growth: {traffic: 8 % a month, items: 5 % a month}")
    )
    assert len(growth.months) == MONTHS + 1
    assert dollars(growth.months[0].designed) == "$20.88"
    last = growth.months[-1]
    expected = Decimal("18.0675") * Decimal("1.08") ** 36 + Decimal("2.81") * Decimal("1.05") ** 36
    assert last.designed is not None
    assert abs(last.designed - expected) < Decimal("0.01")
    # 5 x 1.08^36 / 70 % = 114.06 -> 115 units; 228.1 -> 229 units
    requests = Decimal(730) * (115 * Decimal("0.00013") + 229 * Decimal("0.00065"))
    provisioned = last.by_mode[Mode.PROVISIONED]
    assert provisioned is not None
    assert abs(provisioned - requests - Decimal("2.81") * Decimal("1.05") ** 36) < Decimal("0.01")


def test_growth_that_is_not_stated_is_unknown(checker: Checker) -> None:
    """No month is made up."""
    growth = build_cost_growth(model_of(checker, growth="growth: {traffic: 8 % a month}"))
    assert growth.months == ()
    assert growth.unknown == ("state `items` below `growth`",)


def test_what_choices_add(checker: Checker) -> None:
    """A strong read costs twice an eventual one; ALL writes and stores what keys alone do not."""
    model = model_of(
        checker,
        read=", consistency: strong",
        indexes="indexes: {ByAt: {partition_key: at, projection: ALL}}",
    )
    found = {extra.extra: extra for extra in build_cost_extras(model)}
    assert dollars(found[Extra.STRONG].amount) == "$1.64"  # half of 26.28 x 0.125
    projection = found[Extra.PROJECTION]
    assert (projection.table, projection.index) == ("Notes", "ByAt")
    assert projection.amount is None  # nothing tells how long the keys are


def test_what_a_transaction_adds() -> None:
    """Half of what pattern 1 of the shop writes: 2 units each in three tables, 1 without it."""
    added = [
        extra.amount
        for extra in build_cost_extras(shop())
        if extra.pattern == "1" and extra.extra is Extra.TRANSACTION
    ]
    assert [dollars(amount) for amount in added] == ["$18.53"] * 3


def test_projection_of_everything_beside_keys_only(checker: Checker) -> None:
    """2 KB entries: 2 units to write instead of 1, and 2,148 B stored instead of the keys."""
    text = """
pricing: {region: us-east-1}
access_patterns:
  1: {name: Write, type: write, rps: 10, inputs: [id]}
tables:
  Notes:
    partition_key: id
    entities:
      Note:
        count: 1_000_000
        attributes: {id: {type: S, size: 8 B}, at: {type: S, size: 8 B}, text: {type: S, size: 2 KB}}
    indexes: {ByAt: {partition_key: at}}
mapping:
  1: {operation: PutItem, table: Notes, entity: Note}
"""
    (extra,) = build_cost_extras(checker.check(text).models[0].model)
    # entry: id + 8, at + 8, text + 2,048 = 2,072 B, 3 units; keys only 20 B, 1 unit
    # 2 units x 10 x 2.628 x 0.625 = 32.85; 2,052 B x 1,000,000 / GB x 0.25 = 0.4778
    assert dollars(extra.amount) == "$33.33"


def test_each_price_names_source_and_date() -> None:
    """Every figure of every file can be traced, and the regions asked for are whole."""
    whole = {"us-east-1", "eu-west-1", "eu-central-1", "ap-southeast-2", "ap-northeast-1"}
    assert whole | {"ap-south-1"} <= set(known_regions())
    needed = ("write_requests", "read_requests", "write_capacity", "read_capacity", "storage")
    for region in known_regions():
        prices = filed_prices(region)
        assert all(price.source and price.date and price.per for price in prices.values())
        if region in whole:
            assert all(PriceName(name) in prices for name in needed)
            # published before November 2024, twice as much
            assert prices[PriceName.WRITE_REQUESTS].amount < 1


def test_region_of_the_project_serves_models_that_name_none(tmp_path: Path) -> None:
    """`mkdocs.yml` names region and prices for all its models."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models/m.yml").write_text("tables: {Notes: {partition_key: id}}", "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "plugins:\n  - dynamodb:\n      pricing: {region: eu-west-1, prices: {storage: 0.3}}\n",
        "utf-8",
    )
    settings, findings, _ = load_settings(config, tmp_path)
    assert not findings
    model = check_models(settings, TODAY).models[0].model
    assert model.pricing is not None
    assert model.pricing.region.value == "eu-west-1"
    stated = model.pricing.price(PriceName.STORAGE)
    assert stated is not None
    assert stated.amount == Decimal("0.3")
    config.write_text("plugins:\n  - dynamodb:\n      pricing: {regoin: eu-west-1}\n", "utf-8")
    settings, findings, _ = load_settings(config, tmp_path)
    assert settings.pricing is None
    assert findings

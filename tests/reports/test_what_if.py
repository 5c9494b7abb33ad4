"""Cost with other traffic and in other regions: the same lines at other quantities and prices."""

from decimal import Decimal

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.growth import build_cost_growth
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.reports.cost.what_if import TRAFFIC, WhatIf, build_what_if
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions

MODEL = """
pricing: {region: us-east-1OPTIONS}
access_patterns:
  1: {name: Show a note, type: read, rps: {peak: 40, average: 10}, inputs: [id]}
  2: {name: Write a note, type: write, rps: {peak: 40, average: 10}, inputs: [id]}
tables:
  Notes:
    partition_key: id
    entities:
      Note: {size: 1 KB, count: 10_737_418, attributes: {id: S}}
mapping:
  1: {operation: GetItem, table: Notes, entity: Note}
  2: {operation: PutItem, table: Notes, entity: Note}
"""


def model_of(checker: Checker, options: str = "", **changes: str) -> Model:
    """The model above with other words put in."""
    text = MODEL.replace("OPTIONS", options)
    for old, new in changes.items():
        text = text.replace(old.replace("_", " "), new)
    return checker.check(text).models[0].model


def row(rows: tuple[WhatIf, ...], region: str, traffic: str) -> WhatIf:
    """What a region and some traffic come to."""
    (found,) = (r for r in rows if (r.region, r.traffic) == (region, Decimal(traffic)))
    return found


def test_the_model_itself_is_one_of_the_rows() -> None:
    """Home region, traffic x 1: the figures of the bill, to the last digit."""
    for name in ("ecommerce", "social"):
        model = load_model(ROOT / "models" / name, ROOT)
        cost, rows = build_cost(model), build_what_if(model)
        found = row(rows, cost.region, "1")
        assert found.designed == cost.designed.total
        assert found.by_mode == {mode: bill.total for mode, bill in cost.by_mode.items()}
        hottest = build_partitions(model).hottest
        assert hottest is not None
        assert found.hottest == hottest.part
        assert {r.traffic for r in rows} == set(TRAFFIC)
        assert rows[0].region == cost.region


def test_traffic_moves_requests_and_not_storage(checker: Checker) -> None:
    """By hand: requests x 20, 11.24 GB as before; provisioned units are rounded up anew."""
    rows = build_what_if(model_of(checker))
    found = row(rows, "us-east-1", "20")
    # 20 x (1.6425 + 16.425) + 2.81 = 364.16
    assert dollars(found.by_mode[Mode.ON_DEMAND]) == "$364.16"
    # 100 RCU / 70 % = 143 x 0.0949; 200 WCU / 70 % = 286 x 0.4745; 13.5707 + 135.707 + 2.81
    assert dollars(found.by_mode[Mode.PROVISIONED]) == "$152.09"
    # at peak 400 RCU and 800 WCU / 70 %: 572 and 1,143; 54.2828 + 542.3535 + 2.81
    assert dollars(found.by_mode[Mode.PEAK]) == "$599.45"


def test_another_region_has_its_own_prices(checker: Checker) -> None:
    """By hand in eu-west-1: 13.14 x 0.1415 + 26.28 x 0.705 + 11.24 GB x 0.283."""
    found = row(build_what_if(model_of(checker)), "eu-west-1", "1")
    assert dollars(found.designed) == "$23.57"  # 1.8593 + 18.5274 + 3.1809


def test_regions_without_prices_and_models_without_figures_are_left_out(checker: Checker) -> None:
    """Where every amount would be unknown there is no row."""
    rows = build_what_if(model_of(checker))
    regions = list(dict.fromkeys(r.region for r in rows))
    assert regions[0] == "us-east-1"
    assert len(regions) == 6
    assert "eu-north-1" not in regions
    assert build_what_if(model_of(checker, size_1_KB="size: 1 KB")) != ()
    no_size = MODEL.replace("OPTIONS", "").replace("size: 1 KB, ", "")
    assert build_what_if(checker.check(no_size).models[0].model) == ()
    assert build_what_if(checker.check(MODEL.replace("pricing", "x")).models[0].model) == ()


def test_a_home_region_without_prices_still_compares_others(checker: Checker) -> None:
    """Its own rows are left out, as nothing is known of them."""
    model = model_of(checker, ", prices: {}")
    known = build_what_if(model)
    text = MODEL.replace("OPTIONS", "").replace("us-east-1", "us-gov-west-1")
    others = build_what_if(checker.check(text).models[0].model)
    assert {r.region for r in others} == {r.region for r in known}
    assert row(others, "us-east-1", "1").designed == row(known, "us-east-1", "1").designed


def test_regions_that_hold_a_copy_are_no_choice(checker: Checker) -> None:
    """A table cannot have a replica where it is at home."""
    text = MODEL.replace("OPTIONS", ", prices: {transfer: 0.02}, regions: {eu-west-1: {}}")
    text = text.replace("partition_key: id\n", "partition_key: id\n    replicas: [eu-west-1]\n")
    rows = build_what_if(checker.check(text).models[0].model)
    regions = {r.region for r in rows}
    assert "eu-west-1" not in regions
    assert row(rows, "us-east-1", "2").designed is not None


def test_the_free_tier_is_left_out(checker: Checker) -> None:
    """As in growth: 25 GB would be free now and not for ever."""
    model = model_of(checker, ", free_tier: true")
    found, cost = row(build_what_if(model), "us-east-1", "1"), build_cost(model)
    assert dollars(cost.designed.total) == "$18.07"
    assert dollars(found.designed) == "$20.88"


def test_growth_is_worked_out_from_the_same_quantities(checker: Checker) -> None:
    """Doubling in a month is what twice the traffic comes to, items left as they are."""
    model = (
        checker.check(
            MODEL.replace("OPTIONS", "") + "growth: {traffic: 100 % a month, items: 0 % a month}\n"
        )
        .models[0]
        .model
    )
    month = build_cost_growth(model).months[1]
    found = row(build_what_if(model), "us-east-1", "2")
    assert (month.designed, month.by_mode) == (found.designed, found.by_mode)

"""The denormalisation framework: correlation, verdict, and what the design does."""

from decimal import Decimal

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.decisions.records import Factor, Kept
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.decisions.denormalisation import (
    Assessment,
    Verdict,
    build_assessments,
)
from mkdocs_dynamodb.reports.decisions.factors import build_factors
from mkdocs_dynamodb.reports.decisions.words import coupling_text, why_text

SHOP = """\
entities: {Order: {}, Item: {}, User: {}}
relationships:
  - {from: Order, to: Item, kind: one-to-many, max: 25}
  - {from: User, to: Order, kind: one-to-many}
access_patterns:
  1: {name: Show an order, type: read, rps: 80, inputs: [order_id], needs: [user_name]}
  2: {name: Show the state, type: read, rps: 20, inputs: [order_id], needs: [state]}
  3: {name: Show a user, type: read, rps: 300, inputs: [user_id], needs: [name]}
  4: {name: Order, type: write, rps: 5}
  5: {name: Rename, type: update, rps: 1, inputs: [user_id, name]}
tables:
  Orders:
    partition_key: order_id
    sort_key: part
    entities:
      Order:
        keys: {part: ORDER}
        attributes: {order_id: S, user_id: S, user_name: S, state: S}
      Item: {keys: {part: "ITEM#{n}"}, attributes: {order_id: S, n: S}}
  Users:
    partition_key: user_id
    entities:
      User: {attributes: {user_id: S, name: S}}
mapping:
  1: {operation: Query, table: Orders, where: {order_id: "{order_id}"}}
  2: {operation: GetItem, table: Orders, entity: Order}
  3: {operation: GetItem, table: Users, entity: User}
  4:
    operation: TransactWriteItems
    actions:
      - {put: Order, table: Orders, condition: attribute_not_exists(order_id)}
      - {put: Item, table: Orders, times: {max: 25}}
  5: {operation: UpdateItem, table: Users, entity: User, set: {name: "{name}"}}
"""


def model_of(checker: Checker, text: str) -> Model:
    """A model of the right shape."""
    (checked,) = checker.check(text).models
    assert checked.model.complete
    return checked.model


def assessed(checker: Checker, old: str = "", new: str = "") -> dict[str, Assessment]:
    """Assessments of the shop with one change, by name."""
    assert old in SHOP
    model = model_of(checker, SHOP.replace(old, new) if old else SHOP + new)
    return {assessment.name: assessment for assessment in build_assessments(model)}


def test_correlation_is_joint_reads_of_all_reads(checker: Checker) -> None:
    """80 of the 100 reads of orders return the items as well."""
    found = assessed(checker)["Order + Item"]
    assert found.correlation.share == Decimal("0.8")
    assert [(r.pattern.number.value, r.is_joint) for r in found.correlation.reads] == [
        ("1", True),
        ("2", False),
    ]
    assert coupling_text(found) == "80 %: 80 of 100 reads a second return all of them"
    assert found.placement.kept is Kept.ITEM_COLLECTION
    assert found.verdict is Verdict.CONSIDER
    assert not found.contradicts


def test_copies_count_where_they_are_needed(checker: Checker) -> None:
    """Of the reads of the holder; a read of the copy counts as one of the source."""
    found = assessed(checker)
    copies = found["Order with copies of User"]
    assert copies.correlation.share == Decimal("0.8")
    assert coupling_text(copies) == "80 %: 80 of 100 reads a second need the copy"
    assert "User + Order" not in found


def test_related_entities_apart_are_judged(checker: Checker) -> None:
    """Nothing reads users with orders."""
    found = assessed(checker, "user_name: S, ", "")["User + Order"]
    assert found.correlation.share == 0
    assert found.placement.kept is Kept.SEPARATE
    assert (found.verdict, found.contradicts) == (Verdict.SEPARATE, False)


@pytest.mark.parametrize(
    ("old", "new", "verdict", "why"),
    [
        ("rps: 80", "rps: 46", Verdict.SEPARATE, "69.7 % of the reads return all of them"),
        ("rps: 80", "rps: 0", Verdict.SEPARATE, "0 % of the reads return all of them"),
        (
            "max: 25}\n  - {from: User",
            "average: 3}\n  - {from: User",
            Verdict.UNKNOWN,
            (
                "80 % of the reads return all of them, and whether growth is bounded is not known: "
                "the relationship Order to Item has no `max`"
            ),
        ),
        (
            "entities: {Order: {}",
            "approach: {philosophy: x, stage: early}\nentities: {Order: {}",
            Verdict.SEPARATE,
            "the application is at an early stage",
        ),
        (
            "Order: {}, Item: {}",
            "Order: {owner: sales}, Item: {owner: stock}",
            Verdict.SEPARATE,
            "they have different owners: Order to sales and Item to stock",
        ),
        (
            "rps: 80, ",
            "",
            Verdict.UNKNOWN,
            "their correlation is not known; state `rps` of pattern 1",
        ),
    ],
)
def test_framework(checker: Checker, old: str, new: str, verdict: Verdict, why: str) -> None:
    """What it goes by, in order."""
    found = assessed(checker, old, new)["Order + Item"]
    assert (found.verdict, why_text(found)) == (verdict, why)


def test_declared_aggregate_takes_the_place(checker: Checker) -> None:
    """Stated are correlation, limit and factors; what is worked out counts first."""
    found = assessed(
        checker,
        new="aggregates: {Whole: {entities: [Order, Item], boundary: x, correlation: 10 %, "
        "bounded: false, factors: {hot_partition_risk: None seen}}}\n",
    )
    assert "Order + Item" not in found
    whole = found["Whole"]
    assert whole.correlation_differs
    assert whole.share == Decimal("0.8")
    assert whole.verdict is Verdict.SEPARATE
    assert whole.contradicts
    assert next(reason.text for reason in whole.reasons) == "x"


def test_stated_correlation_counts_where_none_can_be_worked_out(checker: Checker) -> None:
    """Nobody states a rate."""
    text = "entities: {A: {}, B: {}}\naggregates: {AB: {entities: [A, B], correlation: 75 %}}\n"
    (found,) = build_assessments(model_of(checker, text))
    assert (found.share, found.verdict) == (Decimal("0.75"), Verdict.UNKNOWN)
    assert found.placement.kept is None


def test_seven_factors(checker: Checker) -> None:
    """Each one tells something, and what a person adds."""
    text = SHOP + (
        "aggregates: {Whole: {entities: [Order, Item], boundary: x, "
        "factors: {schema_evolution_risk: None}}}\n"
    )
    model = model_of(checker, text)
    assessments = build_assessments(model)
    whole, copies = build_factors(model, assessments)
    assert [each.factor for each in whole] == list(Factor)
    told = {each.factor: each for each in whole}
    assert told[Factor.CONSISTENCY].computed == "pattern 4 writes them in one transaction"
    assert "at most 25 Item for each Order" in told[Factor.ITEM_SIZE].computed
    assert told[Factor.EVOLUTION].said == "None"
    amplification = {each.factor: each.computed for each in copies}[Factor.WRITES]
    assert (
        amplification == "pattern 5 changes the source; the copy stays, no pattern carries it over"
    )

"""How many items a search examines: what tells it, in which order, and when nothing does."""

from decimal import Decimal

import pytest

from conftest import Checker
from mkdocs_dynamodb.reports.capacity.capacity import AnswerCapacity, build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind

MODEL = """
entities: {{User: {{count: 1_000}}, Order: {{}}, Line: {{}}, Setting: {{count: 12}}}}
relationships:
  - {{from: User, to: Order, kind: one-to-many, verb: places, average: 5, max: 40}}
  - {{from: Order, to: Line, kind: one-to-many, average: 3}}
tables:
  T:
    partition_key: PK
    sort_key: SK
    entities:
      User: {{size: 1 KB, keys: {{PK: "U#{{user_id}}", SK: PROFILE}}, attributes: {{user_id: S}}}}
      Order:
        size: 1 KB
        keys: {{PK: "U#{{user_id}}", SK: "ORDER#{{order_id}}"}}
        attributes: {{user_id: S, order_id: S, state: S}}
      Line:
        size: 1 KB
        keys: {{PK: "O#{{order_id}}", SK: "LINE#{{number}}"}}
        attributes: {{order_id: S, number: N}}
      Setting: {{size: 1 KB, keys: {{PK: SETTINGS, SK: "S#{{name}}"}}, attributes: {{name: S}}}}
    indexes:
      ByState: {{partition_key: state, projection: ALL}}
{items}
mapping:
  1: {{operation: Query, table: T, {step}}}
"""
SAMPLES = """
    items:
      - Order: {user_id: a, order_id: "1", state: open}
      - Order: {user_id: a, order_id: "2", state: open}
      - Order: {user_id: b, order_id: "3", state: done}
"""
OF_USER = 'where: {PK: "U#{user_id}"}, filter: {state: open}'
ORDERS = 'where: {PK: "U#{user_id}", SK: {begins_with: "ORDER#"}}, filter: {state: open}'


def build(checker: Checker, step: str, items: str = "") -> AnswerCapacity:
    """Capacity of one search."""
    text = MODEL.format(step=step, items=items)
    return build_capacity(checker.check(text).models[0].model).answers["1"]


@pytest.mark.parametrize(
    ("step", "formula", "largest"),
    [
        # what comes back was all examined, where nothing filters
        ("where: {PK: x}, returns: {Order: 8}", "8 Order x 1,024 B = 8,192 B", None),
        ("where: {PK: x}, returns: {Order: 8}, limit: 4", "4 Order x 1,024 B = 4,096 B", "0.5"),
        # the whole key is known
        ('where: {PK: "U#{u}", SK: PROFILE}, filter: {state: x}', "1 User x 1,024 B", "0.5"),
        (
            'where: {PK: "U#{user_id}", SK: "ORDER#{order_id}"}, filter: {state: x}',
            "1 Order x 1,024 B",
            "0.5",
        ),
        # a relationship tells how many one key has
        (ORDERS, "5 Order x 1,024 B = 5,120 B -> 2 x 4 KB", "5"),
        (OF_USER, "1 User x 1,024 B + 5 Order x 1,024 B = 6,144 B", "5.5"),
        ('where: {PK: "O#{order_id}"}, filter: {number: 1}', "3 Line x 1,024 B", None),
        (f"{ORDERS}, limit: 3", "3 Order x 1,024 B = 3,072 B", "0.5"),
        (f"{OF_USER}, limit: 3", "0.5 User x 1,024 B + 2.5 Order x 1,024 B = 3,072 B", None),
        # no fewer than what comes back
        (f"{ORDERS}, returns: {{Order: 9}}", "9 Order x 1,024 B = 9,216 B", "5"),
        # everything under one key
        ("where: {PK: SETTINGS}, filter: {name: x}", "12 Setting x 1,024 B", "1.5"),
        # as many as the limit allows
        (
            "index: ByState, where: {state: x}, filter: {user_id: a}, limit: 7",
            "7 Order x 1,024 B = 7,168 B",
            "1",
        ),
    ],
)
def test_examined_items(checker: Checker, step: str, formula: str, largest: str | None) -> None:
    """The formula says how many; the largest request is known where something bounds it."""
    found = build(checker, step)
    assert found.derivations[0].formula.startswith(formula)
    if largest is not None:
        assert found.largest(Kind.READ) == Decimal(largest)


def test_sample_items_come_last(checker: Checker) -> None:
    """Average of the partitions of an index; nothing bounds it."""
    step = "index: ByState, where: {state: x}, filter: {user_id: a}"
    (derivation,) = build(checker, step, SAMPLES).derivations
    assert derivation.formula.startswith("1.5 Order x 1,024 B = 1,536 B")
    assert derivation.sources[0].text == "sample items: 1.5 in a partition"
    assert derivation.largest is None


@pytest.mark.parametrize(
    ("step", "settles"),
    [
        ("index: ByState, where: {state: x}", "say how many `Order` come back with `returns`"),
        (
            "index: ByState, where: {state: x}, filter: {user_id: a}",
            "say with a relationship how many `Order` one key has",
        ),
        ("where: {PK: x}, returns: {Ordre: 3}", "name stored entities in `returns` of `mapping.1`"),
        ("where: {PK: NOTHING}", "say what `mapping.1` finds with `returns`"),
        (
            "index: ByState, where: {state: x}, returns: {User: 3}",
            "give `User` the keys of `ByState`, which it cannot enter",
        ),
        ("index: ByStat, where: {state: x}", "name a table and index that exist"),
    ],
)
def test_what_nothing_tells_is_unknown(checker: Checker, step: str, settles: str) -> None:
    """Never zero; and it says what would settle it."""
    found = build(checker, step)
    assert found.units(Kind.READ) is None
    assert found.unknown == (settles,)
    assert found.derivations[0].formula == f"unknown: {settles}"


def test_a_scan_examines_everything(checker: Checker) -> None:
    """All items of all entities; unknown where a count is."""
    text = (
        MODEL.format(step="limit: 1", items="").replace("Query", "Scan").replace(", limit: 1", "")
    )
    found = build_capacity(checker.check(text).models[0].model).answers["1"]
    items = 1_000 + 5_000 + 15_000 + 12
    assert found.units(Kind.READ) == Decimal(items) / 4 / 2
    assert "in 21 pages" in found.derivations[0].formula
    unknown = text.replace("count: 12", "description: x")
    found = build_capacity(checker.check(unknown).models[0].model).answers["1"]
    assert found.unknown == ("state `count` for `User`, `Order`, `Line`, `Setting`",)

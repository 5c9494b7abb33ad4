"""Short phrases for values, conditions and steps."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.words import (
    index_kind,
    key_text,
    keys_text,
    operand_text,
    predicate_text,
    projection_text,
    rate_text,
    spread_text,
    target_text,
    times_text,
    update_text,
    value_text,
)
from mkdocs_dynamodb.pages.words import (
    tests_text as conditions_text,
)

MODEL = """\
access_patterns:
  1:
    name: A
    type: read
    rps: {peak: 1200, average: 0.5}
    inputs: {a: {spread: {zipf: 1.0, over: 50_000, shares: {x: 0.255}}}, b: null}
  2: {name: B, type: read, rps: 3}
  3: {name: C, type: read}
  4: {name: D, type: read, rps: {peak: 3}}
tables:
  T:
    partition_key: a
    sort_key: b
    entities:
      E:
        keys: {b: "B#{c}"}
        attributes: {a: S, c: S, s: SS, m: M, n: "NULL", d: BOOL, f: B}
    indexes:
      One: {partition_key: [a, c], projection: [c, s]}
      Two: {partition_key: c, projection: KEYS_ONLY}
      Three: {partition_key: a, sort_key: c, local: true}
    items:
      - E: {a: x, c: y, s: [p, q], m: {k: [1, {z: true}]}, n: null, d: false, f: aGk=}
mapping:
  1:
    operation: Query
    table: T
    index: One
    where: {a: "{a}", b: {between: ["1", "2"]}, c: {begins_with: "x#"}}
    filter: {s: {contains: p}, c: {in: [1, 2]}, m: {attribute_exists: true}, n: {"<>": 5}}
  2:
    operation: UpdateItem
    table: T
    entity: E
    set: {c: "{c}", m: [1]}
    add: {n: 1}
    remove: [d, f]
    delete_elements: {s: [p]}
    condition: {c: {attribute_exists: false}}
    times: {average: 2.5, max: 9}
  3:
    operation: BatchWriteItem
    actions:
      - {put: E, table: T, times: 1}
      - {delete: E, table: T, where: {a: "1"}, times: 4}
      - {delete: X, table: T}
      - {put: E}
  4:
    operation: UpdateItem
    table: T
    entity: E
    update_expression: "SET c = :c"
    condition: "c = :x"
"""


@pytest.fixture
def model(checker: Checker) -> Model:
    """The model above."""
    result = checker.check(MODEL)
    assert [d for d in result.diagnostics if d.code[:3] in ("YML", "SCH")] == []
    return result.models[0].model


def test_values_read_as_people_write_them(model: Model) -> None:
    """Sets in braces, lists in brackets, maps with names."""
    attributes = model.tables["T"].items[0].attributes
    assert {name: value_text(value) for name, value in attributes.items()} == {
        "a": "x",
        "b": "B#y",
        "c": "y",
        "s": "{p, q}",
        "m": "{k: [1, {z: true}]}",
        "n": "null",
        "d": "false",
        "f": "aGk=",
    }


def test_rates(model: Model) -> None:
    """A missing figure is unknown, never zero."""
    rates = {number: rate_text(pattern.rps) for number, pattern in model.patterns.items()}
    assert rates == {"1": "1,200 / 0.5", "2": "3", "3": "unknown", "4": "unknown"}


def test_spread(model: Model) -> None:
    """Each part that is given."""
    one, other = model.patterns["1"].inputs
    assert spread_text(one.spread) == "Zipf 1, over 50,000 values, x 25.5 %"
    assert spread_text(other.spread) == ""


def test_keys_and_projections(model: Model) -> None:
    """Names as DynamoDB has them."""
    indexes = model.tables["T"].indexes
    assert keys_text(indexes["One"].partition_keys) == "a, c"
    texts = [projection_text(index.projection) for index in indexes.values()]
    assert texts == ["INCLUDE c, s", "KEYS_ONLY", "ALL"]
    assert index_kind(indexes["One"]) == "Global secondary index"
    assert index_kind(indexes["Three"]) == "Local secondary index"


def test_conditions(model: Model) -> None:
    """Operators in words."""
    step = model.answers["1"].steps[0]
    assert conditions_text(step.where) == "a = {a} and b between 1 and 2 and c begins with x#"
    assert step.filter is not None
    assert predicate_text(step.filter) == ("s contains p and c in (1, 2) and m exists and n <> 5")
    assert target_text(step) == "T/One"


def test_updates(model: Model) -> None:
    """Each kind of change; a written expression stays as it is."""
    action = model.answers["2"].steps[0].actions[0]
    assert update_text(action.update) == (
        "set c = {c}, set m = [1], add 1 to n, remove d, remove f, delete [p] from s"
    )
    assert action.condition is not None
    assert predicate_text(action.condition) == "c does not exist"
    assert times_text(action.times) == "2.5 times on average, 9 at most"
    written = model.answers["4"].steps[0].actions[0]
    assert update_text(written.update) == "SET c = :c"
    assert written.condition is not None
    assert predicate_text(written.condition) == "c = :x"
    assert next(operand_text(value) for value in action.update.set.values()) == "{c}"


def test_actions(model: Model) -> None:
    """Key from conditions, else from templates, else unknown."""
    put, delete, unknown, nowhere = model.answers["3"].steps[0].actions
    assert key_text(model, put) == "a = {a}, b = B#{c}"
    assert key_text(model, delete) == "a = 1"
    assert key_text(model, unknown) == ""
    assert key_text(model, nowhere) == ""
    assert [times_text(a.times) for a in (put, delete, unknown)] == ["", "4 times", ""]
    assert target_text(nowhere) == "?"

"""Values of sample items: types, numbers as DynamoDB reads them, and how they are shown."""

from decimal import Decimal

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.values import Value, plain_number, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("+5", "5"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("-0", "0"), ("0042", "42")],
)
def test_number_is_read_and_normalised(text: str, number: str) -> None:
    """Every form that the service accepts is read, and returned in its plain form."""
    assert read_number(text) == Decimal(number)
    assert plain_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " 1", "1 ", "1.2.3", "e", "1e", "NaN", "inf", "1_000", "0x10", "\u0661", "1E" + "9" * 20],
)
def test_text_that_is_no_number_is_told(text: str) -> None:
    """What Python reads and DynamoDB does not is no number; the text stays as it is."""
    assert read_number(text) is None
    assert plain_number(text) == text


def written(checker: Checker, value: str, declared: str = "") -> Value:
    """Attribute `x` of an item, by an entity that declares it, or in full."""
    attributes = f"{{id: S, x: {declared}}}" if declared else "{id: S}"
    kind = "Thing" if declared else "raw"
    text = f"""
tables:
  Things:
    partition_key: id
    entities: {{Thing: {{attributes: {attributes}}}}}
    items:
      - {kind}: {{id: a, x: {value}}}
"""
    (table,) = checker.check(text).models[0].model.tables.values()
    return table.items[0].attributes["x"]


def plain(value: Value) -> object:
    """Type and content without places."""
    if isinstance(value.content, dict):
        return value.type, {name: plain(child) for name, child in value.content.items()}
    if isinstance(value.content, tuple):
        return value.type, [plain(child) for child in value.content]
    return value.type, value.content


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Emma", "S", ("S", "Emma")),
        ("12", "N", ("N", "12")),
        ("0x1F", "N", ("N", "31")),
        ("AAAA", "B", ("B", b"\0\0\0")),
        ("true", "BOOL", ("BOOL", True)),
        ("null", '"NULL"', ("NULL", None)),
        ("[a, 1]", "L", ("L", [("S", "a"), ("N", "1")])),
        ("{a: {b: c}}", "M", ("M", {"a": ("M", {"b": ("S", "c")})})),
        ("[a, b]", "SS", ("SS", [("S", "a"), ("S", "b")])),
        ("[1, 2.5]", "NS", ("NS", [("N", "1"), ("N", "2.5")])),
        ("[AAAA]", "BS", ("BS", [("B", b"\0\0\0")])),
        ("[]", "SS", ("SS", [])),
    ],
)
def test_plain_value_takes_the_declared_type(
    checker: Checker, text: str, declared: str, expected: object
) -> None:
    """A value that fits is of the declared type and remembers no other."""
    value = written(checker, text, declared)
    assert plain(value) == expected
    assert value.declared == ""


@pytest.mark.parametrize(
    ("text", "declared", "natural"),
    [("12", "S", "N"), ('"12"', "N", "S"), ("[a, 1]", "SS", "L"), ("null", "S", "NULL")],
)
def test_value_that_does_not_fit_remembers_the_declared_type(
    checker: Checker, text: str, declared: str, natural: str
) -> None:
    """The type is the one that the form suggests; what was declared is kept for the rules."""
    value = written(checker, text, declared)
    assert (value.type, value.declared) == (natural, declared)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{S: Emma}", ("S", "Emma")),
        ('{N: "12"}', ("N", "12")),
        ("{N: 12}", ("N", "12")),
        ("{N: many}", ("N", "many")),
        ("{B: AAAA}", ("B", b"\0\0\0")),
        ("{B: '%%%'}", ("B", "%%%")),
        ("{BOOL: false}", ("BOOL", False)),
        ("{NULL: true}", ("NULL", None)),
        ("{L: [{S: a}, {M: {b: {N: '1'}}}]}", ("L", [("S", "a"), ("M", {"b": ("N", "1")})])),
        ("{SS: [a]}", ("SS", [("S", "a")])),
        ("{NS: ['1']}", ("NS", [("N", "1")])),
        ("{S: a, N: b}", ("M", {"S": ("S", "a"), "N": ("S", "b")})),
        ("{street: Main St}", ("M", {"street": ("S", "Main St")})),
    ],
)
def test_value_in_full_may_be_dynamodb_json(checker: Checker, text: str, expected: object) -> None:
    """One key that is a type makes DynamoDB JSON; everything else is a plain value."""
    assert plain(written(checker, text)) == expected


def test_long_text_is_cut_for_a_message(checker: Checker) -> None:
    """A message stays one short line."""
    assert written(checker, '"two\\nlines"', "S").shown == "two lines"
    assert written(checker, "x" * 100, "S").shown == "x" * 39 + "…"


def test_walk_meets_every_value_inside(checker: Checker) -> None:
    """Lists, maps and sets are entered."""
    value = written(checker, "[1, {a: [2]}]", "L")
    assert [part.type for part in value.walk()] == ["L", "N", "M", "L", "N"]

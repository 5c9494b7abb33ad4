"""Plain scalars are read by the core schema of YAML 1.2, in bounded time."""

from decimal import Decimal

import pytest

from mkdocs_dynamodb.source.nodes import Scalar
from mkdocs_dynamodb.source.scalars import NumberOutOfRangeError, plain_scalar


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("nuLL", "nuLL"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2026-11-21", "2026-11-21"),
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("-0", 0),
        ("+7", 7),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("-", "-"),
        (".", "."),
        ("+.", "+."),
        ("--1", "--1"),
        ("1e", "1e"),
        ("0x", "0x"),
        ("-0x1", "-0x1"),
        ("0.1", Decimal("0.1")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        ("1e3", Decimal(1000)),
        ("1E-3", Decimal("0.001")),
        ("-1.5e+2", Decimal(-150)),
        ("..inf", "..inf"),
        ("\u0661\u0662", "\u0661\u0662"),
        ("1\u0662", "1\u0662"),
    ],
)
def test_a_plain_scalar_is_what_yaml_1_2_says(text: str, value: Scalar) -> None:
    """Words of YAML 1.1 such as `NO`, times and days stay text; decimals stay exact."""
    read = plain_scalar(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        ".inf",
        "-.Inf",
        "+.INF",
        ".nan",
        ".NaN",
        "1e999999999",
        "1e-999999999",
        "1e401",
        "9" * 201,
        "9" * 5000,
        "0x" + "f" * 5000,
        "0o" + "7" * 5000,
        "1." + "0" * 5000,
        "1e" + "0" * 5000,
        "0." + "0" * 199,
    ],
)
def test_a_number_without_measure_is_refused(text: str) -> None:
    """Nothing is infinite, and nothing takes long to compute with."""
    with pytest.raises(NumberOutOfRangeError):
        plain_scalar(text)


@pytest.mark.parametrize("text", ["9" * 200, "1e400", "1e-400", "0e0", "0x" + "f" * 198])
def test_a_number_at_the_limit_is_read(text: str) -> None:
    """The limits themselves are allowed."""
    assert not isinstance(plain_scalar(text), str)

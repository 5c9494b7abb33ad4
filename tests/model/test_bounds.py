"""Bounds in reverse order are found where the order is certain, and nowhere else."""

import pytest

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.keys.bounds import is_reversed
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import Operand
from mkdocs_dynamodb.model.values import Value

AT = Span("m.yml", 1, 1, 1, 2)


def text(content: str) -> Operand:
    """A template or a plain text."""
    return Template(content, AT)


def number(content: str) -> Operand:
    """A number."""
    return Value("N", content, AT)


@pytest.mark.parametrize(
    ("lower", "upper", "wanted", "expected"),
    [
        (text("10"), text("9"), "N", True),
        (text("10"), text("9"), "S", False),
        (text("9"), text("10"), "S", True),
        (text("9"), text("10"), None, False),
        (text("b"), text("a"), "N", False),
        (text("b"), text("a"), "B", False),
        (text("a"), text("a"), "S", False),
        (text("ab"), text("a"), "S", True),
        (text("a"), text("ab"), "S", False),
        (text("A#{x}#b"), text("A#{x}#a"), "S", True),
        (text("A#{x}#b"), text("A#{y}#a"), "S", False),
        (text("B#{x}"), text("A#{y}"), "S", True),
        (text("AB{x}"), text("A{y}"), "S", False),
        (text("{x}"), text("{y}"), "S", False),
        (text("{x}b"), text("{x}"), "S", True),
        (text("{x}"), text("{x}b"), "S", False),
        (text("ü"), text("z"), "S", True),
        (number("3"), number("-3"), None, True),
        (number("3"), number("3.0"), None, False),
        (number("3"), Value("S", "a", AT), None, False),
        (Value("S", "b", AT), Value("S", "a", AT), None, True),
        (Value("S", "b", AT), Value("S", "a", AT), "N", False),
        (Value("S", "b", AT), text("{x}"), None, False),
    ],
)
def test_reversed(lower: Operand, upper: Operand, wanted: str | None, expected: bool) -> None:
    """Numbers compare as numbers, text by bytes; a placeholder may be anything."""
    assert is_reversed(lower, upper, wanted) is expected

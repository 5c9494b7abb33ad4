"""Which keys meet a condition, whatever their placeholders stand for."""

import pytest

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.keys.asked_ranges import begins_alike, surely_meets
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import AttributeTests, Test

AT = Span("model.yml", 1, 1, 1, 1)


def meets(template: str, operator: str, *operands: str) -> bool:
    """Whether every key of a template meets one test."""
    test = Test(Placed(operator, AT), tuple(Template(operand, AT) for operand in operands))
    return surely_meets(Template(template, AT), AttributeTests(Placed("SK", AT), (test,)))


@pytest.mark.parametrize(
    ("template", "operator", "operands"),
    [
        ("PROFILE", ">=", ("ORDER#{since}",)),
        ("ORDER#{id}", "<", ("PROFILE",)),
        ("ORDER#{id}", "between", ("A", "Z")),
        ("ORDERLINE#{id}", "begins_with", ("ORDER",)),
        ("ORDER#{id}#LINE#{line}", "begins_with", ("ORDER#{order}",)),
    ],
)
def test_keys_that_surely_meet(template: str, operator: str, operands: tuple[str, ...]) -> None:
    """Fixed text tells before any placeholder is reached."""
    assert meets(template, operator, *operands)


@pytest.mark.parametrize(
    ("template", "operator", "operands"),
    [
        ("ORDER#{id}", ">=", ("ORDER#{since}",)),
        ("{id}", ">=", ("ORDER#",)),
        ("PROFILE", "<=", ("ORDER#",)),
        ("ORDER#{id}", "between", ("ORDER#A", "ORDER#~")),
        ("ORDER#{id}", "begins_with", ("ORDERLINE",)),
        ("ORDER#{id}", "begins_with", ("{any}",)),
        ("ORDER#{id}", "begins_with", ("",)),
        ("ORDER#{id}", "begins_with", ("ORDER#{id:06}",)),
        ("ORDER#{id}", "=", ("ORDER#{id}",)),
        ("ORDER#{id}", ">", ()),
        ("ORDER#{id", "<", ("Z",)),
    ],
)
def test_keys_that_may_not_meet(template: str, operator: str, operands: tuple[str, ...]) -> None:
    """What a placeholder decides is not certain."""
    assert not meets(template, operator, *operands)


def test_a_beginning_without_a_label_counts_by_name() -> None:
    """`{day}` and `{id}` at the beginning of a key are different things."""
    assert begins_alike(Template("{day}#{id}", AT), Template("{day}", AT))
    assert not begins_alike(Template("{day}#{id}", AT), Template("{id}", AT))

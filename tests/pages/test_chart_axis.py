"""Axes of charts: round figures to mark, and places in percent."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_dynamodb.pages.charts.axis import part, place, ticks

FIGURES = st.decimals(
    min_value=Decimal("1e-300"), max_value=Decimal("1e300"), allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("largest", "marks"),
    [
        ("0", "0 1"),
        ("-5", "0 1"),
        ("1", "0 0.25 0.50 0.75 1.00"),
        ("4", "0 1 2 3 4"),
        ("4.01", "0 2 4 6"),
        ("7", "0 2 4 6 8"),
        ("10", "0 2.5 5.0 7.5 10.0"),
        ("99", "0 25 50 75 100"),
        ("4534.17", "0 2000 4000 6000"),
        ("0.0003", "0 0.0001 0.0002 0.0003"),
    ],
)
def test_marks_are_round_and_reach_the_largest_value(largest: str, marks: str) -> None:
    """Steps are 1, 2, 2.5 or 5 times a power of ten."""
    assert list(ticks(Decimal(largest))) == [Decimal(mark) for mark in marks.split()]


@given(FIGURES)
def test_marks_of_any_figure_are_few_and_even(largest: Decimal) -> None:
    """Figures may be far outside of what floating point holds."""
    marks = ticks(largest)
    assert 2 <= len(marks) <= 5
    assert marks[0] == 0
    assert marks[-2] < largest <= marks[-1]
    assert len({b - a for a, b in pairwise(marks)}) == 1


@pytest.mark.parametrize(
    ("value", "top", "expected"),
    [
        ("0", "8", "0%"),
        ("5", "8", "62.5%"),
        ("8", "8", "100%"),
        ("9", "8", "100%"),
        ("-1", "8", "0%"),
        ("1", "3", "33.33%"),
        ("1e-300", "1e300", "0%"),
        ("2e300", "8e300", "25%"),
    ],
)
def test_a_place_is_a_percentage(value: str, top: str, expected: str) -> None:
    """It never leaves the picture."""
    assert place(Decimal(value), Decimal(top)) == expected


@given(FIGURES, FIGURES)
def test_a_place_of_any_figure_is_within_the_picture(value: Decimal, top: Decimal) -> None:
    """Whatever the figures are."""
    assert 0 <= part(value, top) <= 100

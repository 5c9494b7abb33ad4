"""Figures in messages."""

from decimal import Decimal

import pytest

from mkdocs_dynamodb.model.figures import exact_difference, exact_sum, figure_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1872.30", "1,872.3"),
        ("0.0005", "0.0005"),
        ("100", "100"),
        ("1E+3", "1,000"),
        ("0E-300", "0"),
        ("-12.50", "-12.5"),
        ("1E-300", "1.000E-300"),
        ("123456789012345678", "1.235E+17"),
    ],
)
def test_figure_has_groups_and_no_needless_zeros(number: str, text: str) -> None:
    """Very large and very small figures are written with an exponent."""
    assert figure_text(Decimal(number)) == text


def test_arithmetic_does_not_round() -> None:
    """More digits than the usual 28 are kept."""
    one, other = Decimal("1E+40"), Decimal("1E-40")
    assert exact_difference(exact_sum([one, other]), one) == other

"""Figures in messages."""

from decimal import Decimal

import pytest

from mkdocs_dynamodb.model.figures import bytes_text, exact_difference, exact_sum, figure_text


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


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 B"),
        (1023, "1,023 B"),
        (1024, "1 KB"),
        (1536, "1.5 KB"),
        (Decimal("999.5"), "999.5 B"),
        (110_500_000, "105.4 MB"),
        (3 * 1024**3, "3 GB"),
        (5000 * 1024**5, "5,000 PB"),
        (Decimal("1E60"), "8.882E+44 PB"),
    ],
)
def test_bytes_are_written_in_the_largest_unit(number: Decimal | int, text: str) -> None:
    """A KB is 1,024 bytes; one digit after the point is enough for a reader."""
    assert bytes_text(number) == text

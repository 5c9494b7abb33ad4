"""Figures of a model: adding them up exactly, and writing them in a message without noise."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce

_EXACT = Context(prec=2_000)
"""Figures have at most 200 digits and exponents up to 400, so that no sum is ever rounded."""
_PLAIN = 15
"""Digits before and after the point up to which a figure is written out."""

_STEP = 1024
_UNITS = ("KB", "MB", "GB", "TB", "PB")
_TENTH = Decimal("0.1")


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """Sum without rounding."""
    return reduce(_EXACT.add, numbers, Decimal(0))


def exact_difference(one: Decimal, other: Decimal) -> Decimal:
    """`one` less `other`, without rounding."""
    return _EXACT.subtract(one, other)


def exact_product(one: Decimal, other: Decimal) -> Decimal:
    """Product without rounding."""
    return _EXACT.multiply(one, other)


def rounded_to(number: Decimal, step: Decimal) -> Decimal:
    """The nearest multiple of a power of ten such as 0.1, of figures of any size."""
    return number.quantize(step, ROUND_HALF_UP, _EXACT)


def bytes_text(number: Decimal | int) -> str:
    """Bytes in the largest unit that leaves a whole one, such as 1.2 GB; a KB is 1,024 bytes."""
    value, unit = Decimal(number), "B"
    for larger in _UNITS:
        if value < _STEP:
            break
        value, unit = value / _STEP, larger
    if unit != "B" and value.adjusted() <= _PLAIN:
        value = value.quantize(_TENTH)
    return f"{figure_text(value)} {unit}"


def figure_text(number: Decimal | int) -> str:
    """A figure with groups of three digits and no needless zeros, such as 1,872.3."""
    value = Decimal(number)
    if not value:
        return "0"
    if abs(value.adjusted()) > _PLAIN:
        return f"{value:.3E}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

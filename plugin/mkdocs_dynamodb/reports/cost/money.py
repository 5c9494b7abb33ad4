"""Exact arithmetic for money; rounding is for showing only."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal

from mkdocs_dynamodb.model.figures import exact_product, exact_sum

GIGABYTE = Decimal(1024**3)
MILLION = Decimal(1_000_000)

_DIVIDING = Context(prec=100)
"""Quotients of money by figures that do not divide it evenly."""
_CENT = Decimal("0.01")


def product(*numbers: Decimal) -> Decimal:
    """Product without rounding."""
    result = Decimal(1)
    for number in numbers:
        result = exact_product(result, number)
    return result


def quotient(one: Decimal, other: Decimal) -> Decimal:
    """`one` through `other`, to a hundred digits."""
    return _DIVIDING.divide(one, other)


def power(base: Decimal, exponent: int) -> Decimal:
    """A power, to a hundred digits."""
    return _DIVIDING.power(base, exponent)


def whole_units(number: Decimal) -> Decimal:
    """Capacity is provisioned in whole units: the next one up."""
    return number.to_integral_value(ROUND_CEILING)


def total_of(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum; None where an amount is unknown."""
    known = []
    for amount in amounts:
        if amount is None:
            return None
        known.append(amount)
    return exact_sum(known)


def in_cents(amount: Decimal) -> Decimal:
    """Rounded to the cent, as people round."""
    return amount.quantize(_CENT, ROUND_HALF_UP, Context(prec=400))


def dollars(amount: Decimal | None) -> str:
    """An amount for readers, such as $1,234.50; what is under a cent says so."""
    if amount is None:
        return "unknown"
    rounded = in_cents(amount)
    if amount and not rounded:
        return "under $0.01" if amount > 0 else "-under $0.01"
    return f"{'-' if rounded < 0 else ''}${abs(rounded):,.2f}"


def price_text(amount: Decimal) -> str:
    """A price with all its digits, such as $0.000147."""
    return f"${amount:f}"

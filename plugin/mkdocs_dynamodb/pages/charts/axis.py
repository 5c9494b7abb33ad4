"""Axes: round figures to mark, and places in percent of the picture.

Figures of a model may be far larger or smaller than floating point can hold, so that places are
worked out with decimals too.
"""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_UPWARDS = Context(prec=10, rounding=ROUND_CEILING)
_PLACES = Context(prec=20, rounding=ROUND_HALF_UP)
_HUNDREDTH = Decimal("0.01")
_WHOLE = Decimal(100)


def ticks(largest: Decimal, most: int = 4) -> tuple[Decimal, ...]:
    """Round figures at even distances, from 0 to the first that is not below the largest value.

    Args:
        largest: the largest value to show.
        most: how many figures there can be beside 0.
    """
    if largest <= 0:
        return (Decimal(0), Decimal(1))
    least = _UPWARDS.divide(largest, Decimal(most))
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * each for each in _STEPS if power * each >= least)
    count = int(_UPWARDS.divide(largest, step).to_integral_value(ROUND_CEILING))
    return tuple(step * position for position in range(count + 1))


def part(value: Decimal, top: Decimal) -> Decimal:
    """A value in percent of the top of its axis, from 0 to 100 and with two digits."""
    percent = _PLACES.divide(_PLACES.multiply(value, _WHOLE), top)
    return min(max(percent, Decimal(0)), _WHOLE).quantize(_HUNDREDTH)


def place(value: Decimal, top: Decimal) -> str:
    """A value as a length in percent, such as 62.5%."""
    return f"{plain(part(value, top))}%"


def plain(figure: Decimal) -> str:
    """A place without needless zeros."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

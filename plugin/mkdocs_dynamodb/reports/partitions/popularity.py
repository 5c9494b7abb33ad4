"""How popular the values of a key are: the share of the requests that the busiest of them get."""

import math
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.requirements import Spread
from mkdocs_dynamodb.records import record, worked_out_once

_SUMMED_TERMS = 10_000
"""Terms of a Zipf law that are added one by one; an integral stands for the others."""

_MOST_VALUES = Decimal(10**15)
"""More values than these change a share no more, or are no number of values that exists."""

_DIGITS = 6
"""Significant digits of a share that is worked out."""


class Basis(StrEnum):
    """How it is known what the values of a key get."""

    CONSTANT = "always the same value"
    STATED = "spread as stated"
    NEW = "a new value each time"
    CURRENT = "the date of today"
    EVEN = "evenly spread, as nothing else is stated"


@record(slots=False, kw_only=True)
class Popularity:
    """How the requests for a key are spread over its values."""

    basis: Basis
    top: Decimal
    """Share of the most popular value."""
    source: str
    """Such as `Zipf's law with exponent 1 over 10,000 values`."""
    named: Mapping[str, Decimal] = field(default_factory=dict)
    """Values that are known by name, with their shares."""
    values: Decimal | None = None
    """Number of different values."""
    exponent: Decimal = Decimal(0)
    """Of the Zipf law that spreads what the named values leave; zero spreads it evenly."""

    @property
    def is_firm(self) -> bool:
        """Whether the shares are stated or follow from the design, and are not assumed."""
        return self.basis is not Basis.EVEN

    def share_of(self, value: str) -> Decimal:
        """Share of a value that is known by name, else of the most popular of the others."""
        return self.named.get(value, self.top if not self.named else self.rest_top)

    @worked_out_once
    def rest_top(self) -> Decimal:
        """Share of the most popular value that has no name."""
        rest = 1 - exact_sum(self.named.values())
        if rest <= 0 or self.values is None or self.values <= len(self.named):
            return Decimal(0)
        others = self.values - len(self.named)
        return exact_product(rest, zipf_share(others, self.exponent))

    def ranks(self, most: int) -> tuple[tuple[str, float], ...]:
        """The most popular values, with names where they have some, and their shares."""
        shares = [(name, float(share)) for name, share in self.named.items()]
        rest = 1 - sum(share for _, share in shares)
        others = Decimal(0) if self.values is None else self.values - len(self.named)
        if not self.named and others <= 0:
            return (("#1", float(self.top)),)
        if rest > 0 and others > 0:
            exponent = float(self.exponent)
            scale = rest * float(zipf_share(others, self.exponent))
            if not self.named and scale < float(self.top) / 2:
                return (("#1", float(self.top)),)  # of several parts, of which the top is known
            count = min(most, int(others))
            shares += [(f"#{k}", scale * k**-exponent) for k in range(1, count + 1)]
        return tuple(shares[:most])


CONSTANT = Popularity(
    basis=Basis.CONSTANT, top=Decimal(1), source=Basis.CONSTANT.value, values=Decimal(1)
)
CURRENT = Popularity(
    basis=Basis.CURRENT, top=Decimal(1), source="a date, of which only today's is busy"
)


def new_value(rate: Decimal | None) -> Popularity:
    """A key that each request makes anew: whatever the rate, a value gets one request."""
    top = Decimal(1) if rate is None or rate <= 1 else Decimal(f"{1 / rate:.{_DIGITS}g}")
    return Popularity(basis=Basis.NEW, top=top, source=Basis.NEW.value)


@lru_cache(maxsize=10_000)  # the same few things are counted everywhere
def even(values: Decimal, source: str) -> Popularity:
    """Evenly over so many values, for want of anything better."""
    text = f"assumed to be even over {figure_text(values)} values ({source})"
    return Popularity(
        basis=Basis.EVEN, top=zipf_share(values, Decimal(0)), source=text, values=values
    )


def stated(spread: Spread, counted: Decimal | None, where: str) -> Popularity | None:
    """What a spread says; None where it takes the number of values and nothing tells it.

    Args:
        spread: as the model has it.
        counted: number of different values, where the model tells it elsewhere.
        where: what states it, such as `pattern 11`.
    """
    named = _named(spread)
    values = Decimal(spread.over) if spread.over else counted
    exponent = spread.zipf or Decimal(0)
    if not named and (values is None or values <= 0):
        return None
    words = [f"shares of {figure_text(len(named))} values" if named else ""]
    if spread.zipf is not None and values is not None:
        words.append(
            f"Zipf's law with exponent {figure_text(exponent)} over {figure_text(values)} values"
        )
    elif values is not None and not named:
        words.append(f"even over {figure_text(values)} values")
    found = Popularity(
        basis=Basis.STATED,
        top=Decimal(0),
        source=f"{', '.join(word for word in words if word)}, as {where} states",
        named=named,
        values=values,
        exponent=exponent,
    )
    top = max([*named.values(), found.rest_top])
    return Popularity(
        basis=found.basis,
        top=top,
        source=found.source,
        named=named,
        values=values,
        exponent=exponent,
    )


def together(parts: tuple[Popularity, ...]) -> Popularity:
    """Popularity of a key that is made of several values, each independent of the others."""
    if len(parts) == 1:
        return parts[0]
    top = values = Decimal(1)
    for part in parts:
        top = exact_product(top, part.top)
        values = exact_product(values, Decimal(0) if part.values is None else part.values)
    bases = [part.basis for part in parts]
    order = (Basis.EVEN, Basis.NEW, Basis.STATED, Basis.CURRENT, Basis.CONSTANT)
    return Popularity(
        basis=next(basis for basis in order if basis in bases),
        top=top,
        source="; ".join(dict.fromkeys(part.source for part in parts)),
        values=values or None,
    )


def zipf_share(values: Decimal, exponent: Decimal) -> Decimal:
    """Share of the most popular of some values: 1/H, where H adds k^-s over all ranks k."""
    if values <= 1:
        return Decimal(1)
    if not exponent:
        return Decimal(f"{1 / values:.{_DIGITS}g}")
    return _rounded(1 / _harmonic(int(min(values, _MOST_VALUES)), float(exponent)))


@lru_cache(maxsize=1000)
def _harmonic(values: int, exponent: float) -> float:
    """Sum of k^-s for k from 1 to N, by Euler and Maclaurin where N is large."""
    first = min(values, _SUMMED_TERMS)
    total = math.fsum(k**-exponent for k in range(1, first + 1))
    if values == first:
        return total
    if exponent == 1:
        area = math.log(values / first)
    else:
        area = (math.pow(values, 1 - exponent) - math.pow(first, 1 - exponent)) / (1 - exponent)
    ends = math.pow(values, -exponent) - math.pow(first, -exponent)
    return total + area + ends / 2


def _named(spread: Spread) -> dict[str, Decimal]:
    """Shares by name; what was seen tells more than nothing, and less than what is stated."""
    if spread.shares or not spread.samples:
        total = exact_sum(spread.shares.values())
        if total <= 1:
            return dict(spread.shares)
        return {name: _rounded(float(share / total)) for name, share in spread.shares.items()}
    seen = exact_sum(spread.samples.values())
    if not seen:
        return {}
    return {value: _rounded(float(n / seen)) for value, n in spread.samples.items()}


def _rounded(share: float) -> Decimal:
    return Decimal(f"{share:.{_DIGITS}g}")

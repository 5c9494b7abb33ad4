"""What the free tier takes off a bill, for an application that has it for itself."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.model.capacity.pricing import (
    HOURS_A_MONTH,
    Price,
    PriceName,
    Pricing,
    what_settles,
)
from mkdocs_dynamodb.model.figures import exact_sum, figure_text
from mkdocs_dynamodb.reports.cost.lines import Bill, CostLine, Item, per_text
from mkdocs_dynamodb.reports.cost.money import product, quotient

_FREE = (
    (PriceName.FREE_STORAGE, PriceName.STORAGE),
    (PriceName.FREE_WRITE_CAPACITY, PriceName.WRITE_CAPACITY),
    (PriceName.FREE_READ_CAPACITY, PriceName.READ_CAPACITY),
    (PriceName.FREE_STREAM_READS, PriceName.STREAM_READS),
)
"""Free amounts, with the prices that they take off: storage of the class Standard in both modes,
provisioned units, and reads of streams; requests on demand have none, nor has Standard-IA."""


def free_tier_lines(pricing: Pricing | None, bill: Bill) -> Iterator[CostLine]:
    """Lines that take the free tier off the lines of the home region."""
    if pricing is None or not pricing.free_tier:
        return
    for free_name, name in _FREE:
        lines = [
            line
            for line in bill.lines
            if any(p.name is name and p.region == pricing.region.value for p in line.prices)
        ]
        if lines:
            yield _line(pricing, free_name, name, lines)


def _line(
    pricing: Pricing, free_name: PriceName, name: PriceName, lines: list[CostLine]
) -> CostLine:
    free, price = pricing.price(free_name), pricing.price(name)
    paid = exact_sum(line.at_least for line in lines)
    is_known = all(line.amount is not None for line in lines)
    saved, formula = Decimal(0), ""
    if free is not None and price is not None:
        most = _worth(free, price)
        saved = min(most, paid)
        # more can be free than what is known, unless that is enough by itself
        is_known = is_known or paid >= most
        formula = f"the first {figure_text(free.amount)} {free.per}, at {per_text(price)}"
    unknown = tuple(dict.fromkeys(text for line in lines for text in line.unknown))
    if free is None:
        unknown, is_known = (what_settles(pricing, free_name),), False
    return CostLine(
        item=Item.FREE,
        table="",
        index="",
        region=pricing.region.value,
        amount=-saved if is_known else None,
        at_least=-saved,
        formula=formula,
        prices=tuple(each for each in (free, price) if each is not None),
        unknown=() if is_known else unknown,
    )


def _worth(free: Price, price: Price) -> Decimal:
    """What the free amount would cost."""
    if free.name in (PriceName.FREE_WRITE_CAPACITY, PriceName.FREE_READ_CAPACITY):
        return product(free.amount, HOURS_A_MONTH, price.amount)
    if free.name is PriceName.FREE_STREAM_READS:
        return quotient(product(free.amount, price.amount), Decimal(100_000))
    return product(free.amount, price.amount)

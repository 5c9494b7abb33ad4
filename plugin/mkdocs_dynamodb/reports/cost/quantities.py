"""What a bill buys, as traffic and items change, and what that costs at any prices."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.capacity.pricing import HOURS_A_MONTH, PriceName, Pricing
from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.reports.cost.lines import Bill, Growing, Item, Provision
from mkdocs_dynamodb.reports.cost.money import product, total_of

Place = tuple[PriceName | None, str]
"""What is bought, and the region that it is bought in."""
Quantities = Mapping[Place, Decimal | None]
"""How much of each a month, in the unit of its price; None where that is unknown."""


class Purchase:
    """What a bill buys, added up beforehand, without the free tier."""

    def __init__(self, bill: Bill) -> None:
        """Add up the lines of `bill` that change alike."""
        fixed: dict[tuple[Place, Growing], list[Decimal | None]] = {}
        self.provisions: dict[Place, Counter[Provision]] = {}
        for line in bill.lines:
            place = (line.price_name, line.region)
            if line.provision is not None:
                self.provisions.setdefault(place, Counter())[line.provision] += 1
            elif line.item is not Item.FREE:
                fixed.setdefault((place, line.growing), []).append(line.quantity)
        self.fixed = {key: total_of(quantities) for key, quantities in fixed.items()}

    def quantities(self, traffic: Decimal, items: Decimal = Decimal(1)) -> Quantities:
        """What is bought once traffic and items are so many times as large."""
        factors = {Growing.TRAFFIC: traffic, Growing.ITEMS: items, Growing.NOTHING: Decimal(1)}
        found: dict[Place, list[Decimal | None]] = {}
        for (place, growing), quantity in self.fixed.items():
            grown = None if quantity is None else product(quantity, factors[growing])
            found.setdefault(place, []).append(grown)
        for place, provisions in self.provisions.items():
            units = exact_sum(
                exact_product(p.units(traffic), Decimal(times)) for p, times in provisions.items()
            )
            found.setdefault(place, []).append(exact_product(units, HOURS_A_MONTH))
        return {place: total_of(each) for place, each in found.items()}


def cost_of(quantities: Quantities, pricing: Pricing | None, region: str = "") -> Decimal | None:
    """US dollars a month; None where a quantity or a price is unknown.

    Args:
        quantities: what is bought.
        pricing: prices.
        region: where to buy what is bought in the home region, if not there.
    """
    amounts: list[Decimal | None] = []
    for (name, bought_in), quantity in quantities.items():
        if name is None:
            amounts.append(quantity)  # for nothing, as far as it is known
            continue
        is_home = pricing is not None and bought_in == pricing.region.value
        place = region if is_home and region else bought_in
        price = None if pricing is None else pricing.price(name, place)
        if quantity is None or price is None:
            return None
        amounts.append(product(quantity, price.amount))
    return total_of(amounts)

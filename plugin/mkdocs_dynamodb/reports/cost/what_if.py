"""What the tables would cost with other traffic, in other modes and other regions."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from mkdocs_dynamodb.model.figures import exact_product
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.cost.cost import Cost, build_cost
from mkdocs_dynamodb.reports.cost.quantities import Purchase, Quantities, cost_of
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.source.price_files import known_regions

TRAFFIC = (Decimal("0.5"), *map(Decimal, (1, 2, 3, 5, 10, 20)))
"""Traffic as a multiple of what the model states; items stay as many as they are."""


@record(kw_only=True)
class WhatIf:
    """One region with one amount of traffic."""

    region: str
    traffic: Decimal
    designed: Decimal | None
    """US dollars a month without the free tier; None where unknown."""
    by_mode: Mapping[Mode, Decimal | None]
    hottest: Decimal | None
    """Load of the busiest value of any key, as a part of what a partition gives."""

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return any(amount is not None for amount in (self.designed, *self.by_mode.values()))


@lru_cache(maxsize=4)
def build_what_if(model: Model) -> tuple[WhatIf, ...]:
    """Each region whose prices are known with each amount of traffic, the home region first.

    None where no region is named, or where nothing can be told of any.
    """
    cost = build_cost(model)
    if cost.pricing is None:
        return ()
    found = tuple(_rows(model, cost))
    known = {row.region for row in found if row.is_known}
    return tuple(row for row in found if row.region in known)


def _rows(model: Model, cost: Cost) -> Iterator[WhatIf]:
    hottest = build_partitions(model).hottest
    part = None if hottest is None else hottest.part
    designed = Purchase(cost.designed)
    modes = {mode: Purchase(bill) for mode, bill in cost.by_mode.items()}
    bought = [(traffic, *_bought(traffic, designed, modes)) for traffic in TRAFFIC]
    for region in _regions(model, cost.region):
        for traffic, as_designed, by_mode in bought:
            yield WhatIf(
                region=region,
                traffic=traffic,
                designed=cost_of(as_designed, cost.pricing, region),
                by_mode={
                    mode: cost_of(quantities, cost.pricing, region)
                    for mode, quantities in by_mode.items()
                },
                hottest=None if part is None else exact_product(part, traffic),
            )


def _bought(
    traffic: Decimal, designed: Purchase, modes: Mapping[Mode, Purchase]
) -> tuple[Quantities, Mapping[Mode, Quantities]]:
    return designed.quantities(traffic), {m: p.quantities(traffic) for m, p in modes.items()}


def _regions(model: Model, home: str) -> tuple[str, ...]:
    """The home region, then the others that hold no copy of a table already."""
    copies = {r.value for table in model.tables.values() for r in table.billing.replicas}
    return (home, *(name for name in known_regions() if name != home and name not in copies))

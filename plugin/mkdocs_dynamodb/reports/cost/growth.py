"""What the tables cost as traffic and items grow, month by month."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from mkdocs_dynamodb.model.capacity.billing import GrowthRates
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.cost.cost import Cost, build_cost
from mkdocs_dynamodb.reports.cost.money import power
from mkdocs_dynamodb.reports.cost.quantities import Purchase, cost_of
from mkdocs_dynamodb.reports.cost.table_bills import Mode

MONTHS = 36


@record(kw_only=True)
class GrowthMonth:
    """Costs of one month."""

    month: int
    """Months from now; 0 is now."""
    traffic: Decimal
    """Traffic, as a multiple of that of today."""
    items: Decimal
    designed: Decimal | None
    by_mode: Mapping[Mode, Decimal | None]


@record(kw_only=True)
class CostGrowth:
    """Costs over the months to come."""

    rates: GrowthRates | None
    months: tuple[GrowthMonth, ...]
    """From now to `MONTHS` months ahead; none where growth is not stated."""
    unknown: tuple[str, ...]
    """What would settle the figures that are missing."""

    @property
    def is_known(self) -> bool:
        """Whether the cost of any month is known in any mode."""
        return any(a is not None for m in self.months for a in (m.designed, *m.by_mode.values()))


@lru_cache(maxsize=4)
def build_cost_growth(model: Model) -> CostGrowth:
    """Costs for 36 months by the growth that a model states; the free tier is left out."""
    rates, cost = model.growth_rates, build_cost(model)
    missing = [
        f"state `{name}` below `growth`"
        for name in ("traffic", "items")
        if rates is None or getattr(rates, name) is None
    ]
    if missing or rates is None:
        return CostGrowth(rates=rates, months=(), unknown=tuple(missing))
    traffic, items = rates.traffic or Decimal(0), rates.items or Decimal(0)
    bought = {mode: Purchase(bill) for mode, bill in cost.by_mode.items()}
    designed = Purchase(cost.designed)
    months = []
    for month in range(MONTHS + 1):
        factors = (power(1 + traffic, month), power(1 + items, month))
        months.append(
            GrowthMonth(
                month=month,
                traffic=factors[0],
                items=factors[1],
                designed=cost_of(designed.quantities(*factors), cost.pricing),
                by_mode={
                    mode: cost_of(each.quantities(*factors), cost.pricing)
                    for mode, each in bought.items()
                },
            )
        )
    return CostGrowth(rates=rates, months=tuple(months), unknown=_unknown(cost))


def _unknown(cost: Cost) -> tuple[str, ...]:
    bills = (cost.designed, *cost.by_mode.values())
    return tuple(dict.fromkeys(text for bill in bills for text in bill.unknown))

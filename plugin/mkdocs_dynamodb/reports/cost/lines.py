"""Lines of a bill: what a table or index costs a month for one thing, and how that comes about."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.model.capacity.pricing import HOURS_A_MONTH, Price, PriceName
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import Load
from mkdocs_dynamodb.reports.cost.money import (
    price_text,
    quotient,
    total_of,
    whole_units,
)

_HUNDRED = Decimal(100)


class Item(StrEnum):
    """What is paid for."""

    READS = "reads"
    WRITES = "writes"
    STORAGE = "storage"
    PITR = "point-in-time recovery"
    BACKUPS = "backups"
    STREAM = "stream reads"
    TRANSFER = "transfer between regions"
    FREE = "free tier"
    UNANSWERED = "access patterns without an answer"


class Growing(StrEnum):
    """What makes an amount grow."""

    TRAFFIC = "traffic"
    ITEMS = "items"
    NOTHING = "nothing"


@record(kw_only=True)
class Provision:
    """How many capacity units are provisioned for a load."""

    load: Decimal
    """Units a second that are used: the average, or the peak where that is provisioned for."""
    target: Decimal
    """Part of the provisioned units that is to be used, in percent."""
    least: int
    most: int | None
    fixed: int | None = None
    """Units that are provisioned whatever the load is."""

    def units(self, growth: Decimal = Decimal(1)) -> Decimal:
        """Whole units for the load, grown by a factor, within the bounds."""
        if self.fixed is not None:
            return Decimal(self.fixed)
        wanted = exact_product(exact_product(self.load, growth), _HUNDRED)
        units = max(whole_units(quotient(wanted, self.target)), Decimal(self.least))
        return units if self.most is None else min(units, Decimal(self.most))

    def hours(self) -> Decimal:
        """Unit-hours a month, which are what is paid for."""
        return exact_product(self.units(), HOURS_A_MONTH)

    @property
    def formula(self) -> str:
        """How the units came about."""
        units = figure_text(self.units())
        if self.fixed is not None:
            return f"{units} units provisioned"
        used, target = figure_text(self.load), figure_text(self.target)
        bounds = ""
        if self.units() == self.least:
            bounds = f", at least {figure_text(self.least)}"
        elif self.most is not None and self.units() == self.most:
            bounds = f", at most {figure_text(self.most)}"
        return f"{used} units a second / {target} %{bounds} = {units} units"


@record(kw_only=True)
class CostLine:
    """US dollars a month."""

    item: Item
    table: str
    index: str
    region: str
    amount: Decimal | None
    """None where a figure or a price is unknown."""
    at_least: Decimal = Decimal(0)
    """What is known of an amount that is not; else the amount."""
    formula: str = ""
    prices: tuple[Price, ...] = ()
    unknown: tuple[str, ...] = ()
    growing: Growing = Growing.NOTHING
    price_name: PriceName | None = None
    """What is bought; None where it has no price."""
    quantity: Decimal | None = None
    """How much of it a month, in the unit of its price; None where that is unknown."""
    load: Load | None = None
    """Units of the access patterns that it is paid for."""
    provision: Provision | None = None


@record(kw_only=True)
class Bill:
    """Lines with their sum."""

    lines: tuple[CostLine, ...]

    @property
    def total(self) -> Decimal | None:
        """US dollars a month; None where a line is unknown."""
        return total_of(line.amount for line in self.lines)

    @property
    def at_least(self) -> Decimal:
        """Sum of what is known."""
        return exact_sum(line.at_least for line in self.lines)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What would settle the figures that are missing, each once."""
        return tuple(dict.fromkeys(text for line in self.lines for text in line.unknown))

    def only(self, *items: Item) -> "Bill":
        """The lines for some things."""
        return Bill(lines=tuple(line for line in self.lines if line.item in items))

    def of_index(self, index: str) -> "Bill":
        """The lines of an index, or of the table itself where it is empty."""
        return Bill(lines=tuple(line for line in self.lines if line.index == index))


def joined(bills: Iterable[Bill]) -> Bill:
    """The lines of several bills."""
    return Bill(lines=tuple(line for bill in bills for line in bill.lines))


def per_text(price: Price) -> str:
    """`$0.283 per GB and month`."""
    return f"{price_text(price.amount)} per {price.per}"

"""Cost a month: as designed, in other modes and classes, by table, by index and by pattern."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, partial

from mkdocs_dynamodb.kept import Kept
from mkdocs_dynamodb.model.capacity.billing import INFREQUENT, STANDARD
from mkdocs_dynamodb.model.capacity.pricing import (
    SECONDS_A_MONTH,
    Price,
    PriceName,
    Pricing,
    home_region,
)
from mkdocs_dynamodb.model.figures import exact_sum, figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import Contribution, Throughput, build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.cost.free_tier import free_tier_lines
from mkdocs_dynamodb.reports.cost.lines import Bill, CostLine, joined, per_text
from mkdocs_dynamodb.reports.cost.money import MILLION, dollars, product, quotient, total_of
from mkdocs_dynamodb.reports.cost.table_bills import Mode, TableBills, mode_of
from mkdocs_dynamodb.reports.cost.unanswered import unanswered_lines

_KEPT_MODELS = 4


@record(kw_only=True)
class TableCost:
    """What a table costs."""

    table: str
    mode: Mode
    is_mode_stated: bool
    table_class: str
    designed: Bill
    """As the model declares capacity and class."""
    by_mode: Mapping[Mode, Bill]
    """With units that follow the load or are enough for the peak, whatever is declared."""
    by_class: Mapping[str, Bill]
    """In the declared mode."""

    @property
    def cheapest(self) -> Mode | None:
        """The cheaper one of the modes; None where a cost is unknown."""
        totals = {mode: bill.total for mode, bill in self.by_mode.items()}
        known = {mode: total for mode, total in totals.items() if total is not None}
        return min(known, key=known.__getitem__) if len(known) == len(totals) else None


@record(kw_only=True)
class PatternPart:
    """What a pattern has of one line."""

    line: CostLine
    contribution: Contribution
    amount: Decimal | None
    """None where the line, or the part in it, is unknown."""

    @property
    def formula(self) -> str:
        """How the amount came about; empty where it is unknown."""
        average, load = self.contribution.average, self.line.load
        if self.amount is None or average is None or load is None:
            return ""
        units = f"{figure_text(average)} {load.kind.value} units a second"
        if self.line.provision is None:
            price = self.line.prices[0]
            return f"{units} x {figure_text(SECONDS_A_MONTH)} s x {per_text(price)}"
        whole = figure_text(load.average or Decimal(0))
        return f"{units} of {whole}, whose capacity costs {dollars(self.line.amount)}"


@record(kw_only=True)
class PatternCost:
    """Requests of one access pattern; storage and all that hangs on it belong to tables."""

    number: str
    parts: tuple[PatternPart, ...]

    @property
    def total(self) -> Decimal | None:
        """US dollars a month; None where a part is unknown."""
        return total_of(part.amount for part in self.parts)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What would settle it, each once."""
        texts = [
            text
            for part in self.parts
            if part.amount is None
            for text in (*part.contribution.unknown, *part.line.unknown)
        ]
        return tuple(dict.fromkeys(texts))


@record(kw_only=True)
class Cost:
    """Cost of a model."""

    pricing: Pricing | None
    tables: Mapping[str, TableCost]
    patterns: Mapping[str, PatternCost]
    """Number -> cost, of patterns that DynamoDB answers."""
    designed: Bill
    """The whole bill, free tier taken off where it is used."""
    by_mode: Mapping[Mode, Bill]
    """The whole bill with every table in one mode."""

    @property
    def region(self) -> str:
        """Region of the prices; empty where none is named."""
        return home_region(self.pricing)

    @property
    def prices(self) -> tuple[Price, ...]:
        """Prices that some line uses, each once, in the order of their names."""
        bills = (self.designed, *self.by_mode.values())
        used = {price for bill in bills for line in bill.lines for price in line.prices}
        order = {name: position for position, name in enumerate(PriceName)}
        return tuple(sorted(used, key=lambda p: (p.region != self.region, p.region, order[p.name])))

    @property
    def cheapest(self) -> Mode | None:
        """The mode in which all tables together cost least; None where a cost is unknown."""
        totals = {mode: bill.total for mode, bill in self.by_mode.items()}
        known = {mode: total for mode, total in totals.items() if total is not None}
        return min(known, key=known.__getitem__) if len(known) == len(totals) else None

    def break_even(self, kind: Kind) -> Decimal | None:
        """Average use of provisioned units at which on-demand costs the same, as a part of 1."""
        is_read = kind is Kind.READ
        request = PriceName.READ_REQUESTS if is_read else PriceName.WRITE_REQUESTS
        capacity = PriceName.READ_CAPACITY if is_read else PriceName.WRITE_CAPACITY
        if self.pricing is None:
            return None
        once, hourly = self.pricing.price(request), self.pricing.price(capacity)
        if once is None or hourly is None or not once.amount:
            return None
        return quotient(product(hourly.amount, MILLION), product(once.amount, Decimal(3600)))


@lru_cache(maxsize=_KEPT_MODELS)
def build_cost(model: Model) -> Cost:
    """Cost of a model; worked out once for each."""
    capacity = build_capacity(model)
    loads: dict[str, list[Throughput]] = {name: [] for name in model.tables}
    for (name, _), throughput in capacity.throughput.items():
        loads[name].append(throughput)
    tables = {
        name: model.kept.get(
            ("table cost", name), (loads[name], model.frame), partial(_table, model, table)
        )
        for name, table in model.tables.items()
    }
    return Cost(
        pricing=model.pricing,
        tables=tables,
        patterns=_patterns(model.kept, capacity.contributions, tables.values()),
        designed=_whole(model, [table.designed for table in tables.values()]),
        by_mode={
            mode: _whole(model, [table.by_mode[mode] for table in tables.values()]) for mode in Mode
        },
    )


def _table(model: Model, table: Table) -> TableCost:
    bills = TableBills(model, build_capacity(model), table)
    mode, table_class = mode_of(table), table.billing.class_name
    return TableCost(
        table=table.name.value,
        mode=mode,
        is_mode_stated=table.capacity is not None,
        table_class=table_class,
        designed=bills.bill(mode, table_class, as_declared=True),
        by_mode={each: bills.bill(each, table_class) for each in Mode},
        by_class={
            each: bills.bill(mode, each, as_declared=True) for each in (STANDARD, INFREQUENT)
        },
    )


def _whole(model: Model, bills: list[Bill]) -> Bill:
    every = joined(bills)
    lines = (*every.lines, *unanswered_lines(model), *free_tier_lines(model.pricing, every))
    return Bill(lines=lines)


def _patterns(
    kept: Kept,
    contributions: Mapping[str, tuple[Contribution, ...]],
    tables: Iterable[TableCost],
) -> dict[str, PatternCost]:
    """Each pattern's part of the lines for requests, by its part of the average load."""
    charged: dict[tuple[str, str, Kind], list[CostLine]] = {}
    for table in tables:
        for line in table.designed.lines:
            if line.load is not None:
                charged.setdefault((line.table, line.index, line.load.kind), []).append(line)
    found = {}
    for number, own in contributions.items():
        lines = [
            (each, line)
            for each in own
            for line in charged.get((each.table, each.index, each.kind), ())
        ]
        found[number] = kept.get(
            ("pattern cost", number), (lines,), partial(_pattern, number, lines)
        )
    return found


def _pattern(number: str, lines: Iterable[tuple[Contribution, CostLine]]) -> PatternCost:
    return PatternCost(
        number=number,
        parts=tuple(
            PatternPart(line=line, contribution=each, amount=part_of(line, each.average))
            for each, line in lines
        ),
    )


def part_of(line: CostLine, average: Decimal | None) -> Decimal | None:
    """What units a second on average cost in a line; None where that is unknown."""
    if average is None or line.load is None or not line.prices:
        return None
    if line.provision is None:
        known = exact_sum(c.average for c in line.load.contributions if c.average is not None)
        return quotient(product(line.at_least, average), known) if known else Decimal(0)
    whole = line.load.average
    if whole is None or line.amount is None:
        return None
    return quotient(product(line.amount, average), whole) if whole else Decimal(0)

"""The report on cost as sheets: the bill, tables, patterns, modes, growth, and the prices."""

from decimal import Decimal

from mkdocs_dynamodb.emit.sheets import Cell, Sheet
from mkdocs_dynamodb.model.capacity.pricing import HOURS_A_MONTH, SECONDS_A_MONTH
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import Cost
from mkdocs_dynamodb.reports.cost.extras import ExtraCost
from mkdocs_dynamodb.reports.cost.growth import CostGrowth
from mkdocs_dynamodb.reports.cost.lines import Bill, Item
from mkdocs_dynamodb.reports.cost.money import in_cents
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.reports.cost.what_if import WhatIf
from mkdocs_dynamodb.reports.partitions.words import part_text

MONTH_NOTE = (
    f"US dollars a month of {figure_text(HOURS_A_MONTH)} hours ({figure_text(SECONDS_A_MONTH)} "
    "seconds), from the average rates; taxes and data transfer within a region are not part of it."
)
_KINDS = (Item.READS, Item.WRITES, Item.STORAGE)
_OTHERS = (Item.PITR, Item.BACKUPS, Item.STREAM, Item.TRANSFER)
_MODE_COLUMNS = ("On-demand", "Provisioned", "Provisioned for the peak")


def cost_sheets(
    model: Model,
    cost: Cost,
    extras: tuple[ExtraCost, ...],
    growth: CostGrowth,
    what_if: tuple[WhatIf, ...],
) -> tuple[Sheet, ...]:
    """Sheets of the cost of a model."""
    return (
        _summary(cost),
        _tables(cost),
        _patterns(model, cost),
        _modes(cost),
        _extras(extras),
        _growth(growth),
        _what_if(what_if),
        _lines(cost),
        _prices(cost),
    )


def _summary(cost: Cost) -> Sheet:
    bill = cost.designed
    return Sheet(
        name="summary",
        title="Cost a month as designed",
        columns=("Region", "Cost", "Known part", *_MODE_COLUMNS, "Unknown"),
        rows=(
            (
                cost.region,
                _money(bill.total),
                in_cents(bill.at_least),
                *(_money(cost.by_mode[mode].total) for mode in Mode),
                "; ".join(bill.unknown),
            ),
        ),
        note=MONTH_NOTE,
        money=("Cost", "Known part", *_MODE_COLUMNS),
    )


def _tables(cost: Cost) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for name, table in cost.tables.items():
        for index in dict.fromkeys(line.index for line in table.designed.lines):
            bill = table.designed.of_index(index)
            rows.append(
                (
                    name,
                    index,
                    *(_money(bill.only(item).total) for item in _KINDS),
                    _money(bill.only(*_OTHERS).total),
                    _money(bill.total),
                )
            )
    free = cost.designed.only(Item.FREE)
    if free.lines:
        rows.append(
            ("free tier", "", Decimal(0), Decimal(0), Decimal(0), Decimal(0), _money(free.total))
        )
    return Sheet(
        name="tables",
        title="Cost a month of each table and index",
        columns=("Table", "Index", "Reads", "Writes", "Storage", "Other", "Total"),
        rows=tuple(rows),
        money=("Reads", "Writes", "Storage", "Other", "Total"),
    )


def _patterns(model: Model, cost: Cost) -> Sheet:
    return Sheet(
        name="patterns",
        title="Cost a month of the requests of each access pattern",
        columns=("Pattern", "Name", "Total", "Unknown"),
        rows=tuple(
            (number, model.patterns[number].name, _money(found.total), "; ".join(found.unknown))
            for number, found in cost.patterns.items()
        ),
        money=("Total",),
    )


def _modes(cost: Cost) -> Sheet:
    return Sheet(
        name="modes",
        title="Cost a month of each table by mode and class",
        columns=(
            "Table",
            "Mode",
            "Class",
            "As designed",
            *_MODE_COLUMNS,
            "Standard",
            "Standard-IA",
            "Cheapest mode",
        ),
        rows=tuple(
            (
                table.table,
                table.mode.value,
                table.table_class,
                _money(table.designed.total),
                *(_money(table.by_mode[mode].total) for mode in Mode),
                *(_money(bill.total) for bill in table.by_class.values()),
                None if table.cheapest is None else table.cheapest.value,
            )
            for table in cost.tables.values()
        ),
        money=("As designed", *_MODE_COLUMNS, "Standard", "Standard-IA"),
    )


def _extras(extras: tuple[ExtraCost, ...]) -> Sheet:
    return Sheet(
        name="extras",
        title="What strong reads, transactions and full projections add a month",
        columns=("What", "Pattern", "Table", "Index", "Added", "Compared with"),
        rows=tuple(
            (each.extra.value, each.pattern, each.table, each.index, _money(each.amount), each.why)
            for each in extras
        ),
        money=("Added",),
    )


def _growth(growth: CostGrowth) -> Sheet:
    return Sheet(
        name="growth",
        title="Cost a month as traffic and items grow",
        columns=("Month", "As designed", *_MODE_COLUMNS),
        rows=tuple(
            (
                month.month,
                _money(month.designed),
                *(_money(month.by_mode[mode]) for mode in Mode),
            )
            for month in growth.months
        ),
        note="" if growth.months else f"Unknown: {'; '.join(growth.unknown)}.",
        money=("As designed", *_MODE_COLUMNS),
    )


def _what_if(rows: tuple[WhatIf, ...]) -> Sheet:
    return Sheet(
        name="what_if",
        title="Cost a month with other traffic and in other regions",
        columns=("Region", "Traffic", "As designed", *_MODE_COLUMNS, "Busiest value"),
        rows=tuple(
            (
                row.region,
                row.traffic,
                _money(row.designed),
                *(_money(row.by_mode[mode]) for mode in Mode),
                part_text(row.hottest),
            )
            for row in rows
        ),
        note="Traffic as a multiple of that of the model, with as many items as now, without the "
        "free tier; busiest value: of any key at peak, as a part of what a partition gives."
        if rows
        else "Unknown, as no cost is known.",
        money=("As designed", *_MODE_COLUMNS),
    )


def _lines(cost: Cost) -> Sheet:
    bill: Bill = cost.designed
    return Sheet(
        name="lines",
        title="How the cost as designed came about",
        columns=("Table", "Index", "Region", "Item", "Amount", "Formula", "Unknown"),
        rows=tuple(
            (
                line.table,
                line.index,
                line.region,
                line.item.value,
                _money(line.amount),
                line.formula,
                "; ".join(line.unknown),
            )
            for line in bill.lines
        ),
        money=("Amount",),
    )


def _prices(cost: Cost) -> Sheet:
    return Sheet(
        name="prices",
        title="Prices in US dollars",
        columns=("Region", "Price", "Amount", "Per", "Source", "Date"),
        rows=tuple(
            (price.region, price.name.value, price.amount, price.per, price.source, price.date)
            for price in cost.prices
        ),
    )


def _money(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else in_cents(amount)

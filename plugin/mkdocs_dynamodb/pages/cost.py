"""Cost on pages: the page of a model, and what patterns and the score card say of it."""

from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.capacity.pricing import HOURS_A_MONTH, SECONDS_A_MONTH, Price
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.pages.capacity import throughput_rows
from mkdocs_dynamodb.pages.context import COST, PageContext
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.pictures import cost_by_pattern, cost_by_table, cost_over_growth
from mkdocs_dynamodb.pages.what_if import what_if_view
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.cost.cost import Cost, PatternCost, TableCost
from mkdocs_dynamodb.reports.cost.extras import ExtraCost, build_cost_extras
from mkdocs_dynamodb.reports.cost.growth import GrowthMonth, build_cost_growth
from mkdocs_dynamodb.reports.cost.lines import Bill, CostLine, Item
from mkdocs_dynamodb.reports.cost.money import dollars, price_text
from mkdocs_dynamodb.reports.cost.table_bills import DEFAULT_TARGET, Mode
from mkdocs_dynamodb.reports.cost.words import (
    MODE_WORDS,
    bill_text,
    known_text,
    share_text,
    times_text,
)

MAX_ROWS = 100
"""Rows of a table on the page; the command prints all of them."""
MONTHS_BETWEEN_ROWS = 3

_OTHERS = (Item.PITR, Item.BACKUPS, Item.STREAM, Item.TRANSFER)
_SHORT_WORDS = {
    Mode.ON_DEMAND: "on-demand",
    Mode.PROVISIONED: "provisioned",
    Mode.PEAK: "for the peak",
}


def build_cost_page(context: PageContext) -> tuple[Page, ...]:
    """The page; none for a model without a table."""
    if not context.model.tables:
        return ()
    body = context.render(COST, "cost", cost_values(context, COST))
    return (Page(path=COST, title="Capacity and cost", body=body, is_wide=True),)


def cost_values(context: PageContext, page: str) -> dict[str, object]:
    """What the page shows, with links that start from it."""
    cost, growth = context.cost, build_cost_growth(context.model)
    patterns = sorted(cost.patterns.values(), key=lambda found: -(found.total or Decimal(0)))
    lines = list(cost.designed.lines)
    extras = sorted(build_cost_extras(context.model), key=lambda e: -(e.amount or Decimal(0)))
    return {
        "summary": _summary(cost),
        "tables_chart": cost_by_table(context),
        "patterns_chart": cost_by_pattern(context),
        "growth_chart": cost_over_growth(context),
        "assumptions": list(_assumptions(cost)),
        "unknown": list(cost.designed.unknown),
        "is_unknown": cost.designed.total is None,
        "at_least": known_text(cost.designed),
        "throughput": throughput_rows(context, page),
        "tables": [row for table in cost.tables.values() for row in _table(context, table, page)],
        "free": dollars(cost.designed.only(Item.FREE).total) if _has_free(cost) else "",
        "total": bill_text(cost.designed),
        "patterns": [_pattern(context, found, page) for found in patterns[:MAX_ROWS]],
        "has_unknown_patterns": any(found.unknown for found in patterns),
        "more_patterns": max(0, len(patterns) - MAX_ROWS),
        "modes": [_modes(context, table, page) for table in cost.tables.values()],
        "mode_totals": [bill_text(cost.by_mode[mode]) for mode in Mode],
        "break_even": _break_even(cost),
        "what_if": what_if_view(context),
        "extras": [_extra(context, each, page) for each in extras[:MAX_ROWS]],
        "extra_kinds": dict.fromkeys((each.extra.value, each.why) for each in extras),
        "more_extras": max(0, len(extras) - MAX_ROWS),
        "growth": [
            _month(month) for month in growth.months[::MONTHS_BETWEEN_ROWS] if growth.is_known
        ],
        "growth_rates": _rates(context),
        "growth_unknown": list(growth.unknown),
        "lines": [_line(context, line, page) for line in lines[: 5 * MAX_ROWS]],
        "more_lines": max(0, len(lines) - 5 * MAX_ROWS),
        "prices": [_price(price) for price in cost.prices],
    }


def pattern_cost(context: PageContext, key: str, page: str) -> dict[str, object] | None:
    """Cost of a pattern's requests; None where DynamoDB does not answer it."""
    found = context.cost.patterns.get(key)
    if found is None:
        return None
    return {
        "amount": dollars(found.total),
        "region": context.cost.region,
        "rows": [
            {
                **_target(context, part.contribution.table, part.contribution.index, page),
                "formula": f"{part.formula} = {dollars(part.amount)}",
            }
            for part in found.parts
            if part.formula
        ],
        "unknown": list(found.unknown) if context.cost.pricing is not None else [],
    }


def table_cost(context: PageContext, name: str, page: str) -> dict[str, object]:
    """Cost of a table with its indexes, and where it would be less."""
    found = context.cost.tables[name]
    return {
        "amount": bill_text(found.designed),
        "region": context.cost.region,
        "modes": [(MODE_WORDS[mode], bill_text(bill)) for mode, bill in found.by_mode.items()],
        "href": context.links(page).to(COST),
    }


def cost_figure(cost: Cost) -> tuple[str, str]:
    """Cost a month as designed for the score card, with what it says of the modes."""
    if cost.pricing is None:
        return "unknown", "name a region below pricing"
    total, cheapest = cost.designed.total, cost.cheapest
    if total is None:
        return "unknown", f"{bill_text(cost.designed)}, in {cost.region}"
    if cheapest is None:
        return dollars(total), f"as designed, in {cost.region}"
    least = dollars(cost.by_mode[cheapest].total)
    return dollars(total), f"as designed, in {cost.region}; {MODE_WORDS[cheapest]}: {least}"


def _summary(cost: Cost) -> list[tuple[str, str]]:
    bill = cost.designed
    rows = [("As designed", bill_text(bill))]
    rows += [(MODE_WORDS[mode].capitalize(), bill_text(cost.by_mode[mode])) for mode in Mode]
    return [*rows, ("Region", cost.region or "unknown")]


def _assumptions(cost: Cost) -> list[str]:
    silent = [table.table for table in cost.tables.values() if not table.is_mode_stated]
    texts = [
        (
            f"US dollars for a month of {figure_text(HOURS_A_MONTH)} hours, which are "
            f"{figure_text(SECONDS_A_MONTH)} seconds, from the average rates of the patterns."
        ),
        (
            "Provisioned units are whole, at least 1, and as many as the average load needs at the "
            f"target utilisation: that of the table, or {figure_text(DEFAULT_TARGET)} %, at which "
            "auto scaling aims by itself. For the peak they are as many as it needs at that target."
        ),
        "Sizes and counts are those of the capacity report. Reads are made in the region named.",
    ]
    if cost.pricing is not None and not cost.pricing.free_tier:
        texts.append("The free tier is left out, since an account has it once.")
    if silent:
        texts.append(f"On-demand is taken for tables that state no capacity: {', '.join(silent)}.")
    return texts


def _has_free(cost: Cost) -> bool:
    return bool(cost.designed.only(Item.FREE).lines)


def _table(context: PageContext, table: TableCost, page: str) -> list[dict[str, object]]:
    rows = []
    for index in dict.fromkeys(line.index for line in table.designed.lines):
        bill = table.designed.of_index(index)
        rows.append({**_target(context, table.table, index, page), **_amounts(bill)})
    return rows


def _amounts(bill: Bill) -> dict[str, object]:
    return {
        "reads": dollars(bill.only(Item.READS).total),
        "writes": dollars(bill.only(Item.WRITES).total),
        "storage": dollars(bill.only(Item.STORAGE).total),
        "others": dollars(bill.only(*_OTHERS).total),
        "total": bill_text(bill),
    }


def _pattern(context: PageContext, found: PatternCost, page: str) -> dict[str, object]:
    pattern = context.model.patterns[found.number]
    return {
        "name": f"{found.number}. {pattern.name}",
        "href": context.pattern_href(page, found.number),
        "amount": dollars(found.total),
        "unknown": list(found.unknown),
    }


def _modes(context: PageContext, table: TableCost, page: str) -> dict[str, object]:
    return {
        **_target(context, table.table, "", page),
        "designed": f"{table.mode.value}, {table.table_class}",
        "amounts": [bill_text(table.by_mode[mode]) for mode in Mode],
        "classes": [bill_text(bill) for bill in table.by_class.values()],
        "cheapest": "unknown" if table.cheapest is None else _SHORT_WORDS[table.cheapest],
    }


def _break_even(cost: Cost) -> str:
    """The sentence on where on-demand and provisioned units cost the same."""
    parts = []
    for kind in Kind:
        share = cost.break_even(kind)
        if share is not None:
            parts.append(f"{share_text(share)} for {kind.value}s")
    if not parts:
        return ""
    return (
        "Provisioned units cost less than requests on demand where they are used, on average over "
        f"the month, by more than {' and '.join(parts)}."
    )


def _extra(context: PageContext, extra: ExtraCost, page: str) -> dict[str, object]:
    pattern = context.model.patterns.get(extra.pattern)
    return {
        **_target(context, extra.table, extra.index, page),
        "what": extra.extra.value,
        "pattern": "" if pattern is None else f"{extra.pattern}. {pattern.name}",
        "pattern_href": context.pattern_href(page, extra.pattern),
        "amount": dollars(extra.amount),
    }


def _month(month: GrowthMonth) -> dict[str, object]:
    return {
        "month": "now" if not month.month else f"in {month.month} months",
        "traffic": times_text(month.traffic),
        "items": times_text(month.items),
        "designed": dollars(month.designed),
        "amounts": [dollars(month.by_mode[mode]) for mode in Mode],
    }


def _rates(context: PageContext) -> str:
    rates = context.model.growth_rates
    if rates is None:
        return ""
    shares: Mapping[str, Decimal | None] = {"traffic": rates.traffic, "items": rates.items}
    texts = [
        f"{name} grow{'s' if name == 'traffic' else ''} by {figure_text(share * 100)} % a month"
        for name, share in shares.items()
        if share is not None
    ]
    return " and ".join(texts)


def _line(context: PageContext, line: CostLine, page: str) -> dict[str, object]:
    return {
        **_target(context, line.table, line.index, page),
        "item": line.item.value,
        "region": line.region,
        "formula": "" if line.amount is None else line.formula,
        "unknown": list(line.unknown) if line.amount is None else [],
        "amount": dollars(line.amount),
    }


def _price(price: Price) -> dict[str, str]:
    is_free = price.name.value.startswith("free_")
    return {
        "region": price.region,
        "name": price.name.value.replace("_", " "),
        "amount": figure_text(price.amount) if is_free else price_text(price.amount),
        "per": price.per,
        "source": price.source,
        "date": price.date,
    }


def _target(context: PageContext, table: str, index: str, page: str) -> dict[str, object]:
    return {
        "target": f"{table}/{index}" if index else table,
        "href": context.table_href(page, table, index),
    }

"""What a design comes to: its cost a month, and the load of its busiest partitions."""

from decimal import Decimal

from mkdocs_dynamodb.documents.writing.markdown import bullet, computed, escape, joined, table
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.reports.cost.words import MODE_WORDS, bill_text
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import (
    breaks_text,
    cure_text,
    percent_text,
    units_text,
)

MAX_LOADS = 40


def cost_section(model: Model) -> str:
    """Cost a month from the average rates, by table; or what is missing for it."""
    cost = build_cost(model)
    if cost.pricing is None:
        return joined((computed(), "Unknown: the model names no region whose prices apply.\n"))
    rows = [
        [
            escape(name),
            MODE_WORDS[each.mode],
            bill_text(each.designed),
            *(bill_text(each.by_mode[mode]) for mode in Mode),
        ]
        for name, each in cost.tables.items()
    ]
    words = [f"If {MODE_WORDS[mode]}" for mode in Mode]
    total = bill_text(cost.designed)
    return joined(
        (
            computed(),
            f"{total} a month as designed, by the average rates and the prices of {cost.region}.\n",
            table(("Table", "Capacity", "A month", *words), rows),
            "".join(f"- {escape(text)}\n" for text in cost.designed.unknown),
        )
    )


def partition_section(model: Model) -> str:
    """The busiest value of each partition key, nearest to its limit first."""
    partitions = build_partitions(model)
    loads = sorted(partitions.loads, key=_heat)
    lines = [
        bullet(escape(f"{load.name} by {load.key}"), escape(_words(load)))
        for load in loads[:MAX_LOADS]
    ]
    cures = [
        bullet(escape(f"Against the load of {load.name}"), escape(cure))
        for load in loads[:MAX_LOADS]
        if load.band.value in ("hot", "breaks") and (cure := cure_text(load, partitions))
    ]
    more = len(loads) - MAX_LOADS
    rest = f"- {more} more loads are further from their limits\n" if more > 0 else ""
    text = "".join((*lines, rest, *cures))
    return joined((computed(), text or "No access pattern reads or writes a table.\n"))


def _words(load: KeyLoad) -> str:
    part = "" if load.part is None else f" ({percent_text(load.part)})"
    told = [f"{units_text(load)}{part}, {load.band.value}", breaks_text(load)]
    return "; ".join(text for text in told if text)


def _heat(load: KeyLoad) -> Decimal:
    return -(load.at_least / load.limit)

"""The box that shows what other traffic, another mode or another region would cost."""

from decimal import Decimal

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.reports.cost.what_if import TRAFFIC, WhatIf, build_what_if
from mkdocs_dynamodb.reports.cost.words import MODE_WORDS
from mkdocs_dynamodb.reports.partitions.words import part_text

DESIGNED = "As designed"


def what_if_view(context: PageContext) -> dict[str, object] | None:
    """Every figure that the box can show, for a table on the page; None where there is none."""
    rows = build_what_if(context.model)
    if not rows:
        return None
    return {
        "regions": list(dict.fromkeys(row.region for row in rows)),
        "traffic": [(figure_text(factor), factor == 1) for factor in TRAFFIC],
        "modes": [DESIGNED, *(MODE_WORDS[mode].capitalize() for mode in Mode)],
        "has_free_tier": context.cost.pricing is not None and context.cost.pricing.free_tier,
        "rows": [_row(row) for row in rows],
    }


def _row(row: WhatIf) -> dict[str, object]:
    amounts: list[Decimal | None] = [row.designed, *(row.by_mode[mode] for mode in Mode)]
    return {
        "region": row.region,
        "traffic": figure_text(row.traffic),
        "amounts": [dollars(amount) for amount in amounts],
        "hottest": part_text(row.hottest),
    }

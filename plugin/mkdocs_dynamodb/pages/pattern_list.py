"""The list of access patterns, which readers filter and sort."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.requirements import pattern_row
from mkdocs_dynamodb.pages.text import sort_figure
from mkdocs_dynamodb.reports.cost.money import dollars

FEWEST_TO_FILTER = 8
"""Access patterns of a list that readers filter and sort."""


def pattern_list(context: PageContext, page: str) -> dict[str, object]:
    """Each access pattern with the tables that it touches and what its requests cost a month."""
    return pattern_rows(context, page, context.model.patterns.values())


def pattern_rows(
    context: PageContext, page: str, patterns: Iterable[AccessPattern]
) -> dict[str, object]:
    """The same of some access patterns."""
    rows = [_row(context, pattern, page) for pattern in patterns]
    return {
        "rows": context.render_rows(page, "pattern_list_rows", rows),
        "many": len(rows) >= FEWEST_TO_FILTER,
    }


def _row(context: PageContext, pattern: AccessPattern, page: str) -> dict[str, object]:
    cost = context.cost.patterns.get(pattern.number.value)
    total = cost.total if cost is not None else None
    return {
        **pattern_row(context, pattern, page),
        "tables": [
            (name, context.table_href(page, name)) for name in _tables(context.model, pattern)
        ],
        "amount": dollars(total) if cost is not None else "",
        "amount_figure": sort_figure(total),
    }


def _tables(model: Model, pattern: AccessPattern) -> dict[str, None]:
    """Names of the tables that answer a pattern, each once, in the order of the requests."""
    answer = model.answer_to(pattern)
    steps = answer.steps if answer is not None else ()
    places = (place for step in steps for place in (step.table, *(a.table for a in step.actions)))
    return {place.value: None for place in places if place is not None}

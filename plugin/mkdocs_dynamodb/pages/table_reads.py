"""Who reads a table or index, and how much at once."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.pages.words import tests_text


def patterns_served(
    context: PageContext, table: str, index: str, page: str
) -> list[dict[str, object]]:
    """Patterns that a table or index serves, with the attributes that each needs."""
    model = context.model
    rows: list[dict[str, object]] = []
    for key in model.served.get((table, index), ()):
        pattern = model.patterns.get(key)
        rows.append(
            {
                "number": key,
                "name": pattern.name if pattern is not None else "not in the requirements",
                "href": context.pattern_href(page, key),
                "needs": [need.value for need in pattern.needs] if pattern is not None else [],
            }
        )
    return rows


def bounded_reads(
    context: PageContext, table: str, index: str, page: str
) -> list[dict[str, object]]:
    """Queries on a table or index, with what bounds how much each reads."""
    return [
        {
            "number": key,
            "href": context.pattern_href(page, key),
            "where": tests_text(step.where),
            "bound": _bound(step),
        }
        for key, step in _queries(context.model, table, index)
    ]


def _queries(model: Model, table: str, index: str) -> Iterable[tuple[str, Step]]:
    for key in model.served.get((table, index), ()):
        for step in model.answers[key].steps:
            named = step.index.value if step.index is not None else ""
            is_here = step.table is not None and step.table.value == table and named == index
            if step.is_search and is_here:
                yield key, step


def _bound(step: Step) -> str:
    parts = [f"limit {number(step.limit.value)}"] if step.limit is not None else []
    returns = ", ".join(f"{number(count)} {name.value}" for name, count in step.returns.items())
    if returns:
        parts.append(f"returns {returns} on average")
    return "; ".join(parts) or "no limit stated"

"""Parts of a model that a hand-written page shows in a fenced block."""

from collections.abc import Callable, Mapping

from mkdocs_dynamodb.errors import FragmentError
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.findings import finding_views
from mkdocs_dynamodb.pages.mapping import mapping_values
from mkdocs_dynamodb.pages.pattern_list import pattern_list
from mkdocs_dynamodb.pages.requirements import er_figures
from mkdocs_dynamodb.pages.score import score_cards
from mkdocs_dynamodb.pages.tables import table_values
from mkdocs_dynamodb.pages.text import escape
from mkdocs_dynamodb.source.shape import nearest

Values = Mapping[str, object]


def render_fragment(context: PageContext, show: str, page: str) -> str:
    """HTML of a part of a model.

    Args:
        context: the model.
        show: `patterns`, `er`, `mapping`, `findings`, `score` or `table NAME`.
        page: path in the site of the page that shows it, for the links.

    Raises:
        FragmentError: there is no such part.
    """
    kind, _, name = show.strip().partition(" ")
    build = _KINDS.get(kind)
    if build is None:
        hint = nearest(kind, _KINDS) or f"one of: {', '.join(_KINDS)}"
        raise FragmentError(f"nothing is called `{kind}`; {hint}")
    return render_template("fragment", {"kind": kind, **build(context, name.strip(), f"/{page}")})


def problem_html(problem: str) -> str:
    """What a page shows in place of a part that cannot be rendered."""
    return f'<p class="ddb-empty ddb-problem">{escape(problem)}</p>'


def _table(context: PageContext, name: str, page: str) -> Values:
    table = context.model.tables.get(name)
    if table is None:
        known = context.model.tables
        hint = nearest(name, known) or f"tables of the model: {', '.join(known)}"
        raise FragmentError(f"the model has no table `{name}`; {hint}")
    return {**table_values(context, table, page), "href": context.table_href(page, name)}


def _patterns(context: PageContext, _: str, page: str) -> Values:
    return {"rows": pattern_list(context, page)}


def _er(context: PageContext, _: str, __: str) -> Values:
    return {"diagrams": er_figures(context)}


def _mapping(context: PageContext, _: str, page: str) -> Values:
    return mapping_values(context, page)


def _findings(context: PageContext, _: str, __: str) -> Values:
    return {"findings": finding_views(context.open, context.model)}


def _score(context: PageContext, _: str, __: str) -> Values:
    return {"cards": score_cards(context)}


_KINDS: Mapping[str, Callable[[PageContext, str, str], Values]] = {
    "table": _table,
    "patterns": _patterns,
    "er": _er,
    "mapping": _mapping,
    "findings": _findings,
    "score": _score,
}

"""Parts of a model that a hand-written page shows in a fenced block."""

from collections.abc import Callable, Mapping

from mkdocs_dynamodb.errors import FragmentError
from mkdocs_dynamodb.model.parts import CHECKLIST, PATTERN, TABLE, VIEWPOINT, part_problem
from mkdocs_dynamodb.model.stages import Checklist
from mkdocs_dynamodb.pages.access_patterns import pattern_section
from mkdocs_dynamodb.pages.checklist import design_checklist, requirement_checklist
from mkdocs_dynamodb.pages.context import COST, PARTITIONS, PageContext
from mkdocs_dynamodb.pages.findings import finding_views
from mkdocs_dynamodb.pages.gates import all_gate_views
from mkdocs_dynamodb.pages.mapping import mapping_values
from mkdocs_dynamodb.pages.pattern_list import pattern_list
from mkdocs_dynamodb.pages.pictures import cost_by_table, partition_loads
from mkdocs_dynamodb.pages.requirements import er_figures
from mkdocs_dynamodb.pages.score import score_cards
from mkdocs_dynamodb.pages.tables import table_values
from mkdocs_dynamodb.pages.text import escape
from mkdocs_dynamodb.pages.viewpoints import viewpoint_figures

Values = Mapping[str, object]


def render_fragment(context: PageContext, show: str, page: str) -> str:
    """HTML of a part of a model.

    Args:
        context: the model.
        show: name of the part, such as `patterns` or `table NAME`.
        page: path in the site of the page that shows it, for the links.

    Raises:
        FragmentError: there is no such part.
    """
    problem = part_problem(context.model, show)
    if problem:
        raise FragmentError(problem)
    kind, _, name = show.strip().partition(" ")
    values = _KINDS[kind](context, name.strip(), f"/{page}")
    return context.render(f"{page} {show}", "fragment", {"kind": kind, **values})


def problem_html(problem: str) -> str:
    """What a page shows in place of a part that cannot be rendered."""
    return f'<p class="ddb-empty ddb-problem">{escape(problem)}</p>'


def _table(context: PageContext, name: str, page: str) -> Values:
    table = context.model.tables[name]
    return {**table_values(context, table, page), "href": context.table_href(page, name)}


def _patterns(context: PageContext, _: str, page: str) -> Values:
    return pattern_list(context, page)


def _pattern(context: PageContext, number: str, page: str) -> Values:
    section = pattern_section(context, context.model.patterns[number], page)
    return {"row": section, "href": context.pattern_href(page, number)}


def _viewpoint(context: PageContext, name: str, page: str) -> Values:
    view = context.views[name]
    link = context.viewpoint_link(page, view.viewpoint)
    return {"link": link, "diagrams": viewpoint_figures(context, view)}


def _er(context: PageContext, _: str, __: str) -> Values:
    return {"diagrams": er_figures(context)}


def _mapping(context: PageContext, _: str, page: str) -> Values:
    return mapping_values(context, page)


def _findings(context: PageContext, _: str, __: str) -> Values:
    return {"findings": finding_views(context.open, context.model)}


def _score(context: PageContext, _: str, __: str) -> Values:
    return {"cards": score_cards(context)}


def _cost(context: PageContext, _: str, page: str) -> Values:
    chart = cost_by_table(context, is_alone=True)
    return {"chart": chart, "href": context.links(page).to(COST), "page": "Capacity and cost"}


def _partitions(context: PageContext, _: str, page: str) -> Values:
    chart = partition_loads(context, is_alone=True)
    return {"chart": chart, "href": context.links(page).to(PARTITIONS), "page": "Hot partitions"}


def _gates(context: PageContext, _: str, page: str) -> Values:
    return {"gates": all_gate_views(context, page)}


def _checklist(context: PageContext, name: str, page: str) -> Values:
    build = requirement_checklist if name == Checklist.REQUIREMENTS else design_checklist
    return {"checklist": build(context, page)}


_KINDS: Mapping[str, Callable[[PageContext, str, str], Values]] = {
    TABLE: _table,
    PATTERN: _pattern,
    VIEWPOINT: _viewpoint,
    CHECKLIST: _checklist,
    "patterns": _patterns,
    "er": _er,
    "mapping": _mapping,
    "findings": _findings,
    "score": _score,
    "cost": _cost,
    "partitions": _partitions,
    "gates": _gates,
}

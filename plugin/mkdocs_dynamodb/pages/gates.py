"""Gates on pages: banners where a stage is open, and who approved what."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.pages.context import DECISIONS, REQUIREMENTS, REVIEW, PageContext
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.stages.gate_words import reasons, things_text
from mkdocs_dynamodb.reports.stages.gates import (
    GateState,
    Standing,
    are_gates_used,
    build_gates,
)

ANCHOR = "gates"
TITLES = {
    Gate.REQUIREMENTS.value: "requirements",
    Gate.DESIGN.value: "design",
    Gate.CONTRACT.value: "migration contract",
}
_FOLDERS = (
    ("access-patterns/", (Gate.REQUIREMENTS, Gate.DESIGN)),
    ("requirements.", (Gate.REQUIREMENTS,)),
    ("viewpoints/", (Gate.REQUIREMENTS, Gate.DESIGN)),
    ("tables/", (Gate.DESIGN,)),
    ("mapping.", (Gate.DESIGN,)),
    ("decisions", (Gate.DESIGN,)),
    ("source", (Gate.CONTRACT,)),
    ("columns", (Gate.CONTRACT,)),
    ("contract", (Gate.CONTRACT,)),
    ("migration-contract", (Gate.CONTRACT,)),
)
"""How the path of a page begins, and the gates of the stages that it shows."""
_MOODS = {GateState.APPROVED: "met", GateState.EMPTY: "half-met", GateState.OPEN: "half-met"}
SHOWN = 24
"""Things of one kind that a banner links; the others are counted."""


@record(kw_only=True)
class GateView:
    """A gate ready for a template."""

    title: str
    state: str
    mark: str
    """Class of the mark before the state."""
    approvals: tuple[tuple[str, str, str, str], ...]
    """Who, when, with which note, and for what where it is not the whole gate."""
    changes: tuple[tuple[str, tuple[tuple[str, str | None], ...], str], ...]
    """Kind of change, the things with links, and how many more there are."""
    reasons: tuple[str, ...]


def gate_views(context: PageContext, page: str) -> tuple[GateView, ...]:
    """The gates in their order; nothing where no gate is in use."""
    return all_gate_views(context, page) if _are_told(context) else ()


def all_gate_views(context: PageContext, page: str) -> tuple[GateView, ...]:
    """The gates in their order, whether they are in use or not."""
    stages = build_gates(context.model).stages.values()
    return tuple(_view(context, standing, page) for standing in stages)


def gate_figures(context: PageContext) -> tuple[str, str, str] | None:
    """How many gates are approved, how each stands, and the mood; None where none is in use."""
    if not _are_told(context):
        return None
    stages = [s for s in build_gates(context.model).stages.values() if _counts(s)]
    approved = sum(standing.state is GateState.APPROVED for standing in stages)
    detail = ", ".join(f"{TITLES[standing.name]} {standing.state.value}" for standing in stages)
    is_reopened = any(standing.state is GateState.REOPENED for standing in stages)
    mood = "good" if approved == len(stages) else "warn" if is_reopened else "plain"
    return f"{approved} of {len(stages)} approved", detail, mood


def with_banner(context: PageContext, page: Page) -> Page:
    """A page with a banner below its heading for each of its stages whose gate is open."""
    if not _are_told(context):
        return page
    views = [_view(context, standing, page.path) for standing in _open_stages(context, page)]
    if not views:
        return page
    values = {"gates": views, "review": context.links(page.path).to(REVIEW, ANCHOR)}
    heading, _, rest = page.body.partition("\n\n")
    banner = context.render(f"{page.path} gates", "gates", values)
    return replace(page, body=f"{heading}\n\n{banner}\n{rest}")


def _are_told(context: PageContext) -> bool:
    return context.model.complete and are_gates_used(context.model)


def _counts(standing: Standing) -> bool:
    """Whether a gate belongs to this model; there may be nothing to migrate."""
    return standing.state is not GateState.EMPTY or standing.name != Gate.CONTRACT


def _open_stages(context: PageContext, page: Page) -> Iterator[Standing]:
    gates = build_gates(context.model)
    for name, path in context.table_pages.items():
        if path == page.path:
            if gates.tables[name].is_open:
                yield gates.tables[name]
            return
    for beginning, stages in _FOLDERS:
        if page.path.startswith(beginning):
            yield from (gates.stages[gate] for gate in stages if gates.stages[gate].is_open)
            return


def _view(context: PageContext, standing: Standing, page: str) -> GateView:
    own = [approval for approval in standing.approvals if approval.stage is not None]
    return GateView(
        title=_title(standing.name),
        state=standing.state.value,
        mark=_MOODS.get(standing.state, "unmet"),
        approvals=tuple(
            (
                approval.by,
                approval.when,
                approval.note,
                "" if approval.table is None else f"table {approval.table}",
            )
            for approval in own
            if approval.is_sound
        ),
        changes=tuple(_changes(context, standing, page)) if standing.approvals else (),
        reasons=tuple(reasons(standing.without_things)),
    )


def _title(name: str) -> str:
    prefix, _, table = name.partition(":")
    return f"design of {table}" if table else TITLES[prefix]


def _changes(
    context: PageContext, standing: Standing, page: str
) -> Iterator[tuple[str, tuple[tuple[str, str | None], ...], str]]:
    added = "Added" if standing.state is GateState.REOPENED else "Not approved yet"
    kinds = (("Changed", standing.changed), (added, standing.missing))
    for kind, things in (*kinds, ("Removed", standing.removed)):
        if things:
            links = tuple(_links(context, things[:SHOWN], page))
            more = len(things) - len(links)
            yield kind, links, f"and {more:,} more" if more else ""


def _links(
    context: PageContext, things: Iterable[str], page: str
) -> Iterator[tuple[str, str | None]]:
    for thing in things:
        yield things_text([thing]), _href(context, thing, page)


def _href(context: PageContext, thing: str, page: str) -> str | None:
    """Where a thing is shown; nowhere once it is gone."""
    section, _, name = thing.partition(".")
    if section in ("access_patterns", "mapping"):
        return context.pattern_href(page, name)
    if section in ("tables", "columns"):
        return context.table_href(page, name)
    if section == "decisions" and name in context.decision_anchors:
        return context.decision_href(page, name)
    if section in ("approach", "aggregates", "unique"):
        return context.links(page).to(DECISIONS, section) if context.has_decisions else None
    anchors = {"entities": "entities", "relationships": "relationships", "application": "traffic"}
    if section in anchors:
        return context.links(page).to(REQUIREMENTS, anchors[section])
    return None

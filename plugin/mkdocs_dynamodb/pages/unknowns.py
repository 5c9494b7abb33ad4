"""What a model does not say, with links to where it could."""

from mkdocs_dynamodb.pages.context import REQUIREMENTS, PageContext
from mkdocs_dynamodb.reports.unknowns import Place, Unknown, UnknownGroup, build_unknowns

SHOWN_AT_ONCE = 12
"""More names than this are folded away."""
MAX_SHOWN = 200
"""A page of a large model counts the others only."""


def unknown_views(context: PageContext, page: str) -> list[dict[str, object]]:
    """One row for each kind of fact of which something is missing."""
    return [_view(context, page, group) for group in build_unknowns(context.model)]


def _view(context: PageContext, page: str, group: UnknownGroup) -> dict[str, object]:
    missing = group.missing
    return {
        "what": group.kind.value[0].upper() + group.kind.value[1:],
        "missing": len(missing),
        "asked": group.asked,
        "things": [(each.name, _href(context, page, each)) for each in missing[:MAX_SHOWN]],
        "more": max(0, len(missing) - MAX_SHOWN),
        "is_folded": len(missing) > SHOWN_AT_ONCE,
        "settled_by": group.settled_by,
    }


def _href(context: PageContext, page: str, unknown: Unknown) -> str | None:
    if unknown.place is Place.PATTERN:
        return context.pattern_href(page, unknown.thing)
    if unknown.place is Place.TABLE:
        return context.table_href(page, unknown.thing)
    return context.links(page).to(REQUIREMENTS, "relationships")

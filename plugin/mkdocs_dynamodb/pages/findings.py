"""Findings as parts of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mkdocs_dynamodb.diagnostics import Diagnostic, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.links import anchor
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.excerpt import Excerpt, excerpt
from mkdocs_dynamodb.source.files import SourceFile

MOST_IN_A_ROW = 12
"""A reader goes through so many findings one after the other; more are grouped by rule."""
SHOWN_OF_A_RULE = 3
"""Findings of a rule that are alike; the others are folded away."""


@record(kw_only=True)
class FindingView:
    """A finding with the lines that a reader needs to see."""

    code: str
    name: str
    severity: str
    message: str
    label: str
    help: str
    anchor: str
    """Stable while the thing keeps its name; later findings on the same have their place in it."""
    place: str
    lines: tuple[Excerpt, ...]
    related: tuple[tuple[str, str, Excerpt | None], ...]
    """Place, message and line of each related place."""
    because: str
    until: str


@record(kw_only=True)
class FindingGroup:
    """Findings of one rule, of which a model has many."""

    code: str
    name: str
    severity: str
    anchor: str
    count: int
    first: tuple[FindingView, ...]
    others: tuple[FindingView, ...]


def groups_of(views: tuple[FindingView, ...], prefix: str = "rule") -> tuple[FindingGroup, ...]:
    """Findings by rule, the worst first; none where they are few.

    Args:
        views: the findings.
        prefix: what the anchors of the groups start with.
    """
    if len(views) <= MOST_IN_A_ROW:
        return ()
    found: dict[tuple[int, str], list[FindingView]] = {}
    for view in views:
        found.setdefault((Severity(view.severity).rank, view.code), []).append(view)
    return tuple(
        FindingGroup(
            code=code,
            name=same[0].name,
            severity=same[0].severity,
            anchor=anchor(prefix, same[0].severity, code),
            count=len(same),
            first=tuple(same[:SHOWN_OF_A_RULE]),
            others=tuple(same[SHOWN_OF_A_RULE:]),
        )
        for (_, code), same in sorted(found.items())
    )


def finding_views(diagnostics: tuple[Diagnostic, ...], model: Model) -> tuple[FindingView, ...]:
    """Findings ready for a template."""
    return views_of(diagnostics, model.sources)


def views_of(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
) -> tuple[FindingView, ...]:
    """Findings with the lines of these files, each with an anchor of its own."""
    views: list[FindingView] = []
    taken: set[str] = set()
    for diagnostic in diagnostics:
        view = _view(diagnostic, sources)
        if view.anchor in taken:
            view = replace(view, anchor=anchor(view.anchor, view.place))
        taken.add(view.anchor)
        views.append(view)
    return tuple(views)


def _view(diagnostic: Diagnostic, sources: Mapping[str, SourceFile]) -> FindingView:
    finding, at = diagnostic.finding, diagnostic.finding.at
    shown = excerpt(sources.get(at.path), at)
    accepted = diagnostic.accepted
    place = f"{at.path}:{at.line}:{at.column}"
    return FindingView(
        code=diagnostic.code,
        name=diagnostic.name,
        severity=diagnostic.severity.value,
        message=finding.message,
        label=finding.label,
        help=finding.help,
        anchor=anchor(diagnostic.code, finding.subject or place),
        place=place,
        lines=(shown,) if shown is not None else (),
        related=tuple(
            (
                f"{related.at.path}:{related.at.line}:{related.at.column}",
                related.message,
                excerpt(sources.get(related.at.path), related.at),
            )
            for related in finding.related
        ),
        because=accepted.because if accepted is not None else "",
        until=accepted.until.isoformat() if accepted is not None and accepted.until else "",
    )

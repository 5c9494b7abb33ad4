"""Findings as parts of a page."""

from dataclasses import dataclass

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.source.excerpt import Excerpt, excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding with the lines that a reader needs to see."""

    code: str
    name: str
    severity: str
    message: str
    label: str
    help: str
    subject: str
    place: str
    lines: tuple[Excerpt, ...]
    related: tuple[tuple[str, str, Excerpt | None], ...]
    """Place, message and line of each related place."""
    because: str
    until: str


def finding_views(diagnostics: tuple[Diagnostic, ...], model: Model) -> tuple[FindingView, ...]:
    """Findings ready for a template."""
    return tuple(_view(diagnostic, model) for diagnostic in diagnostics)


def _view(diagnostic: Diagnostic, model: Model) -> FindingView:
    finding, at = diagnostic.finding, diagnostic.finding.at
    shown = excerpt(model.sources.get(at.path), at)
    accepted = diagnostic.accepted
    return FindingView(
        code=diagnostic.code,
        name=diagnostic.name,
        severity=diagnostic.severity.value,
        message=finding.message,
        label=finding.label,
        help=finding.help,
        subject=finding.subject,
        place=f"{at.path}:{at.line}:{at.column}",
        lines=(shown,) if shown is not None else (),
        related=tuple(
            (
                f"{related.at.path}:{related.at.line}:{related.at.column}",
                related.message,
                excerpt(model.sources.get(related.at.path), related.at),
            )
            for related in finding.related
        ),
        because=accepted.because if accepted is not None else "",
        until=accepted.until.isoformat() if accepted is not None and accepted.until else "",
    )

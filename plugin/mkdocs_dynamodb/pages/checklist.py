"""Checklists on pages, with links to what speaks against a line or shows what it is about."""

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.pages.context import (
    COST,
    DECISIONS,
    MAPPING,
    OVERVIEW,
    PARTITIONS,
    REQUIREMENTS,
    REVIEW,
    PageContext,
)
from mkdocs_dynamodb.pages.links import anchor
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.stages.checklist import (
    Check,
    Part,
    design_checks,
    requirement_checks,
)
from mkdocs_dynamodb.reports.stages.checklist_facts import Verdict

_MARKS = {Verdict.YES: "met", Verdict.NO: "unmet"}
_PLACES = {
    Part.CONTEXT: (OVERVIEW, ""),
    Part.ENTITIES: (REQUIREMENTS, "entities"),
    Part.PATTERNS: (REQUIREMENTS, "access-patterns"),
    Part.TRAFFIC: (REQUIREMENTS, "traffic"),
    Part.CONSIDERATIONS: (REQUIREMENTS, ""),
    Part.TABLES: (OVERVIEW, "tables"),
    Part.PARTITIONS: (PARTITIONS, ""),
    Part.MAPPING: (MAPPING, ""),
    Part.COST: (COST, ""),
    Part.DECISIONS: (DECISIONS, ""),
    Part.AGGREGATES: (DECISIONS, "aggregates"),
    Part.REASONS: (DECISIONS, "reasons"),
    Part.UNIQUE: (DECISIONS, "unique"),
}
"""Page and anchor of each part."""
_PAGES_OF_TABLES = frozenset({Part.COST, Part.PARTITIONS})
"""Parts whose pages a model without tables does not have."""

_PARTS_OF_DECISIONS = frozenset({Part.DECISIONS, Part.AGGREGATES, Part.REASONS, Part.UNIQUE})


@record(kw_only=True)
class CheckView:
    """A line ready for a template."""

    text: str
    href: str
    """The part of the pages that it is about."""
    word: str
    mark: str
    """Class of the mark before the line."""
    detail: str
    findings: tuple[tuple[str, str], ...]
    """Code and link of the findings behind it."""


def requirement_checklist(context: PageContext, page: str) -> tuple[CheckView, ...]:
    """Checklist of the requirements."""
    checks = requirement_checks(context.model, context.diagnostics)
    return tuple(_view(context, check, page) for check in checks)


def design_checklist(context: PageContext, page: str) -> tuple[CheckView, ...]:
    """Checklist of the design."""
    checks = design_checks(context.model, context.diagnostics)
    return tuple(_view(context, check, page) for check in checks)


def _view(context: PageContext, check: Check, page: str) -> CheckView:
    links = context.links(page)
    is_there = bool(context.model.tables) or check.part not in _PAGES_OF_TABLES
    if check.part in _PARTS_OF_DECISIONS:
        is_there = context.has_decisions
    place = _PLACES[check.part if is_there else Part.TABLES]
    return CheckView(
        text=check.text,
        href=links.to(*place),
        word=check.verdict.value,
        mark=_MARKS.get(check.verdict, "half-met"),
        detail=check.detail,
        findings=tuple(
            (diagnostic.code, links.to(REVIEW, _anchor(diagnostic.code, diagnostic.finding)))
            for diagnostic in check.findings
        ),
    )


def _anchor(code: str, finding: Finding) -> str:
    at = finding.at
    return anchor(code, finding.subject or f"{at.path}:{at.line}:{at.column}")

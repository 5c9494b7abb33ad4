"""Open findings of the five production warnings, where nobody can overlook them."""

from collections.abc import Iterable

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.pages.context import REVIEW, PageContext
from mkdocs_dynamodb.pages.links import anchor
from mkdocs_dynamodb.rules.production_warnings import PRODUCTION_WARNINGS

MAX_SHOWN = 12
"""Findings of one warning; the review has all."""


def production_warnings(
    context: PageContext, page: str, diagnostics: Iterable[Diagnostic]
) -> list[dict[str, object]]:
    """Each warning that open findings raise, with what each says.

    Args:
        context: the model.
        page: where the links start.
        diagnostics: findings, of the whole model or of one table.
    """
    found = [d for d in diagnostics if d.accepted is None]
    views: list[dict[str, object]] = []
    for warning in PRODUCTION_WARNINGS:
        raised = [d for d in found if d.code in warning.codes]
        if raised:
            views.append(
                {
                    "title": warning.title,
                    "advice": warning.advice,
                    "findings": [_view(context, page, d) for d in raised[:MAX_SHOWN]],
                    "more": max(0, len(raised) - MAX_SHOWN),
                    "severity": min(raised, key=lambda d: d.severity.rank).severity.value,
                }
            )
    return views


def _view(context: PageContext, page: str, diagnostic: Diagnostic) -> dict[str, object]:
    finding = diagnostic.finding
    place = finding.subject or f"{finding.at.path}:{finding.at.line}:{finding.at.column}"
    return {
        "code": diagnostic.code,
        "message": finding.message,
        "href": context.links(page).to(REVIEW, anchor(diagnostic.code, place)),
        "signs": [each.message for each in finding.related if each.message not in finding.message],
    }

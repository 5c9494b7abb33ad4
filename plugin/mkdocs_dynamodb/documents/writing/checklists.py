"""Checklists as lists of tasks: each line ticked, crossed or unknown, and why."""

from collections.abc import Iterable

from mkdocs_dynamodb.documents.writing.markdown import code, computed, escape
from mkdocs_dynamodb.reports.stages.checklist import Check
from mkdocs_dynamodb.reports.stages.checklist_facts import Verdict

_SIGNS = {
    Verdict.YES: ("x", "✅"),
    Verdict.NO: (" ", "❌"),
    Verdict.ACCEPTED: ("x", "⚠️ accepted"),
    Verdict.UNKNOWN: (" ", "❔ unknown"),
}


def checklist(checks: Iterable[Check]) -> str:
    """Lines of a checklist."""
    return computed() + "\n" + "".join(_line(check) for check in checks)


def _line(check: Check) -> str:
    box, sign = _SIGNS[check.verdict]
    codes = ", ".join(code(diagnostic.code) for diagnostic in check.findings)
    behind = "; ".join(part for part in (escape(check.detail), codes) if part)
    return f"- [{box}] {escape(check.text)} {sign}{f' ({behind})' if behind else ''}\n"

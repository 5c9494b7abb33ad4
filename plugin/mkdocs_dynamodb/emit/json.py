"""Findings as JSON; within a version keys are only added.

With a baseline, the summary and each finding say what the baseline knows.

The text is ASCII, so that it reads the same in every encoding of a terminal or pipe.
"""

import json
from typing import Any

from mkdocs_dynamodb.diagnostics import Acceptance, Diagnostic, Severity
from mkdocs_dynamodb.emit.report import Report

VERSION = 1


def emit_json(report: Report) -> str:
    """All findings, accepted ones included, with a summary."""
    document = {
        "version": VERSION,
        "summary": _summary(report),
        "findings": [
            _finding(diagnostic) | _known(diagnostic, report) for diagnostic in report.diagnostics
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _known(diagnostic: Diagnostic, report: Report) -> dict[str, bool]:
    return {} if report.known is None else {"known": diagnostic in report.known}


def _summary(report: Report) -> dict[str, int]:
    known = {} if report.known is None else {"known": len(report.known)}
    return {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
        "accepted": report.accepted,
        "patterns": sum(c.patterns for c in report.coverage),
        "answered": sum(c.answered for c in report.coverage),
        "external": sum(c.external for c in report.coverage),
        "without_database": sum(c.without_database for c in report.coverage),
        **known,
    }


def _finding(diagnostic: Diagnostic) -> dict[str, Any]:
    finding, at = diagnostic.finding, diagnostic.finding.at
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": finding.message,
        "help": finding.help,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "subject": finding.subject,
        "related": [
            {
                "message": related.message,
                "path": related.at.path,
                "line": related.at.line,
                "column": related.at.column,
            }
            for related in finding.related
        ],
        "accepted": _acceptance(diagnostic.accepted),
    }


def _acceptance(acceptance: Acceptance | None) -> dict[str, Any] | None:
    if acceptance is None:
        return None
    return {
        "because": acceptance.because,
        "until": acceptance.until.isoformat() if acceptance.until else None,
        "path": acceptance.at.path,
        "line": acceptance.at.line,
    }

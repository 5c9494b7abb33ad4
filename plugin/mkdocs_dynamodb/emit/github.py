"""Findings as workflow commands, which GitHub shows at their lines in a pull request.

Source of the form and its escapes: GitHub Docs, Workflow commands for GitHub Actions, and the
functions `escapeData` and `escapeProperty` of the package `@actions/core`.
"""

from mkdocs_dynamodb.diagnostics import Diagnostic, Severity
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.source.excerpt import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def emit_github(report: Report) -> str:
    """Findings that nobody accepted, a workflow command each."""
    return "".join(_command(diagnostic) + "\n" for diagnostic in report.open)


def _command(diagnostic: Diagnostic) -> str:
    finding, at = diagnostic.finding, diagnostic.finding.at
    properties = {"file": at.path, "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:  # GitHub takes columns only where the lines are the same
        properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    said = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = printable(finding.message)
    if finding.help:
        message += f"\nhelp: {printable(finding.help)}"
    return f"::{_COMMANDS[diagnostic.severity]} {said}::{message.translate(_IN_MESSAGE)}"

"""One line a finding: `file:line:column: severity[CODE] message`."""

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.source.excerpt import printable


def emit_concise(report: Report) -> str:
    """Findings that nobody accepted, a line each."""
    return "".join(concise_line(diagnostic) + "\n" for diagnostic in report.open)


def concise_line(diagnostic: Diagnostic) -> str:
    """One finding in one line."""
    at = diagnostic.finding.at
    place = f"{at.path}:{at.line}:{at.column}"
    message = diagnostic.finding.message
    return printable(f"{place}: {diagnostic.severity}[{diagnostic.code}] {message}")

"""Findings as a compiler shows them: message, excerpt with underline, related places, help."""

from mkdocs_dynamodb.diagnostics import Diagnostic, Related, Severity
from mkdocs_dynamodb.source.excerpt import excerpt
from mkdocs_dynamodb.emit.report import Report

COMMAND = "mkdocs-dynamodb"


def emit_full(report: Report) -> str:
    """Findings that nobody accepted, then a line that counts them."""
    blocks = [full_text(diagnostic, report) for diagnostic in report.open]
    return "".join(f"{block}\n\n" for block in blocks) + summary_line(report) + "\n"


def full_text(diagnostic: Diagnostic, report: Report) -> str:
    """One finding with its excerpt, without a newline at the end."""
    finding = diagnostic.finding
    numbers = [finding.at.line, *(related.at.line for related in finding.related)]
    gutter = " " * len(str(max(numbers)))
    lines = [f"{diagnostic.severity}[{diagnostic.code}]: {finding.message}"]
    at = finding.at
    lines.append(f"{gutter}--> {at.path}:{at.line}:{at.column}")
    shown = excerpt(report.sources.get(at.path), at)
    if shown is not None:
        label = f" {finding.label}" if finding.label else ""
        lines += [
            f"{gutter} |",
            f"{shown.line:>{len(gutter)}} | {shown.text}",
            f"{gutter} | {shown.underline}{label}",
        ]
    for related in finding.related:
        lines += _related_lines(related, report, gutter)
    lines.append(f"{gutter} |")
    if finding.help:
        lines.append(f"{gutter} = help: {finding.help}")
    lines.append(f"{gutter} = note: `{COMMAND} explain {diagnostic.code}` tells why")
    return "\n".join(lines)


def _related_lines(related: Related, report: Report, gutter: str) -> list[str]:
    at = related.at
    lines = [f"{gutter}::: {at.path}:{at.line}:{at.column}"]
    shown = excerpt(report.sources.get(at.path), at)
    if shown is None:
        return [*lines, f"{gutter} = {related.message}"]
    return [
        *lines,
        f"{shown.line:>{len(gutter)}} | {shown.text}",
        f"{gutter} | {shown.underline.replace('^', '-')} {related.message}",
    ]


def summary_line(report: Report) -> str:
    """How much was checked and what was found."""
    counts = [
        _counted(report.count(Severity.ERROR), "error"),
        _counted(report.count(Severity.WARNING), "warning"),
        _counted(report.count(Severity.NOTE), "note"),
        f"{report.accepted} accepted",
    ]
    patterns = sum(coverage.patterns for coverage in report.coverage)
    files = _counted(len(report.sources), "file")
    rules = _counted(report.rules, "rule")
    asked = _counted(patterns, "access pattern")
    return f"Checked {asked} in {files} with {rules}: {', '.join(counts)}."


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"

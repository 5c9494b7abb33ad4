"""Findings as a compiler shows them: message, excerpt with underline, related places, help.

What a model or a path says is printed without the characters that would steer a terminal.
"""

from mkdocs_dynamodb.diagnostics import Diagnostic, Related, Severity, Span
from mkdocs_dynamodb.emit.paint import Paint
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.source.excerpt import excerpt, printable

COMMAND = "mkdocs-dynamodb"
PLAIN = Paint()


def emit_full(report: Report, paint: Paint = PLAIN) -> str:
    """Findings that nobody accepted, then a line that counts them."""
    blocks = [full_text(diagnostic, report, paint) for diagnostic in report.open]
    return "".join(f"{block}\n\n" for block in blocks) + summary_line(report) + "\n"


def full_text(diagnostic: Diagnostic, report: Report, paint: Paint = PLAIN) -> str:
    """One finding with its excerpt, without a newline at the end."""
    finding, severity = diagnostic.finding, diagnostic.severity
    numbers = [finding.at.line, *(related.at.line for related in finding.related)]
    gutter = " " * len(str(max(numbers)))
    ruler = paint.frame(f"{gutter} |")
    word = paint.severity(f"{severity}[{diagnostic.code}]", severity)
    lines = [
        f"{word}: {printable(finding.message)}",
        f"{paint.frame(f'{gutter}-->')} {_place(finding.at)}",
    ]
    shown = excerpt(report.sources.get(finding.at.path), finding.at)
    if shown is not None:
        number = paint.frame(f"{shown.line:>{len(gutter)}} |")
        label = f" {printable(finding.label)}" if finding.label else ""
        marks = paint.severity(f"{shown.underline.lstrip()}{label}", severity)
        indent = _indent(shown.underline)
        lines += [ruler, f"{number} {shown.text}".rstrip(), f"{ruler} {indent}{marks}"]
    for related in finding.related:
        lines += _related_lines(related, report, gutter, paint)
    lines.append(ruler)
    equals = paint.frame(f"{gutter} =")
    if finding.help:
        lines.append(f"{equals} help: {printable(finding.help)}")
    lines.append(f"{equals} note: `{COMMAND} explain {diagnostic.code}` tells why")
    return "\n".join(lines)


def _related_lines(related: Related, report: Report, gutter: str, paint: Paint) -> list[str]:
    lines = [f"{paint.frame(f'{gutter}:::')} {_place(related.at)}"]
    shown = excerpt(report.sources.get(related.at.path), related.at)
    message = printable(related.message)
    if shown is None:
        return [*lines, f"{paint.frame(f'{gutter} =')} {message}"]
    indent, dashes = _indent(shown.underline), shown.underline.lstrip().replace("^", "-")
    return [
        *lines,
        f"{paint.frame(f'{shown.line:>{len(gutter)}} |')} {shown.text}".rstrip(),
        f"{paint.frame(f'{gutter} |')} {indent}{paint.frame(f'{dashes} {message}')}",
    ]


def _place(at: Span) -> str:
    return printable(f"{at.path}:{at.line}:{at.column}")


def _indent(underline: str) -> str:
    return underline[: len(underline) - len(underline.lstrip())]


def summary_line(report: Report) -> str:
    """How much was checked and what was found."""
    counts = [
        _counted(report.count(Severity.ERROR), "error"),
        _counted(report.count(Severity.WARNING), "warning"),
        _counted(report.count(Severity.NOTE), "note"),
        f"{report.accepted} accepted",
    ]
    if report.known is not None:
        counts.append(f"{len(report.known):,} known")
    patterns = sum(coverage.patterns for coverage in report.coverage)
    files = _counted(len(report.sources), "file")
    rules = _counted(report.rules, "rule")
    asked = _counted(patterns, "access pattern")
    return f"Checked {asked} in {files} with {rules}: {', '.join(counts)}."


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"

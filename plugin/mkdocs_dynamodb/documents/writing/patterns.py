"""Access patterns as the table of the requirement document, and further facts in a second one."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.diagnostics import Diagnostic, Severity
from mkdocs_dynamodb.documents.labels import NO_PATTERN, PATTERN_COLUMN, TYPE_WORDS, UNKNOWN
from mkdocs_dynamodb.documents.writing.markdown import escape, joined, listed, table, told_columns
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern, Rate
from mkdocs_dynamodb.reports.coverage import PatternStatus, pattern_status

_HEADERS = (
    PATTERN_COLUMN,
    "Description",
    "RPS (Peak/Avg)",
    "Type",
    "Attributes",
    "Key Requirements",
    "Design Considerations",
    "Status",
)
_MORE_HEADERS = (
    PATTERN_COLUMN,
    "More",
    "Entities",
    "Latency",
    "Consistency",
    "Complexity",
    "Suitability",
    "Sent By",
    "Served By",
    "Why Not DynamoDB",
    "Repeats",
)
_SIGNS = {
    PatternStatus.ANSWERED: "✅",
    PatternStatus.EXTERNAL: "❌",
    PatternStatus.NO_DATABASE: "✅",
    PatternStatus.UNANSWERED: "❔",
}
_SHOWN_CODES = 3


def pattern_tables(model: Model, diagnostics: Iterable[Diagnostic]) -> str:
    """Both tables; the second one only with what some pattern says."""
    patterns = model.patterns.values()
    codes = _codes(diagnostics)
    rows = [_row(model, pattern, codes) for pattern in patterns]
    headers, more = told_columns(_MORE_HEADERS, [_more(pattern) for pattern in patterns])
    told = [row for row in more if any(row[1:])]
    if not rows:
        return f"{NO_PATTERN}\n"
    return joined(
        (
            table(_HEADERS, rows),
            "### Further Facts" if told else "",
            table(headers, told) if told else "",
        )
    )


def rate_text(rate: Rate | None) -> str:
    """`10 RPS`, or peak and average as `500/200 RPS`."""
    if rate is None or (rate.peak is None and rate.average is None):
        return UNKNOWN
    if rate.is_bare and rate.peak is not None:
        return f"{figure_text(rate.peak.value)} RPS"
    peak, average = (
        "?" if figure is None else figure_text(figure.value) for figure in (rate.peak, rate.average)
    )
    return f"{peak}/{average} RPS"


def _row(model: Model, pattern: AccessPattern, codes: Mapping[str, list[str]]) -> list[str]:
    return [
        escape(pattern.number.value),
        escape(pattern.name),
        rate_text(pattern.rps),
        TYPE_WORDS.get(pattern.type.value, pattern.type.value),
        _attributes(pattern),
        listed(pattern.key_requirements),
        listed(pattern.considerations),
        _status(model, pattern, codes.get(pattern.number.value, [])),
    ]


def _attributes(pattern: AccessPattern) -> str:
    """What the caller knows and what it must get back, with an arrow between them.

    The arrow is left out where nobody can take the one for the other: what a read names alone it
    needs, and what a write names alone it is given.
    """
    known = ", ".join(escape(entry.name.value) for entry in pattern.inputs)
    needed = ", ".join(escape(need.value) for need in pattern.needs)
    is_read = pattern.type.value == "read"
    if not known:
        return needed if is_read or not needed else f"→ {needed}"
    if not needed:
        return f"{known} →" if is_read else known
    return f"{known} → {needed}"


def _more(pattern: AccessPattern) -> list[str]:
    served = pattern.served_by
    reason = served.because if served is not None else pattern.because
    return [
        escape(pattern.number.value),
        escape(pattern.description),
        listed(entity.value for entity in pattern.entities),
        escape(pattern.latency),
        "" if pattern.consistency is None else escape(pattern.consistency.value),
        escape(pattern.complexity),
        escape(pattern.suitability),
        "" if pattern.service is None else escape(pattern.service.value),
        "" if served is None else escape(served.service or UNKNOWN),
        escape(reason),
        "" if pattern.duplicate_of is None else escape(pattern.duplicate_of.value),
    ]


def _status(model: Model, pattern: AccessPattern, codes: list[str]) -> str:
    status = pattern_status(model, pattern)
    if codes:
        shown = ", ".join(codes[:_SHOWN_CODES])
        others = len(codes) - _SHOWN_CODES
        return f"⚠️ {status.value}: {shown}{f' and {others} more' if others > 0 else ''}"
    return f"{_SIGNS[status]} {status.value}"


def _codes(diagnostics: Iterable[Diagnostic]) -> dict[str, list[str]]:
    """Pattern -> codes of the errors and warnings about it or its answer that nobody accepted."""
    found: dict[str, dict[str, None]] = {}
    for diagnostic in diagnostics:
        section, _, rest = diagnostic.finding.subject.partition(".")
        is_bad = diagnostic.severity is not Severity.NOTE and diagnostic.accepted is None
        if is_bad and section in ("access_patterns", "mapping"):
            found.setdefault(rest.partition(".")[0], {})[diagnostic.code] = None
    return {number: list(codes) for number, codes in found.items()}

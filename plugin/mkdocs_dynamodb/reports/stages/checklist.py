"""The checklists of the requirements and of the design: what the model and its findings tell.

No line is ticked by hand. A line is crossed by a finding or by something that is missing, and
unknown where the model does not say enough.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.stages.checklist_facts import (
    YES,
    Fact,
    Verdict,
    aggregates,
    application,
    approach,
    considerations,
    correlations,
    cost,
    decisions,
    documented,
    entities,
    expiry,
    hot_partitions,
    patterns,
    reasons,
    scans,
    tables,
    unique,
)


class Part(StrEnum):
    """Part of the pages that shows what a line is about."""

    CONTEXT = "context"
    ENTITIES = "entities"
    PATTERNS = "access patterns"
    TRAFFIC = "traffic"
    CONSIDERATIONS = "considerations"
    TABLES = "tables"
    PARTITIONS = "partitions"
    MAPPING = "mapping"
    COST = "cost"
    DECISIONS = "decisions"
    AGGREGATES = "aggregates"
    REASONS = "reasons"
    UNIQUE = "unique values"


@record()
class Check:
    """One line of a checklist."""

    text: str
    verdict: Verdict
    part: Part
    detail: str = ""
    """What is missing, or why nothing can be said."""
    findings: tuple[Diagnostic, ...] = ()
    """One finding of each rule that stands against the line, or that was accepted."""


@record()
class Line:
    """A line before it is judged."""

    text: str
    part: Part
    codes: tuple[str, ...] = ()
    """Beginnings of the codes of rules whose findings stand against it."""
    fact: Callable[[Model], Fact] | None = None


def requirement_checks(model: Model, diagnostics: Iterable[Diagnostic]) -> tuple[Check, ...]:
    """Checklist of the requirements."""
    return _checks(model, tuple(diagnostics), REQUIREMENT_LINES)


def design_checks(model: Model, diagnostics: Iterable[Diagnostic]) -> tuple[Check, ...]:
    """Checklist of the design."""
    return _checks(model, tuple(diagnostics), DESIGN_LINES)


def _checks(
    model: Model, diagnostics: tuple[Diagnostic, ...], lines: tuple[Line, ...]
) -> tuple[Check, ...]:
    return tuple(_check(model, diagnostics, line) for line in lines)


def _check(model: Model, diagnostics: tuple[Diagnostic, ...], line: Line) -> Check:
    about = [d for d in diagnostics if d.code.startswith(line.codes)] if line.codes else []
    standing = _one_each(d for d in about if d.accepted is None)
    if standing:
        return Check(line.text, Verdict.NO, line.part, findings=standing)
    if not model.complete:
        return Check(line.text, Verdict.UNKNOWN, line.part, "part of the model cannot be read")
    fact = YES if line.fact is None else line.fact(model)
    if fact.verdict is not Verdict.YES:
        return Check(line.text, fact.verdict, line.part, fact.detail)
    excused = _one_each(about)
    verdict = Verdict.ACCEPTED if excused else Verdict.YES
    return Check(line.text, verdict, line.part, fact.detail, excused)


def _one_each(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first finding of each rule."""
    first: dict[str, Diagnostic] = {}
    for diagnostic in diagnostics:
        first.setdefault(diagnostic.code, diagnostic)
    return tuple(first.values())


REQUIREMENT_LINES: tuple[Line, ...] = (
    Line("Application domain and scale are documented", Part.CONTEXT, fact=application),
    Line(
        "All entities and relationships are mapped",
        Part.ENTITIES,
        ("REQ010", "REQ014", "REQ016"),
        entities,
    ),
    Line(
        "Every access pattern has a peak and an average rate",
        Part.PATTERNS,
        ("REQ001", "REQ002"),
        patterns,
    ),
    Line(
        "Every entity that is read is written, and the reverse, unless a reason is told",
        Part.PATTERNS,
        ("REQ004", "REQ005", "REQ015"),
        patterns,
    ),
    Line(
        "Patterns that DynamoDB does not serve name their service or reason",
        Part.PATTERNS,
        ("REQ006", "REQ007", "REQ013"),
        patterns,
    ),
    Line(
        "Risks of hot partitions are evaluated",
        Part.PARTITIONS,
        ("CAP001", "CAP002", "CAP003", "CAP004", "CAP005", "DSG010"),
        hot_partitions,
    ),
    Line("Design considerations are captured", Part.CONSIDERATIONS, fact=considerations),
    Line("As many access patterns as the business listed", Part.PATTERNS, ("REQ008",)),
    Line("Stated traffic agrees with the sums of the patterns", Part.TRAFFIC, ("REQ009", "REQ012")),
    Line("No access pattern stands twice", Part.PATTERNS, ("REQ003", "REQ011")),
)
DESIGN_LINES: tuple[Line, ...] = (
    Line("The approach of the design is told", Part.DECISIONS, fact=approach),
    Line("Every table and index has its reason", Part.TABLES, fact=reasons),
    Line(
        "Every copy, index and aggregate has a recorded reason",
        Part.REASONS,
        ("DSG042", "DSG043", "DSG044", "FLO043"),
        tables,
    ),
    Line(
        "Aggregate boundaries are defined from the access patterns",
        Part.AGGREGATES,
        ("DSG041", "DSG046", "DSG048"),
        aggregates,
    ),
    Line(
        "What is kept together follows the denormalisation framework, or tells why not",
        Part.AGGREGATES,
        ("DSG047",),
        correlations,
    ),
    Line(
        "Unique values are kept unique by keys and conditions",
        Part.UNIQUE,
        ("FLO06", "FLO08", "SRC024"),
        unique,
    ),
    Line(
        "Every access pattern is answered by operations that DynamoDB carries out",
        Part.MAPPING,
        ("COV001", "COV008", "OPS", "FLO001", "FLO002", "FLO003", "FLO004"),
        patterns,
    ),
    Line(
        "No table or index is without need",
        Part.MAPPING,
        ("COV003", "COV004", "DSG006", "DSG009", "DSG012", "KEY031"),
        tables,
    ),
    Line("All tables and indexes are documented, with their capacity", Part.TABLES, (), documented),
    Line(
        "Hot partitions are analysed, and none is beyond its limit",
        Part.PARTITIONS,
        ("CAP001", "CAP002", "CAP004", "CAP005", "DSG010"),
        hot_partitions,
    ),
    Line("The cost of a month is estimated", Part.COST, ("CAP024",), cost),
    Line(
        "Decisions tell alternatives, trade-offs, a way back and what to watch",
        Part.DECISIONS,
        ("DSG040", "DSG045"),
        decisions,
    ),
    Line(
        "Expiry of short-lived items is worked out",
        Part.TABLES,
        ("KEY028", "KEY029", "ITM008", "FLO055", "FLO056"),
        expiry,
    ),
    Line("No access pattern is answered by a scan", Part.MAPPING, ("OPS019", "DSG003"), scans),
    Line(
        "The design and the requirements know the same things",
        Part.MAPPING,
        ("COV002", "COV005", "COV006", "COV007"),
        tables,
    ),
)

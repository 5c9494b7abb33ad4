"""The format `json`: its keys are a promise."""

import json
from datetime import date

from conftest import Checker
from mkdocs_dynamodb.diagnostics import (
    Acceptance,
    Diagnostic,
    Finding,
    Related,
    Severity,
    Span,
)
from mkdocs_dynamodb.emit import FORMATS
from mkdocs_dynamodb.emit.json import emit_json
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.reports.coverage import Coverage

FINDING = Finding(
    at=Span("models/shop/design.yml", 42, 9, 43, 20),
    message='table "書籍" \U0001f4da',
    label="not in JSON",
    subject="mapping.15",
    related=(Related(Span("models/shop/requirements.yml", 3, 1, 3, 5), "declared here"),),
    help="do that",
)
UNTIL = Acceptance(
    at=Span("models/shop/accept.yml", 2, 3, 2, 9),
    rule="OPS001",
    because="so",
    subject="mapping.15",
    until=date(2027, 1, 1),
)
WITHOUT_END = Acceptance(at=Span("a.yml", 5, 1, 5, 2), rule="OPS001", because="so")
COVERAGE = Coverage(patterns=10, answered=4, external=3, without_database=2)
TWICE_WRONG = """\
tables:
  A: {partition_key: a}
  B: {partition_key: b}
mapping:
  1: {operation: GetItem, table: X, entity: C}
  2: {operation: GetItem, table: D, entity: E}
"""


def diagnostic(accepted: Acceptance | None = None) -> Diagnostic:
    """The finding as an error."""
    return Diagnostic(
        code="OPS001",
        name="query-without-partition-key",
        severity=Severity.ERROR,
        finding=FINDING,
        accepted=accepted,
    )


def test_document_has_exactly_these_keys() -> None:
    """Version, summary, and every finding with the accepted ones."""
    report = Report(
        diagnostics=(diagnostic(), diagnostic(UNTIL), diagnostic(WITHOUT_END)),
        sources={},
        coverage=(COVERAGE, COVERAGE),
        rules=1,
    )
    finding = {
        "code": "OPS001",
        "name": "query-without-partition-key",
        "severity": "error",
        "message": 'table "書籍" \U0001f4da',
        "help": "do that",
        "path": "models/shop/design.yml",
        "line": 42,
        "column": 9,
        "end_line": 43,
        "end_column": 20,
        "subject": "mapping.15",
        "related": [
            {
                "message": "declared here",
                "path": "models/shop/requirements.yml",
                "line": 3,
                "column": 1,
            }
        ],
    }
    until = {
        "because": "so",
        "until": "2027-01-01",
        "path": "models/shop/accept.yml",
        "line": 2,
    }
    without_end = {"because": "so", "until": None, "path": "a.yml", "line": 5}
    document = json.loads(emit_json(report))
    assert document == {
        "version": 1,
        "summary": {
            "errors": 1,
            "warnings": 0,
            "notes": 0,
            "accepted": 2,
            "patterns": 20,
            "answered": 8,
            "external": 6,
            "without_database": 4,
        },
        "findings": [
            {**finding, "accepted": None},
            {**finding, "accepted": until},
            {**finding, "accepted": without_end},
        ],
    }
    assert list(document) == ["version", "summary", "findings"]
    assert list(document["findings"][0]) == [*finding, "accepted"]


def test_text_is_ascii_and_ends_with_one_newline() -> None:
    """Any terminal, pipe and file can carry it."""
    text = emit_json(Report(diagnostics=(diagnostic(),), sources={}, coverage=(), rules=1))
    assert text.isascii()
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_no_finding_is_an_empty_list() -> None:
    """The document is whole even so."""
    text = emit_json(Report(diagnostics=(), sources={}, coverage=(), rules=1))
    document = json.loads(text)
    assert document["findings"] == []
    assert set(document["summary"].values()) == {0}


def test_findings_are_sorted_by_place(checker: Checker) -> None:
    """File, line, column, code."""
    document = json.loads(emit_json(checker.check(TWICE_WRONG).report()))
    places = [(f["path"], f["line"], f["column"], f["code"]) for f in document["findings"]]
    assert len(places) > 3
    assert places == sorted(places)


def test_every_format_gives_the_same_bytes_twice(checker: Checker) -> None:
    """Nothing depends on the moment or on the order of a set."""
    for emit in FORMATS.values():
        first, second = (emit(checker.check(TWICE_WRONG).report()) for _ in range(2))
        assert first == second

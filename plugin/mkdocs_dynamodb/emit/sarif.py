"""Findings in the Static Analysis Results Interchange Format (SARIF) 2.1.0, an OASIS standard.

The text is ASCII, so that it reads the same in every encoding of a terminal or pipe.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote

from mkdocs_dynamodb.diagnostics import Acceptance, Diagnostic, Severity, Span
from mkdocs_dynamodb.emit.fingerprints import fingerprints
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.source.excerpt import printable

Json: TypeAlias = Mapping[str, object]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BASE = "%SRCROOT%"
FINGERPRINT = "mkdocsDynamodb/v1"
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_SEVERITY_ON_GITHUB = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}
"""Words of `problem.severity` (GitHub Docs, SARIF support for code scanning)."""


def emit_sarif(report: Report) -> str:
    """All findings, accepted ones as suppressed, with the documentation of their rules."""
    found = {diagnostic.code for diagnostic in report.diagnostics}
    rules = [rule for rule in CATALOGUE if rule.code in found]
    version = _version()
    driver = {
        "name": "mkdocs-dynamodb",
        "version": version,
        "semanticVersion": version,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The folder in which the models were checked."}}
        },
        "results": _results(report, rules),
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2) + "\n"


def _version() -> str:
    from mkdocs_dynamodb import __version__  # noqa: PLC0415 - looks through what is installed

    return __version__


def _rule(rule: Rule) -> Json:
    sections = "\n\n".join(f"## {title}\n\n{text}" for title, text in rule.sections.items())
    why = " ".join(rule.sections.get("Why", "").split())
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {why}".strip()},
        "help": {"text": rule.doc, "markdown": sections or rule.doc},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "precision": "high",
            "problem.severity": _SEVERITY_ON_GITHUB[rule.severity],
            "tags": ["dynamodb", rule.family],
        },
    }


def _results(report: Report, rules: Sequence[Rule]) -> list[Json]:
    marks = fingerprints(report.diagnostics, report.sources)
    places = {rule.code: number for number, rule in enumerate(rules)}
    return [_result(d, report, marks[d], places.get(d.code)) for d in report.diagnostics]


def _result(diagnostic: Diagnostic, report: Report, mark: str, place: int | None) -> Json:
    finding = diagnostic.finding
    location: dict[str, object] = {"physicalLocation": _physical(finding.at)}
    if finding.subject:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.subject}]
    related = [
        {"id": number, "physicalLocation": _physical(r.at), "message": {"text": _text(r.message)}}
        for number, r in enumerate(finding.related, start=1)
    ]
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity.value,
        "message": {"text": _message(diagnostic)},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: mark},
        "suppressions": [_suppression(diagnostic.accepted)] if diagnostic.accepted else [],
    }
    if place is not None:
        result["ruleIndex"] = place
    if related:
        result["relatedLocations"] = related
    if report.known is not None:
        result["baselineState"] = "unchanged" if diagnostic in report.known else "new"
    return result


def _message(diagnostic: Diagnostic) -> str:
    """What is so and what to do: viewers show nothing else beside the place."""
    finding = diagnostic.finding
    help_ = f"\nHelp: {_text(finding.help)}" if finding.help else ""
    return f"{_text(finding.message)}{help_}"


def _text(text: str) -> str:
    """Text of a model in which no viewer takes brackets for a link (SARIF 2.1.0, 3.11.6)."""
    return _LINK.sub(r"\\[", printable(text))


def _physical(at: Span) -> Json:
    return {
        "artifactLocation": {"uri": _uri(at.path), "uriBaseId": BASE},
        "region": {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
        },
    }


def _uri(path: str) -> str:
    return quote(path, safe="/", errors="surrogatepass")


def _suppression(acceptance: Acceptance) -> Json:
    """A comment stands beside the place; an entry of `accept` stands elsewhere."""
    return {
        "kind": "external" if acceptance.subject else "inSource",
        "status": "accepted",
        "justification": printable(acceptance.because),
        "location": {"physicalLocation": _physical(acceptance.at)},
    }

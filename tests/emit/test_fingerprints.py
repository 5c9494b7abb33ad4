"""Fingerprints: the same finding has the same one tomorrow, and no two findings share one."""

from dataclasses import replace

from conftest import Checker
from mkdocs_dynamodb.diagnostics import Diagnostic, Finding, Severity, Span
from mkdocs_dynamodb.emit.fingerprints import fingerprints

MODEL = """\
entities:
  Member: {}
access_patterns:
  1: {name: Show, type: read, rps: 1, inputs: [member_id], entities: [Membr, Memba]}
  2: {name: Show again, type: read, rps: 1, inputs: [member_id], entities: [Membr]}
mapping:
  1: {operation: GetItem, table: Nowhere, entity: Member}
"""


def marks(checker: Checker, text: str) -> dict[str, str]:
    """Message of each finding, with its column -> its fingerprint."""
    result = checker.check(text)
    found = fingerprints(result.diagnostics, result.sources)
    return {
        f"{d.code} {d.finding.subject} {d.finding.message} {d.finding.at.column}": mark
        for d, mark in found.items()
    }


def test_no_two_findings_share_one(checker: Checker) -> None:
    """Each of a model's has its own."""
    found = marks(checker, MODEL)
    assert len(found) > 4
    assert len(set(found.values())) == len(found)


def test_findings_alike_in_all_parts_are_counted_by_place() -> None:
    """The order in which they come does not matter."""
    alike = [
        Diagnostic(
            code="KEY001",
            name="name",
            severity=Severity.NOTE,
            finding=Finding(at=Span("m.yml", line, 1, line, 2), message="m", subject="a"),
        )
        for line in (3, 1, 2)
    ]
    found = fingerprints(alike, {})
    assert [mark.partition(":")[2] for mark in found.values()] == ["1", "2", "3"]
    assert [diagnostic.finding.at.line for diagnostic in found] == [1, 2, 3]
    assert fingerprints(reversed(alike), {}) == found


def test_moved_lines_change_nothing(checker: Checker) -> None:
    """Comments, blank lines, and other things above or between."""
    before = marks(checker, MODEL)
    moved = "# A comment\n\n" + MODEL.replace("mapping:", "\n\n# Answers\nmapping:")
    assert marks(checker, moved) == before


def test_indentation_changes_nothing(checker: Checker) -> None:
    """A finding is known by what it underlines, not by the column."""
    before = sorted(marks(checker, MODEL).values())
    assert sorted(marks(checker, MODEL.replace("\n  ", "\n        ")).values()) == before


def test_cured_finding_does_not_change_the_others(checker: Checker) -> None:
    """The rest keep theirs."""
    before = marks(checker, MODEL)
    after = marks(checker, MODEL.replace("Membr, Memba]", "Member, Memba]"))
    kept = set(before.values()) & set(after.values())
    assert "Memba" in " ".join(after)
    assert len(kept) >= len(before) - 1


def test_another_fault_at_the_same_subject_is_new(checker: Checker) -> None:
    """A baseline does not hide a fault that took the place of a cured one."""
    before = marks(checker, MODEL)
    after = marks(checker, MODEL.replace("Memba", "Membi"))
    (new,) = [mark for text, mark in after.items() if "`Membi`" in text]
    assert new not in before.values()


def test_accepting_changes_no_fingerprint(checker: Checker) -> None:
    """It is the same finding."""
    accept = "accept:\n  - {rule: OPS020, at: mapping.1, because: it comes}\n"
    before, after = marks(checker, MODEL), marks(checker, MODEL + accept)
    assert {text: after.get(text) for text in before} == before


def test_long_lines_are_told_apart_whole(checker: Checker) -> None:
    """What an excerpt would cut off counts too."""
    names = [f"{'x' * 300}{letter}" for letter in "ab"]
    text = f"access_patterns:\n  1: {{name: N, type: read, rps: 1, entities: {names}}}\n"
    found = marks(checker, "entities:\n  Member: {}\n" + text.replace("'", ""))
    own = [mark for said, mark in found.items() if "xxx" in said]
    assert len(own) >= 2
    assert all(mark.endswith(":1") for mark in own)


def test_severity_is_no_part(checker: Checker) -> None:
    """Settings change how bad a finding is, not which one it is."""
    result = checker.check(MODEL)
    changed = [replace(d, severity=Severity.NOTE) for d in result.diagnostics]
    before = fingerprints(result.diagnostics, result.sources)
    after = fingerprints(changed, result.sources)
    assert list(before.values()) == list(after.values())

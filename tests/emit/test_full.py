"""The format `full`: the exact text that a terminal shows."""

from pathlib import Path

import pytest

from conftest import Checker
from mkdocs_dynamodb.diagnostics import Diagnostic, Finding, Related, Severity, Span
from mkdocs_dynamodb.emit.full import emit_full, full_text, summary_line
from mkdocs_dynamodb.emit.paint import Paint
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.source.files import SourceFile

GOLDEN = Path(__file__).parent / "golden"

REQUIREMENTS = """\
access_patterns:
  1: {name: "List 書籍, newest first", type: read, rps: {peak: 1, average: 2}}
  2: {name: Lend, type: write, rps: 1}
  2: {name: Again, type: write, rps: 1}
"""
DESIGN = """\
tables:
  Books:
    partition_key: isbn
    entities:
      Book: {attributes: {isbn: S, title: S}, rol: x}
mapping:
  1: {operation: GetItem, table: Boks, entity: Book}
"""


def report_of(text: str, *findings: Finding, path: str = "m.yml") -> Report:
    """Report with findings as errors of a made-up rule, about one file."""
    return Report(
        diagnostics=tuple(
            Diagnostic(code="OPS999", name="made-up", severity=Severity.ERROR, finding=finding)
            for finding in findings
        ),
        sources={path: SourceFile(path, text)},
        coverage=(),
        rules=1,
    )


def shown(text: str, at: Span, **words: object) -> list[str]:
    """Lines of one finding at a place of a text."""
    finding = Finding(at=at, message="it is so", **words)  # type: ignore[arg-type]
    report = report_of(text, finding)
    return full_text(report.diagnostics[0], report).split("\n")


def span(line: int, column: int, end_column: int, end_line: int = 0) -> Span:
    """A place in the made-up file."""
    return Span("m.yml", line, column, end_line or line, end_column)


def test_model_with_several_findings(checker: Checker) -> None:
    """The whole output is as the golden file has it: order, excerpts, related places, count."""
    result = checker.check_files({"requirements.yml": REQUIREMENTS, "design.yml": DESIGN})
    wanted = (GOLDEN / "several.txt").read_text(encoding="utf-8")
    rules = f"{result.report().rules} rules"
    assert emit_full(result.report()).replace(rules, "N rules") == wanted


def test_finding_with_everything() -> None:
    """Message, place, excerpt with label, related place, help, and where to read more."""
    related = (Related(span(10, 3, 6), "declared here"),)
    text = "a: one\n" * 9 + "  two: 2\n"
    assert shown(text, span(1, 4, 7), label="this", related=related, help="do that") == [
        "error[OPS999]: it is so",
        "  --> m.yml:1:4",
        "   |",
        " 1 | a: one",
        "   |    ^^^ this",
        "  ::: m.yml:10:3",
        "10 |   two: 2",
        "   |   --- declared here",
        "   |",
        "   = help: do that",
        "   = note: `mkdocs-dynamodb explain OPS999` tells why",
    ]


def test_wide_characters_move_the_underline() -> None:
    """A character that takes two columns of a terminal takes two of the line below."""
    lines = shown("名前: 書籍 x", span(1, 5, 7))
    assert lines[3] == "1 | 名前: 書籍 x"
    assert lines[4] == "  |       ^^^^"


def test_tabs_are_four_columns() -> None:
    """The line and its underline agree wherever the terminal stops its tabs."""
    lines = shown("a:\t\tb", span(1, 5, 6))
    assert lines[3] == "1 | a:        b"
    assert lines[4] == "  |           ^"


def test_long_line_is_cut_around_the_place() -> None:
    """The marked part stays visible and is named by its true column."""
    lines = shown("x" * 500 + "HERE" + "y" * 500, span(1, 501, 505))
    assert lines[1] == " --> m.yml:1:501"
    assert lines[3].startswith("1 | ...xxx")
    assert "xHEREy" in lines[3]
    assert lines[3].index("HERE") == lines[4].index("^^^^")
    assert len(lines[3]) < 150


def test_place_at_the_end_of_the_file() -> None:
    """A place after the last character has one caret."""
    assert shown("a: b", span(1, 5, 5))[3:5] == ["1 | a: b", "  |     ^"]
    assert shown("a: b\n", span(2, 1, 1))[3:5] == ["2 |", "  | ^"]


def test_place_of_several_lines_is_shown_by_its_first() -> None:
    """The underline runs to the end of that line."""
    assert shown("a: |\n  b\n", span(1, 4, 4, end_line=2))[3:5] == ["1 | a: |", "  |    ^"]


@pytest.mark.parametrize("at", [span(9, 1, 2), Span("gone.yml", 3, 1, 3, 2)])
def test_line_or_file_that_vanished_leaves_out_the_excerpt(at: Span) -> None:
    """The place is still named."""
    assert shown("a: b\n", at, help="do that") == [
        "error[OPS999]: it is so",
        f" --> {at.path}:{at.line}:1",
        "  |",
        "  = help: do that",
        "  = note: `mkdocs-dynamodb explain OPS999` tells why",
    ]


def test_related_place_that_vanished_keeps_its_words() -> None:
    """The message stands without a line."""
    related = (Related(Span("gone.yml", 3, 1, 3, 2), "declared here"),)
    lines = shown("a: b\n", span(1, 1, 2), related=related)
    assert lines[5:7] == [" ::: gone.yml:3:1", "  = declared here"]


def test_text_of_a_model_cannot_steer_the_terminal() -> None:
    """Escape sequences, line breaks and writing direction are replaced in every part."""
    bad = "x\x1b[31m\r\n\u202e\x07y"
    finding = Finding(
        at=Span("m\x1b.yml", 1, 1, 1, 4),
        message=bad,
        label=bad,
        help=bad,
        related=(Related(Span("n\n.yml", 1, 1, 1, 2), bad),),
    )
    report = report_of("\x1b[31m\u202e", finding, path="m\x1b.yml")
    text = emit_full(report)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x07" not in text
    assert "\r" not in text
    assert text.count("x\ufffd[31m") == 4
    assert len(text.splitlines()) == 12


def test_colour_changes_no_character(checker: Checker) -> None:
    """Without the escape sequences the coloured text is the plain one, for every severity."""
    result = checker.check_files({"requirements.yml": REQUIREMENTS, "design.yml": DESIGN})
    coloured = emit_full(result.report(), Paint(is_on=True))
    assert "\x1b[1;31merror[" in coloured
    for sequence in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[34m", "\x1b[0m"):
        coloured = coloured.replace(sequence, "")
    assert coloured == emit_full(result.report())


def test_accepted_findings_are_only_counted(checker: Checker) -> None:
    """The summary says how many there are."""
    model = (
        "access_patterns:\n  1: {name: A, type: read, rps: {peak: 1, average: 2}}\n"
        "accept:\n  - {rule: REQ002, at: access_patterns.1, because: measured so}\n"
    )
    report = checker.check(model).report()
    assert "REQ002" not in emit_full(report)
    assert summary_line(report).endswith("1 accepted.")


def test_summary_counts_in_words() -> None:
    """One is singular."""
    one = report_of("", Finding(at=span(1, 1, 1), message="x"))
    assert summary_line(one) == (
        "Checked 0 access patterns in 1 file with 1 rule: 1 error, 0 warnings, 0 notes, 0 accepted."
    )

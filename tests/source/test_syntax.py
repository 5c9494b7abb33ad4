"""The commonest mistakes in YAML are told at the place that has to be mended, with the cure."""

import pytest

from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.yaml_tree import read_tree

MISTAKES = [
    ("a:\n  b: x\n  c:y\n  d: z", (3, 3), "space is missing after the colon", "`c: y`"),
    ("a: b\nc = d\ne: f", (2, 1), "equals sign", "`c: d`"),
    ("a: b\nsome words\nc: d", (2, 1), "not `key: value`", "colon and a space"),
    ("a: b: c", (1, 5), "colon with a space", '`a: "b: c"`'),
    ("a: b\n  c: d", (2, 1), "indented with 2 spaces, the one above with 0", "0 spaces"),
    ("a:\n  b: c\n d: e", (3, 1), "indented with 1 space, as no line above", "0 or 2"),
    ("a:\n  b: [x]\n  c:\n - d", (4, 1), "dash is aligned neither", "indent it with 2 spaces"),
    ("a: 'b\nc: d\n", (1, 4), "quote is opened here", "close the quote"),
    ('a: "b\nc: "d"\ne: f', (1, 4), "quote is opened here", "close the quote"),
    ("a: 'it's'", (1, 8), "goes on after its closing quote", "apostrophe twice"),
    ('a: "b" c', (1, 8), "goes on after its closing quote", "between the quotes"),
    ("a: [b\nc: d", (1, 4), "bracket `[` is not closed", "`]`"),
    ("a: {b: c\nd: {e: f}", (1, 4), "bracket `{` is not closed", "`}`"),
    ("a: {PK: {id}#x}\nb: c", (1, 4), "not closed", "quote the value before `#`"),
    ("a: [b]]", (1, 7), "closes nothing", "remove it"),
    ("a: {b: c d: e}", (1, 11), "comma is missing", "put a comma"),
    ('a: {b: "{c}, d: "{e}"}', (1, 8), "not closed before the next value", "close the quote"),
    ("a: {b: \u201c{c}\u201d}", (1, 8), "no quote to YAML", "straight quotes"),
    ('a: {b: begins_with "{e}"}', (1, 8), "`begins_with` stands before", '`{begins_with: "..."}`'),
    ('a: {b: <= "{e}"}', (1, 8), "`<=` stands before", '`{<=: "..."}`'),
    (
        "a:\n   b: c\n    d: e\n    f: g",
        (2, 1),
        "indented with 3 spaces, the one below with 4",
        "4 spaces",
    ),
    ("a:\n  - 1:\n    b: c\n  2:\n    b: c", (4, 3), "key stands beside a list", "the dashes"),
    ("a: {b: USER#{id}}", (1, 13), "followed by a bracket `{`", "quotes around the whole value"),
    ("a: @b", (1, 4), "cannot begin with `@`", "into quotes"),
    ("a: `b`", (1, 4), "cannot begin with a backtick", "into quotes"),
    ("a: %b", (1, 4), "cannot begin with `%`", "into quotes"),
    ("a: *", (1, 4), "cannot begin with `*`", "into quotes"),
    ("a: |b", (1, 4), "cannot begin with `|`", "into quotes"),
    ("a: {b: > 5}", (1, 8), "cannot begin with `>`", "into quotes"),
    ('a: "\\#b"', (1, 5), "backslash", "single quotes"),
    ("a: - b", (1, 4), "list begins on the line of its key", "lines below"),
    ("a:\u00a0b\nc: d", (1, 3), "no-break space", "typed on the keyboard"),
    ("a: b\x07c", (1, 5), "U+0007", "remove"),
    ("a: b\nc: \ud800", (2, 4), "half of a character", "again"),
    ("[a]\nb: c", (2, 1), "", ""),
]


@pytest.mark.parametrize(("text", "place", "message", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_cure(
    text: str, place: tuple[int, int], message: str, cure: str
) -> None:
    """Place, words and cure are what a person at the keyboard needs."""
    _, faults = read_tree(SourceFile("m.yml", text))
    (fault,) = faults
    finding = fault.finding
    assert fault.kind is FaultKind.SYNTAX_ERROR
    assert (finding.at.line, finding.at.column) == place
    assert message in finding.message
    assert cure in finding.help


@pytest.mark.parametrize(
    "text", ["\ta: b", "a:\n\tb: c", "a:\n  \tb: c\n  d: e", "a: [\n\tb: c: d]"]
)
def test_a_tab_in_the_indentation_is_told_as_a_tab(text: str) -> None:
    """Editors hide the difference, so the message names it."""
    _, faults = read_tree(SourceFile("m.yml", text))
    assert [fault.kind for fault in faults] == [FaultKind.TAB_INDENTATION]

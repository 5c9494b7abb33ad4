"""The tree of a file knows the exact place of each key and value."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.yaml_tree import read_tree

Place = tuple[int, int, int, int]


def tree_of(text: str) -> Node:
    """Tree of a text in which nothing is wrong."""
    tree, faults = read_tree(SourceFile("m.yml", text))
    assert faults == []
    assert tree is not None
    return tree


def faults_of(text: str) -> list[Fault]:
    """What is wrong with a text."""
    return read_tree(SourceFile("m.yml", text))[1]


def places(tree: Node) -> list[tuple[str, Place]]:
    """Text and place of each scalar of a tree, keys included, in file order."""
    if tree.entries is not None:
        found = []
        for name, at, value in tree.pairs():
            found += [(name, place(at)), *places(value)]
        return found
    if tree.items is not None:
        return [entry for item in tree.items for entry in places(item)]
    return [(tree.text, place(tree.span))]


def place(at: Span) -> Place:
    """Lines and columns of a span."""
    return (at.line, at.column, at.end_line, at.end_column)


def cut(text: str, at: Place) -> str:
    """The text between two marks."""
    lines = SourceFile("m.yml", text).lines
    line, column, end_line, end_column = at
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    first, last = lines[line - 1][column - 1 :], lines[end_line - 1][: end_column - 1]
    return "\n".join([first, *lines[line : end_line - 1], last])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1", [("a", (1, 1, 1, 2)), ("1", (1, 4, 1, 5))]),
        ("a:\r\n  b: x\r\n", [("a", (1, 1, 1, 2)), ("b", (2, 3, 2, 4)), ("x", (2, 6, 2, 7))]),
        (
            "\u4e2d\u6587: \U0001f4da x",
            [("\u4e2d\u6587", (1, 1, 1, 3)), ("\U0001f4da x", (1, 5, 1, 8))],
        ),
        ("e\u0301: u\u0308", [("e\u0301", (1, 1, 1, 3)), ("u\u0308", (1, 5, 1, 7))]),
        ('a: "x\u2028 y"', [("a", (1, 1, 1, 2)), ("x\u2028y", (1, 4, 2, 4))]),
        ("# c\x85a: b", [("a", (2, 1, 2, 2)), ("b", (2, 4, 2, 5))]),
        ("# c\u2029a: b", [("a", (2, 1, 2, 2)), ("b", (2, 4, 2, 5))]),
        ("# c\ra: b", [("a", (2, 1, 2, 2)), ("b", (2, 4, 2, 5))]),
        ("[a, {b: 'c'}]", [("a", (1, 2, 1, 3)), ("b", (1, 6, 1, 7)), ("c", (1, 9, 1, 12))]),
        ("a: |\n  x\n  y\n\n\n# c\n", [("a", (1, 1, 1, 2)), ("x\ny\n", (1, 4, 3, 4))]),
        ("- >-\n  x\n- z", [("x", (1, 3, 2, 4)), ("z", (3, 3, 3, 4))]),
        ("a: |\n\n\n", [("a", (1, 1, 1, 2)), ("", (1, 4, 1, 5))]),
        (
            "a:\nb: ",
            [("a", (1, 1, 1, 2)), ("", (1, 3, 1, 3)), ("b", (2, 1, 2, 2)), ("", (2, 3, 2, 3))],
        ),
        ("a: x\n  y", [("a", (1, 1, 1, 2)), ("x y", (1, 4, 2, 4))]),
    ],
)
def test_each_key_and_value_has_its_exact_place(
    text: str, expected: list[tuple[str, Place]]
) -> None:
    """Wide and combining characters count as characters; every line break of YAML counts."""
    assert places(tree_of(text)) == expected


def test_a_collection_ends_where_its_last_value_ends() -> None:
    """A block does not reach to the next token, a flow collection includes its bracket."""
    tree = tree_of("a:\n  b: 1\n  c: [x,\n    y ]\n\n# comment\nd: 2\n")
    assert place(tree.at(["a"]).span) == (2, 3, 4, 8)
    assert place(tree.at(["a", "c"]).span) == (3, 6, 4, 8)
    assert place(tree.span) == (1, 1, 7, 5)


def test_an_alias_stands_for_the_value_at_its_anchor() -> None:
    """Findings about a repeated value point to where it is written."""
    tree = tree_of("a: &x [1]\nb: *x\n")
    assert tree.data == {"a": [1], "b": [1]}
    assert tree.at(["b", 0]).span == tree.at(["a", 0]).span


PLAIN_START = st.sampled_from(string.ascii_letters + "\u00e9\u4e2d\U0001f4da_/")
PLAIN = st.builds(
    "{}{}".format,
    PLAIN_START,
    st.text(
        string.ascii_letters + string.digits + " -_#{}[]\u00e9\u4e2d\u0301\U0001f4da.", max_size=12
    ),
).filter(lambda text: text == text.strip() and " #" not in text)
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=15,
)


def double_quoted(text: str) -> str:
    """Text as a double-quoted scalar."""
    return '"' + "".join(f"\\U{ord(c):08x}" if c in '"\\\u2028\u2029' else c for c in text) + '"'


WRITTEN = st.one_of(
    PLAIN.map(lambda text: (text, text)),
    ANY_TEXT.map(lambda text: (text, double_quoted(text))),
    ANY_TEXT.map(lambda t: t.replace("\u2028", "").replace("\u2029", "")).map(
        lambda text: (text, "'" + text.replace("'", "''") + "'")
    ),
    st.integers(-(10**20), 10**20).map(lambda number: (str(number), str(number))),
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\x85"])


@given(st.lists(WRITTEN, min_size=1, max_size=8), BREAKS, st.booleans())
def test_the_text_at_a_place_reads_back_to_the_value(
    values: list[tuple[str, str]], line_break: str, nested: bool
) -> None:
    """What a span cuts out of the file is the scalar and nothing else."""
    indent = "  " if nested else ""
    lines = [f"{indent}- {written}  # comment" for _, written in values]
    text = line_break.join(["a:" if nested else "# top", *lines])
    tree = tree_of(text)
    items = tree.at(["a"]).items if nested else tree.items
    assert items is not None
    assert [item.text for item in items] == [value for value, _ in values]
    for item, (_, written) in zip(items, values, strict=True):
        piece = cut(text, place(item.span))
        assert piece == written
        assert tree_of(f"[{double_quoted('x')}, {double_quoted(item.text)}]").data == [
            "x",
            item.text,
        ]
        assert tree_of(f"- {piece}").at([0]).data == item.data


@given(st.lists(st.lists(WRITTEN, max_size=3), min_size=1, max_size=5))
def test_values_in_flow_collections_read_back(rows: list[list[tuple[str, str]]]) -> None:
    """The same inside brackets, where only quoted text and numbers are safe."""
    quoted = [[double_quoted(value) for value, _ in row] for row in rows]
    text = "[" + ",\n ".join("{k: [" + ", ".join(row) + "]}" for row in quoted) + "]"
    tree = tree_of(text)
    for number, row in enumerate(quoted):
        items = tree.at([number, "k"]).items
        assert items is not None
        assert [cut(text, place(item.span)) for item in items] == row


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises, and each fault lies inside the file."""
    source = SourceFile("m.yml", text)
    tree, faults = read_tree(source)
    assert tree is not None or faults
    for fault in faults:
        at = fault.finding.at
        assert 1 <= at.line <= len(source.lines)
        assert 1 <= at.column <= len(source.lines[at.line - 1]) + 1
        assert (at.end_line, at.end_column) >= (at.line, at.column)


YAML_PIECES = st.lists(
    st.sampled_from(
        ["a", "b: ", ": ", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", '"', "'", "#",
         " #x", "|\n", ">-\n", "&x ", "*x", "!t ", "<<: ", "? ", "---\n", "...\n", "\t", "%", "@",
         "`", "\\", "1e9"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(YAML_PIECES)
def test_any_mix_of_signs_is_read_or_refused(text: str) -> None:
    """The signs of YAML in any order give a tree, or a fault inside the file."""
    test_any_text_is_read_or_refused.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("a: 1\na: 2", FaultKind.DUPLICATE_KEY, (2, 1, 2, 2)),
        ("a: {b: 1, 'b': 2}", FaultKind.DUPLICATE_KEY, (1, 11, 1, 14)),
        ("a: *x", FaultKind.UNKNOWN_ALIAS, (1, 4, 1, 6)),
        ("a: &x [*x]", FaultKind.RECURSIVE_ALIAS, (1, 8, 1, 10)),
        ("\n\n", FaultKind.EMPTY_FILE, (1, 1, 1, 1)),
        ("a: !!str x", FaultKind.TAG_IN_MODEL, (1, 4, 1, 11)),
        ("a: {<<: {b: 1}}", FaultKind.MERGE_KEY, (1, 5, 1, 7)),
        ("a: 1\n---\nb: 2", FaultKind.SEVERAL_DOCUMENTS, (2, 1, 2, 4)),
        ("a: [1, .inf]", FaultKind.NUMBER_OUT_OF_RANGE, (1, 8, 1, 12)),
        ("[a]: 1", FaultKind.COMPLEX_KEY, (1, 1, 1, 4)),
        ("a:\n \t b: 1", FaultKind.TAB_INDENTATION, (2, 2, 2, 4)),
    ],
)
def test_a_fault_stands_at_its_place(text: str, kind: FaultKind, at: Place) -> None:
    """One fault each, underlining exactly what is wrong."""
    (fault,) = faults_of(text)
    assert (fault.kind, place(fault.finding.at)) == (kind, at)

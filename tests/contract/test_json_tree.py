"""JSON is read with places, and refused where it is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.json_tree import read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_everything_that_json_writes_is_read(
    value: object, indent: object, ascii_only: bool
) -> None:
    """Data is the same, whatever the form of the text."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)  # type: ignore[arg-type]
    tree, faults = read_json(SourceFile("a.json", text))
    assert tree is not None
    assert tree.data == value
    assert not faults


def test_places_of_keys_and_values() -> None:
    """Lines and columns count from 1, and ends are exclusive."""
    tree, _ = read_json(SourceFile("a.json", '{\n\t"a": [1, "x"],\r\n  "b": {"c": null}\n}\n'))
    assert tree is not None
    assert tree.key("a")[1:] == (2, 2, 2, 5)
    assert tree.at(["a", 1]).span[1:] == (2, 11, 2, 14)
    assert tree.at(["b", "c"]).span[1:] == (3, 14, 3, 18)
    assert tree.span[1:] == (1, 1, 4, 2)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("[1,]", 1, 4),
        ("{'a': 1}", 1, 2),
        ('{"a" 1}', 1, 6),
        ('{"a": 1 "b": 2}', 1, 9),
        ('{"a": tru}', 1, 7),
        ('{"a": 01}', 1, 7),
        ('{"a": "x}\n', 1, 10),
        ("[1] 2", 1, 5),
        ("[NaN]", 1, 2),
        ('{a: "b"}', 1, 2),
    ],
)
def test_text_that_is_no_json_is_a_fault(text: str, line: int, column: int) -> None:
    """The place is the one at which the text cannot go on."""
    tree, faults = read_json(SourceFile("a.json", text))
    assert tree is None
    at = faults[-1].finding.at
    assert (at.line, at.column) == (line, column)


def test_nesting_has_an_end() -> None:
    """A file of brackets does not exhaust the stack."""
    tree, faults = read_json(SourceFile("a.json", "[" * 5000))
    assert tree is None
    assert faults[0].kind.value == "nested-too-deeply"


@given(st.text(alphabet='{}[]",:0123456789.eE-+ntf\\u \n', max_size=40))
def test_nothing_raises_and_python_agrees(text: str) -> None:
    """A text is read exactly where Python's own reader takes it as standard JSON."""
    tree, _ = read_json(SourceFile("a.json", text))
    try:
        json.loads(text)
    except ValueError:
        assert tree is None
    else:
        assert tree is not None

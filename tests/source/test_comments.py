"""Comments that accept findings are told from text that looks like them."""

import pytest

from mkdocs_dynamodb.source.comments import (
    IgnoreComment,
    find_comments_without_brackets,
    find_ignore_comments,
    find_values_cut_by_comment,
)
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.yaml_tree import read_tree


def comments_of(text: str) -> list[IgnoreComment]:
    """Accepting comments of a text."""
    source = SourceFile("m.yml", text)
    return find_ignore_comments(source, read_tree(source)[0])


COMMENT = "# dynamodb: ignore[KEY001] agreed"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"a: 1 {COMMENT}", 1, 6),
        (f"a: {{b: 1}} {COMMENT}", 1, 11),
        (f"a: 'x # y' {COMMENT}", 1, 12),
        (f"{COMMENT}\na: 1", 1, 1),
        (f"a: | {COMMENT}\n  text\n", 1, 6),
        (f"a: &x |- {COMMENT}\n  text\n", 1, 10),
        (f"a: |\n  text\n{COMMENT}\nb: 1", 3, 1),
        (f"a:\n  b: >\n    text\n\n\n  {COMMENT}\n  c: 1", 6, 3),
        (f"a:\n  - |\n    text\n  - y {COMMENT}", 4, 7),
        (f"a: 'x\n  y' {COMMENT}", 2, 6),
        (f"a: [x, {COMMENT}\n  y]", 1, 8),
        (f"a: x\r\nb: y {COMMENT}\r\n", 2, 6),
        (f"a: \U0001f4da {COMMENT}", 1, 6),
        (f"a: [ {COMMENT}", 1, 6),
    ],
)
def test_a_comment_is_found_at_its_place(text: str, line: int, column: int) -> None:
    """Behind values, on lines of its own, after block scalars, and in files that break off."""
    (comment,) = comments_of(text)
    assert (comment.at.line, comment.at.column) == (line, column)
    assert (comment.code, comment.because) == ("KEY001", "agreed")


@pytest.mark.parametrize(
    "text",
    [
        f"a: 'x {COMMENT}'",
        f'a: "x\n  y {COMMENT}"',
        f"a: |\n  text {COMMENT}\n",
        f"a: >-\n  text\n  {COMMENT}\n\nb: 1",
        f"a: x{COMMENT}",
        f"'k {COMMENT}': 1",
        "a: 1 # dynamodb: ignore KEY001 agreed",
        "a: 1 # see dynamodb: ignore[KEY001] agreed",
    ],
)
def test_text_inside_a_value_is_no_comment(text: str) -> None:
    """A number sign inside quotes, block scalars and words is text."""
    assert comments_of(text) == []


def test_a_comment_may_name_several_rules() -> None:
    """Each code is accepted for the same reason."""
    found = comments_of("a: 1 #dynamodb:ignore[KEY001 , OPS001]  for two reasons ")
    assert [(c.code, c.because) for c in found] == [
        ("KEY001", "for two reasons"),
        ("OPS001", "for two reasons"),
    ]


def test_a_comment_without_code_or_reason_is_still_found() -> None:
    """What is missing is told by rules."""
    assert [(c.code, c.because) for c in comments_of("a: 1 # dynamodb: ignore[]")] == [("", "")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: ORDER #{id}", 10),
        ("a: ORDER #17", 10),
        ("a: \U0001f4da #LOAN", 6),
        ("- a: b\n  c: ORDER #1 of 2", 12),
    ],
)
def test_a_value_cut_by_a_comment_is_told(text: str, column: int) -> None:
    """What follows a single space and looks like text was meant as part of the value."""
    source = SourceFile("m.yml", text)
    tree, _ = read_tree(source)
    assert tree is not None
    (fault,) = find_values_cut_by_comment(source, tree)
    assert fault.finding.at.column == column
    assert fault.finding.at.end_column == len(source.lines[-1]) + 1


@pytest.mark.parametrize(
    ("comment", "help_"),
    [
        ("# dynamodb: ignore KEY001 agreed", "# dynamodb: ignore[KEY001] the reason"),
        ("# dynamodb:ignore key001", "# dynamodb: ignore[KEY001] the reason"),
        ("#dynamodb ignore: KEY001", "# dynamodb: ignore[KEY001] the reason"),
        ("# dynamodb: ignore(KEY001) agreed", "# dynamodb: ignore[KEY001] the reason"),
        ("# dynamodb: ignore [KEY001] agreed", "# dynamodb: ignore[KEY001] the reason"),
        ("# dynamodb: ignore[KEY001 agreed", "# dynamodb: ignore[KEY001] the reason"),
        ("# dynamodb: ignore", "# dynamodb: ignore[CODE] the reason"),
    ],
)
def test_a_comment_that_accepts_nothing_is_told(comment: str, help_: str) -> None:
    """Whoever writes one believes that it accepts; the help shows the form that does."""
    source = SourceFile("m.yml", f"a: 1  {comment}\n")
    (fault,) = find_comments_without_brackets(source, read_tree(source)[0])
    assert (fault.finding.at.line, fault.finding.at.column) == (1, 7)
    assert help_ in fault.finding.help


@pytest.mark.parametrize(
    "text",
    [
        "a: 1  # dynamodb: ignore[KEY001] agreed",
        "a: 1  # dynamodb: ignore what was said before",
        "a: 1  # dynamodb: ignored KEY001",
        "a: '# dynamodb: ignore KEY001'",
        "a: |\n  # dynamodb: ignore KEY001",
        "a: 1  # dynamodb: ignore[KEY001] see dynamodb: ignore KEY002",
    ],
)
def test_other_comments_are_let_alone(text: str) -> None:
    """Comments that accept, that speak of something else, and text that is no comment."""
    source = SourceFile("m.yml", text)
    assert find_comments_without_brackets(source, read_tree(source)[0]) == []

"""Comments in SQL that accept findings on their line: `-- dynamodb: ignore[SRC006] reason`."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.source.comments import (
    IgnoreComment,
    accepting,
    codes_of,
    like_accepting,
    without_brackets,
)
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node

_MARK = "--"
_COMMENT = accepting(_MARK)
_LIKE_COMMENT = like_accepting(_MARK)
_WORD = "ignore"


def find_sql_comments(
    source: SourceFile, node: Node | None = None
) -> tuple[list[IgnoreComment], list[Fault]]:
    """Accepting comments of SQL, one entry a code, and those that only look like one.

    Args:
        source: a file of SQL, or one of YAML that holds SQL as a text of several lines.
        node: that text; None for a file of SQL.
    """
    comments: list[IgnoreComment] = []
    faults: list[Fault] = []
    if _WORD not in source.text.lower():
        return comments, faults
    for number, line in _lines(source, node):
        match = _COMMENT.search(line)
        if match is not None and not _is_text(line, match.start()):
            at = Span(source.path, number, match.start() + 1, number, len(line) + 1)
            comments += codes_of(match, at)
            continue
        like = _LIKE_COMMENT.search(line)
        if like is not None and not _is_text(line, like.start()):
            at = Span(source.path, number, like.start() + 1, number, len(line.rstrip()) + 1)
            faults.append(without_brackets(like, at, _MARK))
    return comments, faults


def _lines(source: SourceFile, node: Node | None) -> Iterator[tuple[int, str]]:
    """Lines that may hold such a comment; those of a text in YAML stand below its header."""
    whole = (1, len(source.lines))
    first, end = whole if node is None else (node.span.line + 1, node.span.end_line)
    for number, line in enumerate(source.lines[first - 1 : end], start=first):
        if _MARK in line and _WORD in line.lower():
            yield number, line


def _is_text(line: str, position: int) -> bool:
    """Whether a position is inside single quotes."""
    return line.count("'", 0, position) % 2 == 1

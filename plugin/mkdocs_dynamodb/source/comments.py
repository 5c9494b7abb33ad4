"""Comments that accept a finding on their line: `# dynamodb: ignore[CAP002] reason`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*dynamodb:\s*ignore\[([^\]]*)\]\s*(.*)$")


@dataclass(frozen=True, slots=True)
class IgnoreComment:
    """One rule code that a comment accepts on its line."""

    at: Span
    code: str
    because: str


def find_ignore_comments(source: SourceFile, tree: Node | None) -> list[IgnoreComment]:
    """Accepting comments of a file, one entry a code; text inside a value is no comment."""
    if "ignore[" not in source.text:
        return []
    found = []
    values = _scalar_spans(tree) if tree is not None else []
    for number, line in enumerate(source.lines, start=1):
        match = _COMMENT.search(line)
        if match is None or any(_covers(span, number, match.start() + 1) for span in values):
            continue
        at = Span(source.path, number, match.start() + 1, number, len(line) + 1)
        codes = [code.strip() for code in match.group(1).split(",")]
        found += [IgnoreComment(at, code, match.group(2).strip()) for code in codes]
    return found


def _scalar_spans(tree: Node) -> list[Span]:
    return [node.span for node in _walk(tree) if node.entries is None and node.items is None]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in [*(node.entries or {}).values(), *(node.items or [])]:
        yield from _walk(child)


def _covers(span: Span, line: int, column: int) -> bool:
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return start <= (line, column) < end

"""Comments: those that accept findings on their line, and those that were meant as text.

`# dynamodb: ignore[CAP002] reason` accepts; `SK: ORDER #{id}` loses what follows the space.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node


def accepting(mark: str) -> re.Pattern[str]:
    """An accepting comment, in a language whose comments begin with a mark."""
    return re.compile(rf"(?:^|(?<=\s)){mark}\s*dynamodb:\s*ignore\[([^\]]*)\]\s*(.*)$")


def like_accepting(mark: str) -> re.Pattern[str]:
    """What was meant to accept findings: it names a code, or says no more than `ignore`."""
    code = r"[\s(\[{:=]*(?P<code>[A-Za-z]{3}[0-9]{3})\b.*|\W*"
    start = rf"(?:^|(?<=\s)){mark}\s*dynamodb\s*:?\s*ignore"
    return re.compile(rf"{start}(?:{code})$", re.IGNORECASE)


_COMMENT = accepting("#")
_LIKE_COMMENT = like_accepting("#")
_LIKE_TEXT = re.compile(r"(?<=\S) (#(?:[0-9{].*|(?!TODO|FIXME|XXX)[A-Z]\S*))$")
_BLOCK_HEADER = re.compile(r"(?:[&!]\S*\s+)*[|>][-+0-9]*(?:\s+#.*)?\s*$")

_Position = tuple[int, int]


@record()
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
    values = _TextRegions(source, tree)
    for number, line in enumerate(source.lines, start=1):
        match = _COMMENT.search(line) if "ignore[" in line else None
        if match is None or values.cover((number, match.start() + 1)):
            continue
        found += codes_of(
            match, Span(source.path, number, match.start() + 1, number, len(line) + 1)
        )
    return found


def codes_of(match: re.Match[str], at: Span) -> list[IgnoreComment]:
    """The codes that an accepting comment names."""
    codes = [code.strip() for code in match.group(1).split(",")]
    return [IgnoreComment(at, code, match.group(2).strip()) for code in codes]


def find_comments_without_brackets(source: SourceFile, tree: Node | None) -> list[Fault]:
    """Comments that look as if they accepted something, and that nobody notices."""
    if "ignore" not in source.text.lower():
        return []
    faults = []
    values = _TextRegions(source, tree)
    for number, line in enumerate(source.lines, start=1):
        match = _LIKE_COMMENT.search(line) if "#" in line else None
        if match is None or _COMMENT.search(line) or values.cover((number, match.start() + 1)):
            continue
        at = Span(source.path, number, match.start() + 1, number, len(line.rstrip()) + 1)
        faults.append(without_brackets(match, at, "#"))
    return faults


def without_brackets(match: re.Match[str], at: Span, mark: str) -> Fault:
    """A comment that looks as if it accepted something."""
    finding = Finding(
        at=at,
        message="a comment that is to accept a finding names no rule in brackets",
        label="accepts nothing",
        help=f"write `{mark} dynamodb: ignore[{(match['code'] or 'CODE').upper()}] the reason`",
    )
    return Fault(FaultKind.ACCEPTANCE_WITHOUT_BRACKETS, finding)


def find_values_cut_by_comment(source: SourceFile, tree: Node) -> list[Fault]:
    """Unquoted texts that a `#` after a single space ends, where the rest looks like text."""
    if " #" not in source.text:
        return []
    lines = enumerate(source.split(), start=1)
    matches = {n: match for n, line in lines if " #" in line and (match := _LIKE_TEXT.search(line))}
    if not matches:
        return []
    faults = []
    for node in _scalars(tree):
        line = node.span.end_line
        match = matches.get(line)
        if match is None or match.start() + 1 != node.span.end_column or not _is_plain_text(node):
            continue
        matches.pop(line)
        finding = Finding(
            at=Span(source.path, line, match.start(1) + 1, line, match.end() + 1),
            message="a `#` after a space begins a comment, so the value ends before it",
            label="not part of the value",
            help=f'put quotes around the value: `"{node.text} {match[1].rstrip()}"`',
        )
        faults.append(Fault(FaultKind.VALUE_CUT_BY_COMMENT, finding))
    return faults


class _TextRegions:
    """Stretches of a file that belong to keys and values, where `#` is text."""

    def __init__(self, source: SourceFile, tree: Node | None) -> None:
        nodes = () if tree is None else _scalars(tree)
        self.regions = sorted({_region(source, node) for node in nodes})
        self.starts = [start for start, _ in self.regions]

    def cover(self, position: _Position) -> bool:
        """Whether a position (1-based line and column) is inside a key or value."""
        index = bisect_right(self.starts, position) - 1
        return index >= 0 and position < self.regions[index][1]


def _region(source: SourceFile, node: Node) -> tuple[_Position, _Position]:
    """Start and end of a scalar's text; a block scalar's text begins below its header."""
    _, line, column, end_line, end_column = node.span
    if end_line > line and _BLOCK_HEADER.match(source.lines[line - 1][column - 1 :]):
        return (line + 1, 1), (end_line, end_column)
    return (line, column), (end_line, end_column)


def _scalars(tree: Node) -> Iterator[Node]:
    """Keys and values that are no list and no mapping."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node.entries is not None:
            yield from (Node(name, at, name) for name, at in node.keys.items())
            waiting.extend(reversed(node.entries.values()))
        elif node.items is not None:
            waiting.extend(reversed(node.items))
        else:
            yield node


def _is_plain_text(node: Node) -> bool:
    """Whether a scalar is unquoted text, and not a number or a word such as `true`."""
    at = node.span
    length = at.end_column - at.column
    return isinstance(node.data, str) and at.line == at.end_line and length == len(node.text)

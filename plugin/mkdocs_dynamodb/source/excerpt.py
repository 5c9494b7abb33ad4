"""The lines of a file around a place, with the place underlined."""

import unicodedata

from rich.cells import cell_len

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile

MAX_WIDTH = 140
"""Longer lines are cut around the place, so that a terminal shows the underline below it."""

MAX_BEFORE = 40

_EXPAND = str.maketrans({"\t": "    "})


@record()
class Excerpt:
    """One line of a file, cut where the place begins and ends, ready to print."""

    line: int
    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        """The line."""
        return f"{self.before}{self.marked}{self.after}".rstrip()

    @property
    def underline(self) -> str:
        """Spaces and carets, as wide as `text` on a terminal up to the end of the place."""
        return " " * cell_len(self.before) + "^" * max(cell_len(self.marked), 1)


def excerpt(source: SourceFile | None, at: Span) -> Excerpt | None:
    """Line of a place with its underline; None where the file or line is not there."""
    if source is None or not 1 <= at.line <= len(source.lines):
        return None
    before, marked, after = _cut(source, at)
    if len(before) + len(marked) + len(after) > MAX_WIDTH:
        before = before if len(before) <= MAX_BEFORE else "..." + before[3 - MAX_BEFORE :]
        room = MAX_WIDTH - len(before)
        marked, after = marked[:room], after[: max(room - len(marked), 0)]
    before, marked, after = (printable(part) for part in (before, marked, after))
    return Excerpt(at.line, before, marked, after)


def marked_text(source: SourceFile | None, at: Span) -> str:
    """All that a place covers on its first line, as it is written; empty where nothing is."""
    if source is None or not 1 <= at.line <= len(source.lines):
        return ""
    return _cut(source, at)[1]


def _cut(source: SourceFile, at: Span) -> tuple[str, str, str]:
    line = source.lines[at.line - 1]
    start = min(max(at.column - 1, 0), len(line))
    end = min(at.end_column - 1, len(line)) if at.end_line == at.line else len(line.rstrip())
    return line[:start], line[start : max(end, start)], line[max(end, start) :]


def printable(text: str) -> str:
    """Text without what moves the cursor or turns the direction of writing."""
    expanded = text.translate(_EXPAND)
    return "".join("\ufffd" if _moves(character) else character for character in expanded)


def _moves(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")

"""A line of a page as it is read: its text, and the column where each character was written."""

from collections.abc import Sequence

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record

TAB = 4
"""Columns from one tab stop to the next."""


@record()
class Line:
    """A line whose parameters are put in; columns then differ from positions."""

    text: str
    path: str
    number: int
    columns: Sequence[int] | None = None
    """Column of each character, and of the end; None where each stands at its position."""

    def column(self, position: int) -> int:
        """Column, from 1, of the character at a position."""
        if self.columns is None:
            return position + 1
        return self.columns[min(position, len(self.columns) - 1)]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text was written."""
        first, last = self.column(start), self.column(end)
        return Span(self.path, self.number, first, self.number, max(last, first + 1))

    def part(self, start: int, end: int) -> "Line":
        """A stretch of the line, with its columns."""
        columns = [self.column(position) for position in range(start, end + 1)]
        return Line(self.text[start:end], self.path, self.number, columns)

    def indented(self, spaces: int) -> "Line":
        """The line with spaces before it, which stand where it begins."""
        columns = [self.column(0)] * spaces
        columns += [self.column(position) for position in range(len(self.text) + 1)]
        return Line(" " * spaces + self.text, self.path, self.number, columns)


def width_before(text: str) -> int:
    """Columns before the first sign of a line."""
    return len(text[: len(text) - len(text.lstrip())].expandtabs(TAB))


def outdented(text: str, width: int) -> str:
    """A line of code with so many columns less before it, or as many as there are."""
    column = 0
    for at, character in enumerate(text):
        if column >= width or character not in " \t":
            return text[at:]
        stop = column + 1 if character == " " else (column // TAB + 1) * TAB
        if stop > width:
            return " " * (stop - width) + text[at + 1 :]
        column = stop
    return ""

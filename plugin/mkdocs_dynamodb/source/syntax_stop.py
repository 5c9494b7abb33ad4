"""Where the reader of YAML stopped, with the text around it."""

import re
from functools import cached_property

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile

MAX_LINES_ABOVE = 30
"""How far above the stop a cause is looked for."""


@record(slots=False)
class Stop:
    """Where the reader stopped, and where the part began that it was reading."""

    source: SourceFile
    line: int
    column: int
    problem: str
    context: str
    from_line: int
    from_column: int

    @property
    def at(self) -> Span:
        """One character where the reader stopped."""
        return self.place(self.line, self.column)

    @property
    def begun_at(self) -> Span:
        """One character where the unfinished part began."""
        return self.place(self.from_line, self.from_column)

    @cached_property
    def text(self) -> str:
        """The line of the stop."""
        return self.source.lines[self.line - 1]

    @cached_property
    def begun_text(self) -> str:
        """The unfinished part up to the end of its line, without a comment."""
        rest = self.source.lines[self.from_line - 1][self.from_column - 1 :]
        return re.split(r"\s+#", rest)[0].rstrip()

    @property
    def character(self) -> str:
        """The character at the stop; empty at the end of a line."""
        return self.text[self.column - 1 : self.column]

    @property
    def begins_line(self) -> bool:
        """Whether nothing but spaces stands before the stop."""
        return self.text[: self.column - 1].strip(" ") == "" and self.character != ""

    def place(self, line: int, column: int, length: int = 1) -> Span:
        """A stretch of a line."""
        return Span(self.source.path, line, column, line, column + length)

    def above(self) -> tuple[int, str] | None:
        """Number and text of the nearest line above that says something."""
        for number in range(self.line - 1, max(self.line - 1 - MAX_LINES_ABOVE, 0), -1):
            text = self.source.lines[number - 1]
            if text.strip() and not text.lstrip().startswith("#"):
                return number, text
        return None

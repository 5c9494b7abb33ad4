"""Places of names in SQL, and of what is wrong with it."""

from collections.abc import Callable

from sqlglot import exp
from sqlglot.errors import ParseError

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.relational.sql_statements import Statement

Locate = Callable[[int, int], Span]
"""Place of a stretch of the text, from its start and end."""


class Places:
    """Places of names in one statement."""

    def __init__(self, statement: Statement, locate: Locate) -> None:
        """Places in a statement that stands somewhere in a text."""
        self.start = statement.start
        self.first = len(statement.text.partition("\n")[0].rstrip())
        self.locate = locate

    def of(self, name: exp.Expression | None) -> Span:
        """Place of a name, or the first line of the statement where it has none."""
        found = None if name is None else name.find(exp.Identifier)
        meta = {} if found is None else found.meta
        if "start" not in meta:
            return self.locate(self.start, self.start + self.first)
        return self.locate(self.start + meta["start"], self.start + meta["end"] + 1)


def explain(statement: Statement, error: Exception, locate: Locate) -> tuple[Span | None, str]:
    """Where and why a statement cannot be read."""
    unclosed = statement.unclosed
    if unclosed is not None:
        at = statement.start + unclosed
        return locate(at, at + 1), "has a quotation mark that nothing closes"
    details = error.errors[0] if isinstance(error, ParseError) and error.errors else {}
    line, column = details.get("line"), details.get("col")
    if not isinstance(line, int) or not isinstance(column, int):
        return None, "is not understood"
    lines = statement.text.split("\n")
    start = sum(len(text) + 1 for text in lines[: line - 1])
    mark = len(str(details.get("highlight") or " "))
    end = min(start + column, len(statement.text))
    at = statement.start + max(end - mark, 0)
    words = str(details.get("description") or "").strip().rstrip(".")
    reason = f"is not understood: {words[:1].lower()}{words[1:]}" if words else "is not understood"
    return locate(at, statement.start + end), reason

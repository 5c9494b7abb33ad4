"""JSON text to the same tree of nodes that YAML gives, with a place for every key and value.

A reader of its own, since a YAML reader takes what is no JSON and refuses some that is: tabs,
pairs of surrogates, and names longer than a line.
"""

import re
from json.decoder import scanstring  # type: ignore[attr-defined] # not in the stubs
from typing import Any

from mkdocs_dynamodb.diagnostics import Finding, Related, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.scalars import NumberOutOfRangeError, plain_scalar

MAX_DEPTH = 100

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.])|[a-z]+")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_CONSTANTS = ("true", "false", "null")


class _BrokenError(Exception):
    def __init__(self, position: int, message: str, kind: FaultKind, cure: str) -> None:
        super().__init__(message)
        self.position, self.kind, self.cure = position, kind, cure


def read_json(source: SourceFile) -> tuple[Node | None, list[Fault]]:
    """Tree of a JSON file, and everything wrong on the way; no tree where the file breaks off."""
    reader = _Reader(source)
    try:
        return reader.read(), reader.faults
    except _BrokenError as error:
        at = reader.span(error.position, error.position + 1)
        finding = Finding(at=at, message=str(error), label="here", help=error.cure)
        return None, [*reader.faults, Fault(error.kind, finding)]


class _Reader:
    """State of one pass over the text."""

    def __init__(self, source: SourceFile) -> None:
        self.path, self.text = source.path, source.text
        self.position = 0
        self.faults: list[Fault] = []
        self.starts = [0, *(match.end() for match in _BREAK.finditer(source.text))]
        self.line = 0

    def read(self) -> Node:
        self._skip()
        root = self._value(0)
        self._skip()
        if self.position < len(self.text):
            self._break("something follows after the end", "remove what follows")
        return root

    def span(self, start: int, end: int) -> Span:
        """Place between two positions."""
        return Span(self.path, *self._place(start), *self._place(end))

    def _place(self, position: int) -> tuple[int, int]:
        """Line and column; mostly near the place that was asked for last."""
        line, starts = self.line, self.starts
        while line and starts[line] > position:
            line -= 1
        while line + 1 < len(starts) and starts[line + 1] <= position:
            line += 1
        self.line = line
        return line + 1, position - starts[line] + 1

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.position)
        self.position = match.end() if match else self.position

    def _break(self, message: str, cure: str, kind: FaultKind = FaultKind.SYNTAX_ERROR) -> None:
        raise _BrokenError(min(self.position, max(len(self.text) - 1, 0)), message, kind, cure)

    def _value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            cure = "flatten the structure"
            text = f"nesting is deeper than {MAX_DEPTH} levels"
            self._break(text, cure, FaultKind.NESTED_TOO_DEEPLY)
        first = self.text[self.position : self.position + 1]
        if first == "{":
            return self._object(depth)
        if first == "[":
            return self._array(depth)
        if first == '"':
            start = self.position
            text = self._string()
            return Node(text, self.span(start, self.position), text)
        return self._word()

    def _word(self) -> Node:
        start = self.position
        match = _WORD.match(self.text, start)
        word = match.group() if match else ""
        if not word or (word.isalpha() and word not in _CONSTANTS):
            self._break(*self._explained())
        self.position = start + len(word)
        node = Node(None, self.span(start, self.position), word)
        try:
            node.data = plain_scalar(word)
        except NumberOutOfRangeError:
            cure = "write a number that can be computed with"
            finding = Finding(at=node.span, message="number is too long or too large", help=cure)
            self.faults.append(Fault(FaultKind.NUMBER_OUT_OF_RANGE, finding))
        return node

    def _explained(self) -> tuple[str, str]:
        rest = self.text[self.position :]
        if not rest.strip():
            return "the file ends where a value is expected", "close what was opened"
        if rest[0] in "]}":
            return "a value is missing, or a comma is one too many", "remove the comma before it"
        if rest.startswith(("//", "/*", "#")):
            return "JSON knows no comments", "remove the comment"
        if rest[0] == "'":
            return "JSON knows no single quotes", 'put text into double quotes: `"`'
        return "this is no JSON value", "write text in double quotes, a number, a list or an object"

    def _string(self) -> str:
        start = self.position
        try:
            text, self.position = scanstring(self.text, start + 1, True)  # noqa: FBT003 - C function
        except ValueError as error:
            self.position = getattr(error, "pos", start)
            self._break("text is not closed, or holds a character that must be escaped", _QUOTES)
        return str(text)

    def _array(self, depth: int) -> Node:
        start, items = self.position, list[Node]()
        data: list[Any] = []
        self.position += 1
        self._skip()
        while not self._closes("]", first=not items):
            item = self._value(depth + 1)
            items.append(item)
            data.append(item.data)
            self._skip()
        node = Node(data, self.span(start, self.position))
        node.items = items
        return node

    def _object(self, depth: int) -> Node:
        start = self.position
        entries, keys = dict[str, Node](), dict[str, Span]()
        data: dict[str, Any] = {}
        self.position += 1
        self._skip()
        is_first = True
        while not self._closes("}", first=is_first):
            is_first = False
            name, at = self._name()
            value = self._value(depth + 1)
            self._skip()
            if name in keys:
                self._twice(name, at, keys[name])
            else:
                entries[name], keys[name], data[name] = value, at, value.data
        node = Node(data, self.span(start, self.position))
        node.entries, node.keys = entries, keys
        return node

    def _closes(self, bracket: str, *, first: bool) -> bool:
        """Step over the bracket, or over the comma before the next entry."""
        found = self.text[self.position : self.position + 1]
        if found == bracket:
            self.position += 1
            return True
        if first:
            return False
        if found != ",":
            self._break(f"`,` or `{bracket}` is missing before this", f"add `,` or `{bracket}`")
        self.position += 1
        self._skip()
        return False

    def _name(self) -> tuple[str, Span]:
        if self.text[self.position : self.position + 1] != '"':
            message, cure = self._explained()
            is_word = self.text[self.position : self.position + 1].isalpha()
            self._break(
                "a name without quotes" if is_word else message, _QUOTES if is_word else cure
            )
        start = self.position
        name = self._string()
        at = self.span(start, self.position)
        self._skip()
        if self.text[self.position : self.position + 1] != ":":
            self._break(f"`:` is missing after `{name[:40]}`", "add `:` and a value")
        self.position += 1
        self._skip()
        return name, at

    def _twice(self, name: str, at: Span, first: Span) -> None:
        finding = Finding(
            at=at,
            message=f"key `{name}` is written twice in one object",
            label="second time",
            related=(Related(first, "first time"),),
            help="keep one of them; programs take either",
        )
        self.faults.append(Fault(FaultKind.DUPLICATE_KEY, finding))


_QUOTES = 'put it into double quotes: `"`'

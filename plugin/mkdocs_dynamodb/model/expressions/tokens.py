"""Tokenizer of DynamoDB's expressions: which attributes, placeholders and functions one uses.

Grammar: Developer Guide, Condition and filter expressions, operators, and functions; Using update
expressions in DynamoDB.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record

CONDITION_FUNCTIONS = (
    "attribute_exists",
    "attribute_not_exists",
    "attribute_type",
    "begins_with",
    "contains",
    "size",
)
UPDATE_FUNCTIONS = ("if_not_exists", "list_append")

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*|\#[A-Za-z0-9_]+)
    |(?P<placeholder>:[A-Za-z0-9_]+)
    |(?P<index>\[[0-9]+\])
    |(?P<symbol><>|<=|>=|[=<>+\-(),.])
    |(?P<stray>[0-9][0-9.]*|'[^']*'?|"[^"]*"?|.)""",
    re.VERBOSE | re.DOTALL,
)
_WORDS = frozenset({"AND", "OR", "NOT", "BETWEEN", "IN"})
_CLAUSES = frozenset({"SET", "REMOVE", "ADD", "DELETE"})


class Piece(NamedTuple):
    """Part of an expression with its position in the text."""

    text: str
    position: int
    parts: tuple[str, ...] = ()
    """Of a path: its parts, top-level name first; an index is a part such as `[0]`."""


@record(kw_only=True)
class Expression:
    """What an expression names, as far as its tokens tell."""

    text: str
    paths: tuple[Piece, ...] = ()
    """Document paths in order; the parts read an alias `#status` as `status`."""
    placeholders: tuple[Piece, ...] = ()
    """Placeholders in order, with their colons."""
    functions: tuple[Piece, ...] = ()
    in_operands: tuple[int, ...] = ()
    """Number of operands of each `IN`, in order."""
    changed: tuple[Piece, ...] = ()
    """Of an update: the paths that its clauses change."""
    operators: int = 0
    """Number of `+` and `-`."""
    fault: Piece | None = None
    """The first piece that no expression can have; None where every piece is known."""

    @property
    def is_readable(self) -> bool:
        """Whether the text consists of nothing but pieces of the grammar."""
        return self.fault is None

    @property
    def names(self) -> tuple[str, ...]:
        """Top-level attribute names, each once."""
        return tuple(dict.fromkeys(path.parts[0] for path in self.paths))

    @property
    def size(self) -> int:
        """Bytes in UTF-8."""
        return len(self.text.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=20_000)
def read_expression(text: str) -> Expression:
    """Read a condition or filter expression."""
    return _Reader(text, _WORDS).read()


@lru_cache(maxsize=20_000)
def read_update(text: str) -> Expression:
    """Read an update expression."""
    return _Reader(text, _CLAUSES).read()


def place_in(at: Span, text: str, piece: Piece) -> Span:
    """Place of a piece of a text; the whole text where quotes or line ends hide the position."""
    quotes = at.end_column - at.column - len(text)
    if at.line != at.end_line or quotes not in (0, 2):
        return at
    column = at.column + quotes // 2 + piece.position
    return at._replace(column=column, end_column=column + len(piece.text))


class Token(NamedTuple):
    """A word, symbol, path index or placeholder of an expression."""

    kind: str
    text: str
    position: int


def read_tokens(text: str) -> tuple[Token, ...]:
    """Tokens of an expression, without spaces."""
    return tuple(
        Token(match.lastgroup or "", match.group(), match.start())
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "space"
    )


class _Reader:
    """One pass over the tokens of an expression."""

    def __init__(self, text: str, words: frozenset[str]) -> None:
        self.text = text
        self.words = words
        self.tokens = read_tokens(text)
        self.paths: list[Piece] = []
        self.functions: list[Piece] = []
        self.changed: list[Piece] = []
        self.in_operands: dict[int, int] = {}
        self.open: list[int] = []
        """Positions, among the tokens, of the parentheses that are open."""
        self.expects_target = False

    def read(self) -> Expression:
        at, fault = 0, None
        while at < len(self.tokens) and fault is None:
            at, fault = self._step(at)
        if fault is None and self.open:
            fault = self.tokens[self.open[-1]]
        if fault is None and not self.tokens:
            fault = Token("stray", self.text, 0)
        return Expression(
            text=self.text,
            paths=tuple(self.paths),
            placeholders=tuple(
                Piece(token.text, token.position)
                for token in self.tokens
                if token.kind == "placeholder"
            ),
            functions=tuple(self.functions),
            in_operands=tuple(self.in_operands.values()),
            changed=tuple(self.changed),
            operators=sum(token.text in ("+", "-") for token in self.tokens),
            fault=None if fault is None else Piece(fault.text, fault.position),
        )

    def _step(self, at: int) -> tuple[int, Token | None]:
        """Read what begins at a token; give the token after it, or what cannot be there."""
        token = self.tokens[at]
        if token.kind == "name":
            return self._name(at), None
        if token.kind in ("stray", "index") or token.text == ".":
            return at, token
        if token.text == "(":
            self.open.append(at)
        elif token.text == ")":
            if not self.open:
                return at, token
            self.open.pop()
        elif token.text == ",":
            if self.open and self.open[-1] in self.in_operands:
                self.in_operands[self.open[-1]] += 1
            self.expects_target = not self.open and self.words is _CLAUSES
        return at + 1, None

    def _name(self, at: int) -> int:
        """Read a word of the grammar, a function, or a path."""
        token, following = self.tokens[at], self._text(at + 1)
        word = token.text.upper()
        if word in self.words:
            self.expects_target = word in _CLAUSES
            if word == "IN" and following == "(":
                self.in_operands[at + 1] = 0 if self._text(at + 2) == ")" else 1
            return at + 1
        if following == "(":
            self.functions.append(Piece(token.text, token.position))
            return at + 1
        return self._path(at)

    def _path(self, at: int) -> int:
        first, parts = self.tokens[at], [self.tokens[at].text.removeprefix("#")]
        at += 1
        while at < len(self.tokens):
            if self.tokens[at].kind == "index":
                parts.append(self.tokens[at].text)
                at += 1
            elif self._text(at) == "." and self._kind(at + 1) == "name":
                parts.append(self.tokens[at + 1].text.removeprefix("#"))
                at += 2
            else:
                break
        last = self.tokens[at - 1]
        written = self.text[first.position : last.position + len(last.text)]
        piece = Piece(written, first.position, tuple(parts))
        self.paths.append(piece)
        if self.expects_target:
            self.changed.append(piece)
        self.expects_target = False
        return at

    def _text(self, at: int) -> str:
        return self.tokens[at].text if at < len(self.tokens) else ""

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

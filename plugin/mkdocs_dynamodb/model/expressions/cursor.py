"""Cursor over the tokens of an expression, with what conditions and updates have in common."""

from collections.abc import Mapping
from typing import NamedTuple

from mkdocs_dynamodb.model.expressions.tokens import Piece, Token, read_tokens
from mkdocs_dynamodb.model.expressions.tree import Call, Node, Path, Placeholder

DEEPEST = 60
"""Parentheses inside each other that are read; what is nested deeper is taken as right."""

_WORDS = frozenset({"AND", "OR", "NOT", "BETWEEN", "IN"})
FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "attribute_exists": ("path",),
    "attribute_not_exists": ("path",),
    "attribute_type": ("path", "operand"),
    "begins_with": ("operand", "operand"),
    "contains": ("operand", "operand"),
    "size": ("operand",),
    "if_not_exists": ("path", "operand"),
    "list_append": ("operand", "operand"),
}
"""Function -> its arguments: a path, or an operand; where DynamoDB takes either, an operand."""
_END = Token("end", "", 0)


class Slip(NamedTuple):
    """The first place where an expression departs from the grammar."""

    piece: Piece
    what: str
    """What is wrong there, to follow the words `an expression of pattern 4`."""
    cure: str


class Departure(Exception):  # noqa: N818 - it leads out of the reading and is no error
    """An expression departs from the grammar."""

    def __init__(self, slip: Slip) -> None:
        """Say where and how."""
        super().__init__(slip.what)
        self.slip = slip


class TooDeep(Exception):  # noqa: N818 - see above
    """Parentheses are nested too deeply to read on."""


class Cursor:
    """The tokens of an expression and how far they have been read."""

    def __init__(self, text: str) -> None:
        """Begin before the first token of a text."""
        self.tokens = read_tokens(text)
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.at] if self.at < len(self.tokens) else _END

    @property
    def after(self) -> Token:
        """The token after the next."""
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else _END

    @property
    def word(self) -> str:
        """The next token as a word of the grammar."""
        return self.token.text.upper()

    def take(self, text: str) -> bool:
        """Step over the next token if it is this one."""
        if self.token.kind == "end" or self.word != text:
            return False
        self.at += 1
        return True

    def depart(self, wanted: str) -> Departure:
        """What there is instead of what the grammar wants."""
        token = self.token
        if token.kind == "end" and self.tokens:
            last = self.tokens[-1]
            what = f"ends after `{last.text}`, where {wanted} is missing"
            return Departure(
                Slip(Piece(last.text, last.position), what, f"write {wanted} after it")
            )
        what = f"has `{token.text}` where {wanted} belongs"
        return self.depart_at(token, what, _cure(token, self.after) or f"write {wanted} there")

    @staticmethod
    def depart_at(token: Token, what: str, cure: str) -> Departure:
        """Tell what is wrong at a token."""
        return Departure(Slip(Piece(token.text, token.position), what, cure))

    def need(self, text: str, wanted: str) -> None:
        """Step over a token that has to be there."""
        if not self.take(text):
            raise self.depart(wanted)

    def path(self, wanted: str) -> Path:
        """Read a document path."""
        first = self.token
        if first.kind != "name" or first.text.upper() in _WORDS or self.after.text == "(":
            raise self.depart(wanted)
        self.at += 1
        parts = [first.text]
        while self.token.kind == "index" or (self.token.text == "." and self.after.kind == "name"):
            if self.token.text == ".":
                self.at += 1
            parts.append(self.token.text)
            self.at += 1
        names = tuple(part.removeprefix("#") for part in parts)
        return Path(tuple(parts), Piece(first.text, first.position, names))

    def deeper(self) -> None:
        """Enter a parenthesis."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeep

    def arguments(self, function: Token) -> tuple[Node, ...]:
        """Read the arguments of a function; of one that does not exist, whatever there is."""
        forms = FUNCTIONS.get(function.text)
        if forms is None:
            self.skip_arguments()
            return ()
        found: list[Node] = []
        for number, form in enumerate(forms):
            if number and not self.take(","):
                raise self.depart_at(
                    function,
                    f"gives `{function.text}` too few arguments",
                    f"`{function.text}` takes {_form_of(function.text)}",
                )
            if form == "path":
                found.append(self.path("the name of an attribute"))
            else:
                found.append(self.operand())
        if self.token.text == ",":
            raise self.depart_at(
                function,
                f"gives `{function.text}` too many arguments",
                f"`{function.text}` takes {_form_of(function.text)}",
            )
        self.need(")", "a closing parenthesis")
        return tuple(found)

    def skip_arguments(self) -> None:
        """Step over everything up to the parenthesis that closes."""
        is_open = 1
        while is_open and self.token.kind != "end":
            is_open += {"(": 1, ")": -1}.get(self.token.text, 0)
            self.at += 1

    def operand(self) -> Node:
        """Read one operand: a path, a placeholder or a function."""
        if self.token.kind == "placeholder":
            self.at += 1
            return Placeholder(self.tokens[self.at - 1].text)
        if self.token.kind == "name" and self.after.text == "(" and self.word not in _WORDS:
            function = self.token
            self.at += 2
            self.deeper()
            arguments = self.arguments(function)
            self.depth -= 1
            return Call(function.text, arguments)
        return self.path("an attribute or a placeholder")


def _form_of(function: str) -> str:
    forms = FUNCTIONS[function]
    if len(forms) == 1:
        return "the name of an attribute"
    return "two arguments"


def _cure(token: Token, following: Token) -> str:
    if token.text == "=" and following.text == "=":
        return "equality is a single `=`"
    if token.text in ("+", "-") and following.text == "=":
        return f"write `name = name {token.text} :value`"
    if token.text == "-":
        return "a name with a dash cannot stand in an expression: use the form with keys"
    return ""

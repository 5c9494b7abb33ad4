"""Grammar of DynamoDB's expressions: where a condition or an update departs from it.

Grammar: Developer Guide, Condition and filter expressions, operators, and functions; Using update
expressions in DynamoDB.
"""

from dataclasses import dataclass
from functools import lru_cache

from mkdocs_dynamodb.model.expression_cursor import FUNCTIONS, Cursor, Departure, Slip, TooDeep
from mkdocs_dynamodb.model.expressions import Piece, Token

_COMPARATORS = frozenset({"=", "<>", "<", "<=", ">", ">="})
_CLAUSES = ("SET", "REMOVE", "ADD", "DELETE")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an update expression."""

    clause: str
    """SET, REMOVE, ADD or DELETE."""
    path: Piece
    placeholder: str = ""
    """Placeholder, without its colon, that is the whole new value; nothing for other values."""


@lru_cache(maxsize=20_000)
def slip_in_condition(text: str) -> Slip | None:
    """Where a condition or filter departs from the grammar; None where it does not."""
    try:
        _Condition(text).read()
    except Departure as departure:
        return departure.slip
    except TooDeep:
        return None
    return None


@lru_cache(maxsize=20_000)
def slip_in_update(text: str) -> Slip | None:
    """Where an update departs from the grammar; None where it does not."""
    try:
        _Update(text).read()
    except Departure as departure:
        return departure.slip
    except TooDeep:
        return None
    return None


@lru_cache(maxsize=20_000)
def changes_of(text: str) -> tuple[Change, ...]:
    """Changes of an update expression; none of one that departs from the grammar."""
    update = _Update(text)
    try:
        update.read()
    except (Departure, TooDeep):
        return ()
    return tuple(update.changes)


class _Condition(Cursor):
    """Reads a condition or filter expression."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.opened_by: dict[int, int] = {}
        """Position of a closing parenthesis -> position of the one that it closes."""

    def read(self) -> None:
        """Read all of it."""
        self.joined(is_inside=False)
        if self.token.kind != "end":
            raise self.depart("`AND` or `OR`")

    def joined(self, *, is_inside: bool) -> bool:
        """Conditions joined by AND and OR; whether it is a mere operand in parentheses."""
        start = self.token
        is_operand = self.negated()
        while True:
            if is_operand and not (is_inside and self.token.text == ")"):
                raise self._alone(start)
            if not (self.take("AND") or self.take("OR")):
                return is_operand
            if is_operand:
                raise self._alone(start)
            start = self.token
            is_operand = self.negated()

    def negated(self) -> bool:
        """A condition with or without NOT; whether it is a mere operand."""
        is_negated = False
        while self.take("NOT"):
            is_negated = True
        start = self.token
        is_operand = self.compared()
        if is_operand and is_negated:
            raise self._alone(start)
        return is_operand

    def compared(self) -> bool:
        """A comparison, a function or a parenthesis; whether it is a mere operand."""
        start = self.token
        is_operand = self.unit()
        token = self.token
        if token.text not in _COMPARATORS and self.word not in ("BETWEEN", "IN"):
            return is_operand
        if not is_operand:
            name = start.text if self.tokens[self.at - 1].text == ")" else "a condition"
            raise self.depart_at(
                token,
                f"compares `{name}`, which is true or false by itself",
                "leave the comparison out, or put NOT before it",
            )
        self.at += 1
        if token.text.upper() == "BETWEEN":
            self.value()
            self.need("AND", "`AND` with the upper bound")
            self.value()
        elif token.text.upper() == "IN":
            self.need("(", "a list in parentheses")
            self.value()
            while self.take(","):
                self.value()
            self.need(")", "a closing parenthesis")
        else:
            self.value()
        return False

    def value(self) -> None:
        """What an attribute is compared with."""
        start = self.token
        if not self.unit():
            raise self.depart_at(
                start,
                f"has `{start.text}` where an attribute or a placeholder belongs",
                "compare with an attribute or a placeholder",
            )

    def unit(self) -> bool:
        """An operand, a function or a parenthesis; whether it is an operand."""
        start = self.token
        opened = self.at
        if self.take("("):
            self.deeper()
            is_operand = self.joined(is_inside=True)
            if self.opened_by.get(self.at - 1) == opened + 1:
                raise self.depart_at(start, "has redundant parentheses", "remove one pair of them")
            self.opened_by[self.at] = opened
            self.need(")", "a closing parenthesis")
            self.depth -= 1
            return is_operand
        is_function = start.kind == "name" and self.after.text == "("
        self.operand()
        return not is_function or start.text == "size" or start.text not in FUNCTIONS

    def _alone(self, token: Token) -> Departure:
        if self.token.kind != "end" and self.word not in ("AND", "OR", ")"):
            return self.depart("a comparison such as `=`")
        return self.depart_at(
            token,
            f"leaves `{token.text}` without a comparison",
            "compare it with a placeholder, or use attribute_exists",
        )


class _Update(Cursor):
    """Reads an update expression."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.changes: list[Change] = []

    def read(self) -> None:
        """Read all of it."""
        found: set[str] = set()
        while self.token.kind != "end" or not found:
            token, clause = self.token, self.word
            if clause not in _CLAUSES:
                raise self.depart("a comma or a clause" if found else "SET, REMOVE, ADD or DELETE")
            if clause in found:
                raise self.depart_at(
                    token, f"has two {clause} clauses", "join them into one, with commas"
                )
            found.add(clause)
            self.at += 1
            self._change(clause)
            while self.take(","):
                self._change(clause)

    def _change(self, clause: str) -> None:
        path = self.path("the name of an attribute")
        start = self.at
        if clause == "SET":
            self.need("=", "`=`")
            start = self.at
            self._assigned()
        elif clause in ("ADD", "DELETE"):
            if self.token.kind != "placeholder":
                raise self.depart(f"the placeholder of the value to {clause}")
            self.at += 1
        value = self.tokens[start : self.at]
        is_placeholder = len(value) == 1 and value[0].kind == "placeholder"
        self.changes.append(Change(clause, path, value[0].text[1:] if is_placeholder else ""))

    def _assigned(self) -> None:
        self._term()
        if self.take("+") or self.take("-"):
            self._term()
            if self.token.text in ("+", "-"):
                raise self.depart_at(
                    self.token,
                    "adds or subtracts more than two operands",
                    "work out one of them beforehand",
                )

    def _term(self) -> None:
        if not self.take("("):
            self.operand()
            return
        self.deeper()
        self._assigned()
        self.need(")", "a closing parenthesis")
        self.depth -= 1

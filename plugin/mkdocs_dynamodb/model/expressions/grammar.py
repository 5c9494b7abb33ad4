"""Grammar of DynamoDB's expressions: their trees, and where one departs from the grammar.

Grammar: Developer Guide, Condition and filter expressions, operators, and functions; Using update
expressions in DynamoDB.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from mkdocs_dynamodb.model.expressions.cursor import FUNCTIONS, Cursor, Departure, Slip, TooDeep
from mkdocs_dynamodb.model.expressions.tokens import Piece, Token
from mkdocs_dynamodb.model.expressions.tree import (
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Comparison,
    In,
    Node,
    Not,
    Path,
    Placeholder,
    is_operand,
)
from mkdocs_dynamodb.records import record

T = TypeVar("T")

_FUNCTIONS = frozenset(FUNCTIONS)
_COMPARATORS = frozenset({"=", "<>", "<", "<=", ">", ">="})
_CLAUSES = ("SET", "REMOVE", "ADD", "DELETE")


@record()
class Change:
    """One change of an update expression."""

    clause: str
    """SET, REMOVE, ADD or DELETE."""
    target: Path
    value: Node | None = None
    """What is set, added or deleted; None for REMOVE."""

    @property
    def path(self) -> Piece:
        """What is changed, with its place in the text."""
        return self.target.piece

    @property
    def placeholder(self) -> str:
        """Placeholder, without its colon, that is the whole new value; nothing for others."""
        return self.value.name[1:] if isinstance(self.value, Placeholder) else ""


@record()
class Reading(Generic[T]):
    """What reading an expression gave."""

    tree: T | None
    """None where it departs from the grammar, or is nested too deeply to read."""
    slip: Slip | None = None
    """Where it departs from the grammar."""


@lru_cache(maxsize=20_000)
def read_condition_tree(text: str) -> Reading[Node]:
    """Tree of a condition, filter or key condition."""
    return _read(_Condition(text).read)


@lru_cache(maxsize=20_000)
def read_update_tree(text: str) -> Reading[tuple[Change, ...]]:
    """Changes of an update expression."""
    return _read(_Update(text).read)


@lru_cache(maxsize=20_000)
def read_projection(text: str) -> Reading[tuple[Path, ...]]:
    """Paths of a projection expression."""
    return _read(_Projection(text).read)


def slip_in_condition(text: str) -> Slip | None:
    """Where a condition or filter departs from the grammar; None where it does not."""
    return read_condition_tree(text).slip


def slip_in_update(text: str) -> Slip | None:
    """Where an update departs from the grammar; None where it does not."""
    return read_update_tree(text).slip


def changes_of(text: str) -> tuple[Change, ...]:
    """Changes of an update expression; none of one that departs from the grammar."""
    return read_update_tree(text).tree or ()


def _read(read: Callable[[], T]) -> Reading[T]:
    try:
        return Reading(read())
    except Departure as departure:
        return Reading(None, departure.slip)
    except TooDeep:
        return Reading(None)


class _Condition(Cursor):
    """Reads a condition or filter expression."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.opened_by: dict[int, int] = {}
        """Position of a closing parenthesis -> position of the one that it closes."""

    def read(self) -> Node:
        """Read all of it."""
        tree = self.joined(is_inside=False)
        if self.token.kind != "end":
            raise self.depart("`AND` or `OR`")
        return tree

    def joined(self, *, is_inside: bool) -> Node:
        """Conditions joined by AND and OR, of which AND binds closer; or an operand alone."""
        options: list[list[Node]] = [[]]
        while True:
            start = self.token
            node = self.negated()
            options[-1].append(node)
            is_alone = len(options) == 1 and len(options[0]) == 1
            if _is_operand(node) and not (is_alone and is_inside and self.token.text == ")"):
                raise self._alone(start)
            if self.take("OR"):
                options.append([])
            elif not self.take("AND"):
                return _any_of(options)

    def negated(self) -> Node:
        """A condition with or without NOT."""
        times = 0
        while self.take("NOT"):
            times += 1
        start = self.token
        node = self.compared()
        if times and _is_operand(node):
            raise self._alone(start)
        return Not(node) if times % 2 else node

    def compared(self) -> Node:
        """A comparison, a function or a parenthesis."""
        start = self.token
        node = self.unit()
        token = self.token
        if token.text not in _COMPARATORS and self.word not in ("BETWEEN", "IN"):
            return node
        if not _is_operand(node):
            name = start.text if self.tokens[self.at - 1].text == ")" else "a condition"
            raise self.depart_at(
                token,
                f"compares `{name}`, which is true or false by itself",
                "leave the comparison out, or put NOT before it",
            )
        self.at += 1
        if token.text.upper() == "BETWEEN":
            lower = self.value()
            self.need("AND", "`AND` with the upper bound")
            return Between(node, lower, self.value())
        if token.text.upper() == "IN":
            return In(node, self._list())
        return Comparison(token.text, node, self.value())

    def value(self) -> Node:
        """What an attribute is compared with."""
        start = self.token
        node = self.unit()
        if not _is_operand(node):
            raise self.depart_at(
                start,
                f"has `{start.text}` where an attribute or a placeholder belongs",
                "compare with an attribute or a placeholder",
            )
        return node

    def unit(self) -> Node:
        """An operand, a function or a parenthesis."""
        start = self.token
        opened = self.at
        if not self.take("("):
            return self.operand()
        self.deeper()
        node = self.joined(is_inside=True)
        if self.opened_by.get(self.at - 1) == opened + 1:
            raise self.depart_at(start, "has redundant parentheses", "remove one pair of them")
        self.opened_by[self.at] = opened
        self.need(")", "a closing parenthesis")
        self.depth -= 1
        return node

    def _list(self) -> tuple[Node, ...]:
        self.need("(", "a list in parentheses")
        found = [self.value()]
        while self.take(","):
            found.append(self.value())
        self.need(")", "a closing parenthesis")
        return tuple(found)

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

    def read(self) -> tuple[Change, ...]:
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
        return tuple(self.changes)

    def _change(self, clause: str) -> None:
        path = self.path("the name of an attribute")
        value: Node | None = None
        if clause == "SET":
            self.need("=", "`=`")
            value = self._assigned()
        elif clause in ("ADD", "DELETE"):
            if self.token.kind != "placeholder":
                raise self.depart(f"the placeholder of the value to {clause}")
            value = self.operand()
        self.changes.append(Change(clause, path, value))

    def _assigned(self) -> Node:
        node = self._term()
        operator = self.token.text
        if self.take("+") or self.take("-"):
            node = Arithmetic(operator, node, self._term())
            if self.token.text in ("+", "-"):
                raise self.depart_at(
                    self.token,
                    "adds or subtracts more than two operands",
                    "work out one of them beforehand",
                )
        return node

    def _term(self) -> Node:
        if not self.take("("):
            return self.operand()
        self.deeper()
        node = self._assigned()
        self.need(")", "a closing parenthesis")
        self.depth -= 1
        return node


class _Projection(Cursor):
    """Reads a projection expression."""

    def read(self) -> tuple[Path, ...]:
        """Read all of it."""
        paths = [self.path("the name of an attribute")]
        while self.take(","):
            paths.append(self.path("the name of an attribute"))
        if self.token.kind != "end":
            raise self.depart("a comma")
        return tuple(paths)


def _is_operand(node: Node) -> bool:
    return is_operand(node, _FUNCTIONS)


def _any_of(options: list[list[Node]]) -> Node:
    parts = [parts[0] if len(parts) == 1 else AllOf(tuple(parts)) for parts in options]
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

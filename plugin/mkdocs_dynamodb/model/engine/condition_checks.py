"""What DynamoDB refuses in a condition whatever the items are: operands of the wrong type.

Observed in DynamoDB Local; Developer Guide, Condition and filter expressions, operators, and
functions, names the types that each operator and function takes.
"""

from typing import Protocol

from mkdocs_dynamodb.model.engine.comparing import ORDERED_TYPES, compare
from mkdocs_dynamodb.model.engine.outcome import invalid
from mkdocs_dynamodb.model.expressions.cursor import FUNCTIONS
from mkdocs_dynamodb.model.expressions.tree import (
    Between,
    Call,
    Comparison,
    In,
    Node,
    Path,
    Placeholder,
)
from mkdocs_dynamodb.model.expressions.walk import children_of
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES, Value


class Known(Protocol):
    """What is known of the names and placeholders of an expression."""

    def value(self, placeholder: str) -> Value | None:
        """Value of a placeholder; None where it is not known."""

    def path(self, path: Path) -> tuple[str | int, ...]:
        """Names and list positions of a document path."""


_TEXT_OR_BINARY = frozenset({"S", "B"})
_SIZED = frozenset(ATTRIBUTE_TYPES) - {"N", "BOOL", "NULL"}
_UPDATE_ONLY = frozenset({"if_not_exists", "list_append"})


def check_condition(node: Node, known: Known) -> None:
    """Refuse a condition that DynamoDB does not take."""
    match node:
        case Comparison():
            _check_comparison(node, known)
        case Between():
            _check_between(node, known)
        case In(value, options):
            _refuse_same("IN", value, options, known)
        case Call():
            _check_call(node, known)
    for child in children_of(node):
        check_condition(child, known)


def _check_comparison(node: Comparison, known: Known) -> None:
    _refuse_same(node.operator, node.left, (node.right,), known)
    if node.operator not in ("=", "<>"):
        for operand in (node.left, node.right):
            _need(operand, ORDERED_TYPES, node.operator, known)


def _check_between(node: Between, known: Known) -> None:
    lower, upper = node.lower, node.upper
    _refuse_same("BETWEEN", node.value, (lower, upper), known)
    for operand in (node.value, lower, upper):
        _need(operand, ORDERED_TYPES, "BETWEEN", known)
    first, last = _literal(lower, known), _literal(upper, known)
    if first is None or last is None:
        return
    if first.type != last.type:
        raise invalid("the bounds of a BETWEEN have different types")
    if (compare(first, last) or 0) > 0:
        raise invalid("the lower bound of a BETWEEN is greater than the upper one")


def _check_call(call: Call, known: Known) -> None:
    if call.function not in FUNCTIONS:
        raise invalid(f"there is no function `{call.function}`")
    if call.function in _UPDATE_ONLY:
        raise invalid(f"`{call.function}` belongs in updates only")
    first, *others = call.arguments
    _refuse_same(call.function, first, tuple(others), known)
    if call.function == "size":
        _need(first, _SIZED, "size", known)
    elif call.function == "begins_with":
        for operand in call.arguments:
            _need(operand, _TEXT_OR_BINARY, "begins_with", known)
    elif call.function == "attribute_type":
        wanted = _literal(others[0], known)
        is_open = isinstance(others[0], Placeholder) and wanted is None
        is_type = wanted is not None and wanted.type == "S" and wanted.content in ATTRIBUTE_TYPES
        if not is_open and not is_type:
            raise invalid("the second argument of attribute_type is no type")


def _need(node: Node, types: frozenset[str], operator: str, known: Known) -> None:
    value = _literal(node, known)
    if value is not None and value.type not in types:
        raise invalid(f"`{operator}` takes no operand of type {value.type}")


def _refuse_same(operator: str, first: Node, others: tuple[Node, ...], known: Known) -> None:
    """A path cannot be compared with itself."""
    if isinstance(first, Path) and any(
        isinstance(other, Path) and known.path(other) == known.path(first) for other in others
    ):
        raise invalid(f"both operands of `{operator}` are the same attribute")


def _literal(node: Node, known: Known) -> Value | None:
    return known.value(node.name) if isinstance(node, Placeholder) else None

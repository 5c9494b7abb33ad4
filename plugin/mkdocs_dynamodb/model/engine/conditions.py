"""Evaluation of conditions, filters and key conditions on an item.

Semantics: Developer Guide, Condition and filter expressions, operators, and functions. A missing
attribute makes every comparison false but `<>`, which is true then.
"""

from collections.abc import Callable, Mapping

from mkdocs_dynamodb.model.dynamodb_json import NOWHERE
from mkdocs_dynamodb.model.engine.bindings import Bindings
from mkdocs_dynamodb.model.engine.comparing import compare, equal, raw
from mkdocs_dynamodb.model.engine.documents import value_at
from mkdocs_dynamodb.model.engine.outcome import Attributes
from mkdocs_dynamodb.model.expressions.tree import (
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Call,
    Comparison,
    In,
    Node,
    Not,
    Path,
    Placeholder,
)
from mkdocs_dynamodb.model.values import SET_TYPES, Value

_ORDERS: Mapping[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}


def holds(node: Node, item: Attributes, bindings: Bindings) -> bool:
    """Whether a condition holds for an item; an item that does not exist has no attributes."""
    return _Evaluation(item, bindings).holds(node)


class _Evaluation:
    """One item and what the expression's names and placeholders stand for."""

    def __init__(self, item: Attributes, bindings: Bindings) -> None:
        self.item = item
        self.bindings = bindings

    def holds(self, node: Node) -> bool:  # noqa: PLR0911 - one case for each node
        match node:
            case AllOf(parts):
                return all(self.holds(part) for part in parts)
            case AnyOf(parts):
                return any(self.holds(part) for part in parts)
            case Not(inner):
                return not self.holds(inner)
            case Comparison(operator, left, right):
                return self._compared(operator, self.value(left), self.value(right))
            case Between(value, lower, upper):
                tested = self.value(value)
                return self._compared(">=", tested, self.value(lower)) and self._compared(
                    "<=", tested, self.value(upper)
                )
            case In(value, options):
                tested = self.value(value)
                return any(equal(tested, self.value(option)) for option in options)
            case Call():
                return self._called(node)
            case Path() | Placeholder() | Arithmetic():
                return False

    def value(self, node: Node) -> Value | None:
        """Value of an operand; None where an attribute is missing."""
        if isinstance(node, Path):
            return value_at(self.item, self.bindings.path(node))
        if isinstance(node, Placeholder):
            return self.bindings.value(node.name)
        if isinstance(node, Call) and node.function == "size":
            return _size(self.value(node.arguments[0]))
        return None

    @staticmethod
    def _compared(operator: str, one: Value | None, other: Value | None) -> bool:
        if operator == "=":
            return equal(one, other)
        if operator == "<>":
            return not equal(one, other)
        order = compare(one, other)
        return order is not None and _ORDERS[operator](order)

    def _called(self, call: Call) -> bool:
        first = self.value(call.arguments[0])
        if call.function == "attribute_exists":
            return first is not None
        if call.function == "attribute_not_exists":
            return first is None
        second = self.value(call.arguments[1])
        if first is None or second is None:
            return False
        if call.function == "attribute_type":
            return first.type == second.content
        return _begins(first, second) if call.function == "begins_with" else _holds(first, second)


def _begins(value: Value, start: Value) -> bool:
    whole, first = raw(value), raw(start)
    return value.type == start.type and whole is not None and whole.startswith(first or b"")


def _holds(value: Value, part: Value) -> bool:
    """Whether text or binary contains a part, or a list or set an element."""
    if value.type == "L" or value.type in SET_TYPES:
        return any(equal(element, part) for element in value.elements)
    whole, inner = raw(value), raw(part)
    return value.type == part.type and whole is not None and inner is not None and inner in whole


def _size(value: Value | None) -> Value | None:
    """Length of text, bytes of binary, elements of a collection; None for other types.

    The length of text is counted in UTF-16 units, as DynamoDB Local does.
    """
    if value is None:
        return None
    if isinstance(value.content, dict):
        size = len(value.content)
    elif value.type == "L" or value.type in SET_TYPES:
        size = len(value.elements)
    elif value.type in ("S", "B") and isinstance(value.content, bytes):
        size = len(value.content)
    elif value.type == "S":
        size = len(str(value.content).encode("utf-16-le", "surrogatepass")) // 2
    else:
        return None
    return Value("N", str(size), NOWHERE)

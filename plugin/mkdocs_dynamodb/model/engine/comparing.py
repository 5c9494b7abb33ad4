"""How DynamoDB compares values: equality within a type, order of text, numbers and binary."""

from collections.abc import Hashable
from decimal import Decimal

from mkdocs_dynamodb.model.keys.item_keys import order_of
from mkdocs_dynamodb.model.values import SET_TYPES, Value

ORDERED_TYPES = frozenset({"S", "N", "B"})


def identity(value: Value) -> Hashable:
    """What two values have in common exactly where DynamoDB takes them as equal.

    Numbers count by value and sets without order; values of different types are never equal.
    """
    if value.type in ORDERED_TYPES:
        return order_of(value)
    if value.type == "M" and isinstance(value.content, dict):
        inner = ((name, identity(child)) for name, child in value.content.items())
        return "M", frozenset(inner)
    if value.type == "L":
        return "L", tuple(identity(element) for element in value.elements)
    if value.type in SET_TYPES:
        return value.type, frozenset(identity(element) for element in value.elements)
    return value.type, value.content is True


def equal(one: Value | None, other: Value | None) -> bool:
    """Whether two values are equal; a missing one equals nothing."""
    if one is None or other is None or one.type != other.type:
        return False
    return identity(one) == identity(other)


def compare(one: Value | None, other: Value | None) -> int | None:
    """Negative, zero or positive; None where the two have no order."""
    if one is None or other is None or one.type != other.type or one.type not in ORDERED_TYPES:
        return None
    first, second = order_of(one)[1], order_of(other)[1]
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first > second) - (first < second)
    if isinstance(first, bytes) and isinstance(second, bytes):
        return (first > second) - (first < second)
    return None


def raw(value: Value) -> bytes | None:
    """Bytes of text or binary; None for other types."""
    content = order_of(value)[1] if value.type in ("S", "B") else None
    return content if isinstance(content, bytes) else None

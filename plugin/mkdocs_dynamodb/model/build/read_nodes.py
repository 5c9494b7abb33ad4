"""Small readings of nodes that every builder needs; the shape check has passed before."""

from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.source.nodes import Node


def text_of(node: Node, name: str) -> str:
    """Text of a key, empty where the key is missing."""
    child = node.get(name)
    return "" if child is None else child.text


def placed_of(node: Node, name: str) -> Placed[str] | None:
    """Text of a key with the place of the value."""
    child = node.get(name)
    return None if child is None else Placed(child.text, child.span)


def texts_of(node: Node, name: str) -> tuple[Placed[str], ...]:
    """Strings of a list, or a single string as a list of one."""
    child = node.get(name)
    return () if child is None else child.texts()


def values_of(node: Node, name: str) -> tuple[str, ...]:
    """Strings of a list without their places."""
    return tuple(text.value for text in texts_of(node, name))


def number_of(node: Node | None) -> Decimal | None:
    """A number; whole numbers may have `_` between groups of digits."""
    if node is None:
        return None
    if isinstance(node.data, str):
        return Decimal(node.data.replace("_", ""))
    return Decimal(node.data) if isinstance(node.data, int | Decimal) else None


def whole_number_of(node: Node | None) -> int | None:
    """A whole number."""
    number = number_of(node)
    return None if number is None else int(number)


def placed_number_of(node: Node, name: str) -> Placed[Decimal] | None:
    """A number of a key with its place."""
    child = node.get(name)
    number = number_of(child)
    return None if child is None or number is None else Placed(number, child.span)

"""Attribute values as DynamoDB types them, from plain YAML or from DynamoDB JSON.

Types: S N B BOOL NULL L M SS NS BS (API Reference, AttributeValue).
"""

import base64
import binascii
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Node

SCALAR_KEY_TYPES = ("S", "N", "B")
ATTRIBUTE_TYPES = ("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS")
SET_TYPES = {"SS": "S", "NS": "N", "BS": "B"}
COLLECTION_TYPES = frozenset({"L", "M", *SET_TYPES})
TYPE_WORDS = {
    "S": "text",
    "N": "a number",
    "B": "binary",
    "BOOL": "true or false",
    "NULL": "null",
    "L": "a list",
    "M": "a map",
    "SS": "a set of texts",
    "NS": "a set of numbers",
    "BS": "a set of binaries",
}
SHOWN_CHARACTERS = 40
"""Longer values are cut in messages."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
"""A leading plus, `.5` and `5.` are accepted; spaces and names such as NaN are not."""

Content = str | bytes | bool | tuple["Value", ...] | dict[str, "Value"] | None


@record()
class Value:
    """A typed value.

    `content` by type: S and N hold text (a number as it was written), B bytes, BOOL a truth value,
    NULL none, L and the sets a tuple of values, M a mapping of names to values. B holds text where
    what was written is no base64, and N any text that DynamoDB JSON gives as a number.
    """

    type: str
    content: Content
    at: Span
    declared: str = ""
    """Type that an entity or DynamoDB JSON gives the value, where the value is of another type."""

    @property
    def text(self) -> str:
        """What stands for the value inside a key: text and numbers as they are."""
        if self.type == "N":
            return plain_number(str(self.content))
        if isinstance(self.content, bytes):
            return base64.b64encode(self.content).decode("ascii")
        if isinstance(self.content, bool):
            return str(self.content).lower()
        return str(self.content)

    @property
    def shown(self) -> str:
        """The text for a message: one line, and cut where it is long."""
        line = " ".join(self.text[: SHOWN_CHARACTERS * 2].split())
        return line if len(line) <= SHOWN_CHARACTERS else f"{line[: SHOWN_CHARACTERS - 1]}…"

    @property
    def elements(self) -> tuple["Value", ...]:
        """Elements of a list or set; nothing for other types."""
        return self.content if isinstance(self.content, tuple) else ()

    def walk(self) -> Iterator["Value"]:
        """The value and every value inside it."""
        return self._walk_inside() if isinstance(self.content, dict | tuple) else iter((self,))

    def _walk_inside(self) -> Iterator["Value"]:
        yield self
        inner = self.content.values() if isinstance(self.content, dict) else self.elements
        for child in inner:
            yield from child.walk()

    @property
    def number(self) -> Decimal | None:
        """The number of an N value; None for other types and for text that is no number."""
        return read_number(str(self.content)) if self.type == "N" else None


@lru_cache(maxsize=10_000)  # the same few numbers stand in most items
def read_number(text: str) -> Decimal | None:
    """Decimal of a number as DynamoDB reads it; None for anything else."""
    if _NUMBER.fullmatch(text) is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of twenty digits and more
        return None


@lru_cache(maxsize=10_000)
def plain_number(text: str) -> str:
    """A number as DynamoDB returns it: no exponent, no plus, no zeros without meaning."""
    number = read_number(text)
    if number is None or abs(number.adjusted()) > 130:  # noqa: PLR2004 - beyond DynamoDB's range
        return text
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def value_of(node: Node, declared: str | None = None) -> Value:
    """Value that a node of a sample item stands for.

    Args:
        node: a plain value in YAML.
        declared: type that the entity declares; where the value does not fit it, the value keeps
            the type that its form suggests and remembers the declared one.
    """
    fitted = None if declared is None else _fit(node, declared)
    if fitted is not None:
        return fitted
    natural = _natural(node)
    if declared not in ATTRIBUTE_TYPES or declared == natural.type:
        return natural
    return Value(natural.type, natural.content, natural.at, declared)


def raw_value_of(node: Node, declared: str | None = None) -> Value:
    """Value of an item written in full: DynamoDB JSON such as `{S: Emma}`, or a plain value."""
    if node.entries is not None and len(node.entries) == 1:
        name, child = next(iter(node.entries.items()))
        if name in ATTRIBUTE_TYPES:
            return _from_json(name, child)
    return value_of(node, declared)


def _from_json(name: str, node: Node) -> Value:
    at = node.span
    if name == "L" and node.items is not None:
        return Value("L", tuple(raw_value_of(item) for item in node.items), at)
    if name == "M" and node.entries is not None:
        return Value("M", {key: raw_value_of(child) for key, child in node.entries.items()}, at)
    if name == "N" and node.items is None and node.entries is None:
        return Value("N", node.text, at)
    if name == "NS" and node.items is not None:
        return Value("NS", tuple(Value("N", item.text, item.span) for item in node.items), at)
    if name == "NULL":
        return Value("NULL", None, at)
    return value_of(node, name)


def _fit(node: Node, declared: str) -> Value | None:
    data, at = node.data, node.span
    is_number = isinstance(data, int | Decimal) and not isinstance(data, bool)
    if declared == "S" and isinstance(data, str):
        return Value("S", data, at)
    if declared == "N" and is_number:
        return Value("N", node.text if _decimal_text(node.text) else str(data), at)
    if declared == "B" and isinstance(data, str):
        content = bytes_of(data)
        return Value("B", data if content is None else content, at)
    if declared == "BOOL" and isinstance(data, bool):
        return Value("BOOL", data, at)
    if declared in SET_TYPES and node.items is not None:
        elements = [_fit(item, SET_TYPES[declared]) for item in node.items]
        kept = tuple(element for element in elements if element is not None)
        return Value(declared, kept, at) if len(kept) == len(elements) else None
    return None


def _natural(node: Node) -> Value:
    data, at = node.data, node.span
    if node.entries is not None:
        return Value("M", {key: _natural(child) for key, child in node.entries.items()}, at)
    if node.items is not None:
        return Value("L", tuple(_natural(item) for item in node.items), at)
    if data is None:
        return Value("NULL", None, at)
    if isinstance(data, bool):
        return Value("BOOL", data, at)
    if isinstance(data, int | Decimal):
        return Value("N", node.text if _decimal_text(node.text) else str(data), at)
    return Value("S", node.text, at)


def _decimal_text(text: str) -> bool:
    """Whether a number is written in decimal, and not as hexadecimal or octal."""
    return not text.startswith(("0x", "0o"))


def bytes_of(text: str) -> bytes | None:
    """Bytes of a text in base64; None where it is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None

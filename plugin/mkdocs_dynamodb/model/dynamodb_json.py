"""Values as the API takes them: `{"S": "Emma"}` (API Reference, AttributeValue)."""

import base64
import binascii
from collections.abc import Mapping

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.values import SET_TYPES, Content, Value

Json = str | int | bool | list["Json"] | dict[str, "Json"]

NOWHERE = Span("", 0, 0, 0, 0)
"""Place of a value that comes from a request or was worked out."""


def to_json(value: Value) -> dict[str, Json]:
    """A value with its type as the single key."""
    if value.type == "M" and isinstance(value.content, dict):
        return {"M": {name: to_json(child) for name, child in value.content.items()}}
    if value.type == "L":
        return {"L": [to_json(element) for element in value.elements]}
    if value.type in ("SS", "NS", "BS"):
        return {value.type: [element.text for element in value.elements]}
    if value.type in ("NULL", "BOOL"):
        return {value.type: value.type == "NULL" or value.content is True}
    return {value.type: value.text}


def item_json(attributes: Mapping[str, Value]) -> dict[str, Json]:
    """Attributes of an item."""
    return {name: to_json(value) for name, value in attributes.items()}


def from_json(json: Json) -> Value:
    """A value from DynamoDB JSON; NULL for anything that is none."""
    if not isinstance(json, dict) or len(json) != 1:
        return Value("NULL", None, NOWHERE)
    kind, content = next(iter(json.items()))
    return Value(kind, _content(kind, content), NOWHERE)


def item_from_json(json: Json) -> dict[str, Value]:
    """Attributes of an item from DynamoDB JSON."""
    if not isinstance(json, dict):
        return {}
    return {name: from_json(value) for name, value in json.items()}


def _content(kind: str, content: Json) -> Content:
    if kind == "M":
        return item_from_json(content)
    if isinstance(content, list):
        if kind in SET_TYPES:
            inner = SET_TYPES[kind]
            return tuple(Value(inner, _content(inner, e), NOWHERE) for e in content)
        return tuple(from_json(element) for element in content)
    if kind == "BOOL":
        return content is True
    if kind == "NULL":
        return None
    return _bytes(str(content)) if kind == "B" else str(content)


def _bytes(text: str) -> bytes | str:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return text

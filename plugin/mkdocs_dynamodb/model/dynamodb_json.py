"""Values as the API takes them: `{"S": "Emma"}` (API Reference, AttributeValue)."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.values import Value

Json = str | int | bool | list["Json"] | dict[str, "Json"]


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

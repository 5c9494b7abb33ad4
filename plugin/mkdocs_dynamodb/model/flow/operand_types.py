"""Types of the values that steps compare with and set, and of the attributes they are for."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.model.expressions.tokens import Piece
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import Operand
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES, SET_TYPES, Value

_CONSTANTS = {"true": "BOOL", "false": "BOOL", "null": "NULL"}


def type_of(operand: Operand) -> str | None:
    """Type of an operand; None where it depends on what a placeholder stands for."""
    if isinstance(operand, Value):
        return operand.type
    if operand.only_field is not None or operand.may_be_number or operand.is_malformed:
        return None
    return "S"


def type_of_placeholder(name: str, values: Mapping[str, Operand]) -> str | None:
    """Type of what a placeholder of an expression stands for, where it is fixed."""
    if name in values:
        return type_of(values[name])
    return "N" if name.isdecimal() else _CONSTANTS.get(name)


def fits(operand: Operand | None, type_: str | None, declared: str | None) -> bool:
    """Whether a value can stand for a declared type; no certainty means yes.

    YAML writes binaries as text and sets as lists, and null may stand for any value.
    """
    if type_ in (None, "NULL", declared) or declared not in ATTRIBUTE_TYPES:
        return True
    if declared == "B":
        return type_ == "S"
    if declared in SET_TYPES and type_ == "L":
        elements = operand.elements if isinstance(operand, Value) else ()
        wanted = "S" if declared == "BS" else SET_TYPES[declared]
        return all(element.type == wanted or _is_open(element) for element in elements)
    return False


def declared_type(table: Table, entities: Iterable[StoredEntity], name: str) -> str | None:
    """Type of an attribute in some entities of a table; None where they differ or do not tell."""
    key = table.key_named(name)
    if key is not None:
        return key.type
    types = {e.attributes[name].type.value for e in entities if name in e.attributes}
    return types.pop() if len(types) == 1 else None


def is_index_key(table: Table, name: str) -> bool:
    """Whether an attribute is a key of an index and none of the table."""
    return name not in table.key_names and table.key_named(name) is not None


def top_path(piece: Piece) -> str:
    """Attribute that a path is, where it is no part of one; else nothing."""
    return piece.parts[0] if len(piece.parts) == 1 else ""


def _is_open(element: Value) -> bool:
    """Whether an element of a list is a template, whose type is not known."""
    return element.type == "S" and Template(element.text, element.at).only_field is not None

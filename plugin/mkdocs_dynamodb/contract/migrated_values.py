"""What comes out of a database as a value of DynamoDB."""

import base64
import json
from decimal import Decimal

from mkdocs_dynamodb.model.dynamodb_json import NOWHERE
from mkdocs_dynamodb.model.values import SET_TYPES, Value

Cell = str | int | float | bytes | None
_FALSE = ("", "0", "false", "f", "n", "no")


def value_from(kind: str, cell: Cell) -> Value | None:
    """A value of a type; None for null, which becomes no attribute."""
    if cell is None or kind == "NULL":
        return None
    if kind in ("N", "B"):
        return Value(kind, _number(cell) if kind == "N" else _bytes(cell), NOWHERE)
    if kind == "BOOL":
        return Value("BOOL", _text(cell).casefold() not in _FALSE, NOWHERE)
    text = _text(cell)
    if kind in SET_TYPES:
        return _set(kind, text)
    return _document(text) if kind in ("L", "M") else Value("S", text, NOWHERE)


def _text(cell: str | float | bytes) -> str:
    if isinstance(cell, bytes):
        return base64.b64encode(cell).decode("ascii")
    return _number(cell) if isinstance(cell, float) else str(cell)


def _number(cell: str | float | bytes) -> str:
    if isinstance(cell, float):
        text = f"{Decimal(repr(cell)):f}"
        return text.removesuffix(".0")
    return cell if isinstance(cell, str) else _text(cell)


def _bytes(cell: str | float | bytes) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode("utf-8", "surrogatepass")


def _set(kind: str, text: str) -> Value:
    inner = SET_TYPES[kind]
    try:
        listed = json.loads(text)
    except ValueError:
        listed = None
    parts = listed if isinstance(listed, list) else text.split(",")
    values = tuple(Value(inner, str(part).strip(), NOWHERE) for part in parts)
    return Value(kind, values, NOWHERE)


def _document(text: str) -> Value:
    """JSON as a list or map; text that is no JSON stays text."""
    try:
        data = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return Value("S", text, NOWHERE)
    return _plain(data)


def _plain(data: object) -> Value:
    if isinstance(data, dict):
        return Value("M", {str(name): _plain(child) for name, child in data.items()}, NOWHERE)
    if isinstance(data, list):
        return Value("L", tuple(_plain(child) for child in data), NOWHERE)
    if isinstance(data, bool):
        return Value("BOOL", data, NOWHERE)
    if data is None:
        return Value("NULL", None, NOWHERE)
    return Value("S" if isinstance(data, str) else "N", str(data), NOWHERE)

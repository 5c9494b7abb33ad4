"""Cells of item tables: what plain data the text of a cell stands for."""

import json
import re
from decimal import Decimal

from mkdocs_dynamodb.source.nodes import Data
from mkdocs_dynamodb.source.scalars import NumberOutOfRangeError, plain_scalar

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
"""A number as JSON writes it; `007` is text, as zeros in front mean something."""
_CONSTANTS: dict[str, Data] = {"true": True, "false": False, "null": None}


def data_of(text: str) -> Data:
    """Plain data of a cell that is not empty: JSON where it looks like it, else text."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in '"[{':
        return _json(text)
    if _NUMBER.match(text):
        try:
            number = plain_scalar(text)
        except NumberOutOfRangeError:
            return text
        return number if isinstance(number, int | Decimal) else text
    return text


def is_plain_text(text: str) -> bool:
    """Whether a cell may hold a text as it stands, and give the same text back."""
    is_one_line = text.isprintable() and text == " ".join(text.split())
    return is_one_line and bool(text) and data_of(text) == text and data_of(text) is not True


def _json(text: str) -> Data:
    """Data of JSON; the text itself where it is none, such as `[sic]`."""
    try:
        data: Data = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError):
        return text
    return data

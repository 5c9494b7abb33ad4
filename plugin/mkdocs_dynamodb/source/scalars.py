"""Plain scalars by the core schema of YAML 1.2: `NO` and `12:30` are strings, `012` is twelve.

Source: YAML 1.2.2, section 10.3.2, Tag Resolution (https://yaml.org/spec/1.2.2/).
"""

import re
from decimal import Decimal

from mkdocs_dynamodb.source.nodes import Scalar

MAX_NUMBER_TEXT = 200
"""A number written with more characters than this is no figure of a model."""
MAX_EXPONENT = 400
"""DynamoDB ends at 1E+126; beyond this even the arithmetic on a page would suffer."""

_CONSTANTS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_NUMBER_START = frozenset("0123456789+-.")


class NumberOutOfRangeError(ValueError):
    """A number that is not finite or that no figure of a model can be."""


def plain_scalar(text: str) -> Scalar:
    """Value of an unquoted scalar.

    Raises:
        NumberOutOfRangeError: the text is a number, but too long, too large or not finite.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _INTEGER.match(text):
        _refuse(len(text) > MAX_NUMBER_TEXT)
        return int(text)
    if _FLOAT.match(text):
        return _decimal(text)
    if _BASED.match(text):
        _refuse(len(text) > MAX_NUMBER_TEXT)
        return int(text, 0)
    _refuse(_NOT_FINITE.match(text) is not None)
    return text


def _decimal(text: str) -> Decimal:
    exponent = text.lower().partition("e")[2].lstrip("+-")
    _refuse(len(text) > MAX_NUMBER_TEXT or len(exponent) > len(str(MAX_EXPONENT)))
    value = Decimal(text)
    _refuse(abs(value.adjusted()) > MAX_EXPONENT)
    return value


def _refuse(condition: bool) -> None:
    if condition:
        raise NumberOutOfRangeError

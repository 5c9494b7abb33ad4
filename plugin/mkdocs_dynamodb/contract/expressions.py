"""Expressions in SQL that a contract of form v2 can say as a case."""

import re

from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Data

_NAME = r"`?([A-Za-z_]\w*)`?"
_TEXT = r"('(?:[^']|'')*'|-?[0-9]+(?:\.[0-9]+)?)"
_OTHERWISE = re.compile(
    rf"\s*(?:COALESCE|IFNULL)\s*\(\s*{_NAME}\s*,\s*{_TEXT}\s*\)\s*", re.IGNORECASE
)
_COMPARED = re.compile(rf"\s*{_NAME}\s*(<=|>=|<>|=|<|>)\s*{_TEXT}\s*")


@record()
class Case:
    """A column, and the calculation of a value from it."""

    column: str
    calculation: dict[str, Data]


def as_case(sql: str, table: str) -> Case | None:
    """The case that an expression over one column stands for; None where it is none.

    Read are `COALESCE(column, 'text')`, which keeps the column where it has a value, and a
    comparison such as `quantity > 0`, which is true or false.
    """
    match = _OTHERWISE.fullmatch(sql)
    if match is not None:
        column, text = match.groups()
        case: dict[str, Data] = {"when": f"{table}.{column} IS NULL", "then": text.strip("'")}
        return Case(column, {"type": "case", "cases": [case]})
    match = _COMPARED.fullmatch(sql)
    if match is None:
        return None
    column, operator, text = match.groups()
    case = {"when": f"{table}.{column} {operator} {text}", "then": True}
    return Case(column, {"type": "case", "cases": [case], "else": False})

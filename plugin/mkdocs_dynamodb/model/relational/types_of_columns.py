"""Which DynamoDB types can hold the values of a column."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.relational.mapping import AttributeSource
from mkdocs_dynamodb.model.relational.schema import ColumnFamily, SourceColumn

_FITTING: Mapping[ColumnFamily, frozenset[str]] = {
    ColumnFamily.INTEGER: frozenset({"N", "S"}),
    ColumnFamily.DECIMAL: frozenset({"N", "S"}),
    ColumnFamily.BOOLEAN: frozenset({"BOOL", "N", "S"}),
    ColumnFamily.TEXT: frozenset({"S"}),
    ColumnFamily.BINARY: frozenset({"B"}),
    ColumnFamily.TIME: frozenset({"S", "N"}),
    ColumnFamily.JSON: frozenset({"M", "L", "S"}),
    ColumnFamily.LIST: frozenset({"L", "SS", "NS", "S"}),
    ColumnFamily.UUID: frozenset({"S", "B"}),
}
"""Types that hold every value of a column without loss, and without reading text as something."""
_SHORT_IDENTIFIER = 64
"""Longest binary column that is an identifier or a digest, which many write as text."""
_NUMERIC = frozenset({ColumnFamily.INTEGER, ColumnFamily.DECIMAL, ColumnFamily.BOOLEAN})


def fitting_types(source: AttributeSource) -> frozenset[str] | None:
    """Types that fit what an attribute comes from; None where nothing is certain."""
    origin, columns = source.origin, source.columns
    if len(source.references) != 1 or len(columns) != 1:
        return None
    if origin.derived is not None or origin.transform is not None:
        return None
    fitting = column_types(columns[0])
    if origin.aggregate is None or fitting is None:
        return fitting
    return _aggregated(origin.aggregate.value, columns[0], fitting)


def column_types(column: SourceColumn) -> frozenset[str] | None:
    """Types that fit a column; None where its type says too little."""
    fitting = _FITTING.get(column.type.family)
    if fitting is None:
        return None
    length = column.type.length
    if column.type.family is ColumnFamily.BINARY and length and length <= _SHORT_IDENTIFIER:
        return fitting | {"S"}
    if length == 1 and column.type.family in (ColumnFamily.TEXT, ColumnFamily.DECIMAL):
        return fitting | {"BOOL"}
    return fitting


def _aggregated(aggregate: str, column: SourceColumn, fitting: frozenset[str]) -> frozenset[str]:
    if aggregate == "count":
        return frozenset({"N"})
    if aggregate in ("sum", "average"):
        return frozenset({"N"}) if column.type.family in _NUMERIC else frozenset()
    if aggregate == "list":
        return frozenset({"L"})
    if aggregate == "set":
        return frozenset(f"{kind}S" for kind in fitting & {"S", "N", "B"})
    return fitting

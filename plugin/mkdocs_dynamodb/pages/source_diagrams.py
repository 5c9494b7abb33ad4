"""Tables and foreign keys of the source database as diagrams."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.relational.schema import SourceColumn, SourceSchema, SourceTable
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.pages.entity_diagrams import Words, draw_entities
from mkdocs_dynamodb.pages.entity_rows import ONE_TO_MANY, ONE_TO_ONE, Row
from mkdocs_dynamodb.pages.mermaid import Diagram

MAX_TYPE = 24
"""Characters of a type that widen no box."""


def source_diagram(schema: SourceSchema) -> tuple[Diagram, ...]:
    """Tables with their columns, and how foreign keys connect them; several where one is full."""
    rows = {
        table.name: tuple(_row(table, column) for column in _in_order(table))
        for table in schema.tables.values()
    }
    words = Words(things="Source tables", lines="foreign keys", rows="columns")
    return draw_entities(tuple(schema.tables), list(_lines(schema)), rows, words)


def _lines(schema: SourceSchema) -> Iterator[Relationship]:
    """A line for each foreign key, from the table that it points at."""
    for table in schema.tables.values():
        for key in table.foreign_keys:
            target = schema.table(key.target_table)
            if target is not None:
                yield Relationship(
                    at=key.at,
                    source=Placed(target.name, key.at),
                    target=Placed(table.name, key.at),
                    kind=ONE_TO_ONE if table.is_unique(key.columns) else ONE_TO_MANY,
                    verb=", ".join(key.columns),
                )


def _in_order(table: SourceTable) -> list[SourceColumn]:
    """Columns of the primary key first."""
    primary = table.key_columns
    return sorted(table.columns.values(), key=lambda column: column.name not in primary)


def _row(table: SourceTable, column: SourceColumn) -> Row:
    marks = (
        ("PK", column.name in table.key_columns),
        ("FK", any(column.name in key.columns for key in table.foreign_keys)),
        ("UK", any((column.name,) == key.columns for key in table.unique_keys)),
    )
    return Row(
        type=_short(column.type.text) or "unknown",
        name=column.name,
        marks=tuple(mark for mark, is_so in marks if is_so),
        remark="may be NULL" if column.nullable else "",
    )


def _short(text: str) -> str:
    """A type as a box has room for it: the values of a long enumeration are counted."""
    name, opened, values = text.partition("(")
    if not opened or len(text) <= MAX_TYPE or "'" not in values:
        return text
    return f"{name}({values.count(chr(39)) // 2} values)"

"""A table while its statements are read."""

from dataclasses import dataclass, field, replace

from sqlglot import exp

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.relational.schema import ForeignKey, SourceColumn, SourceKey, SourceTable


@dataclass(kw_only=True)
class TableDraft:
    """What is known of a table so far."""

    name: str
    at: Span
    columns: dict[str, SourceColumn] = field(default_factory=dict)
    primary: SourceKey | None = None
    unique: list[SourceKey] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)

    def set_primary(self, columns: tuple[str, ...], at: Span, name: str) -> None:
        """Make columns the primary key."""
        if columns:
            self.primary = SourceKey(columns=columns, at=at, name=name, is_primary=True)

    def add_key(self, columns: tuple[str, ...], at: Span, name: str) -> None:
        """Add a unique key."""
        self.unique.append(SourceKey(columns=columns, at=at, name=name))

    def table(self) -> SourceTable:
        """The table; columns of its primary key always have a value."""
        key = {name.casefold() for name in self.primary.columns} if self.primary else set()
        return SourceTable(
            name=self.name,
            at=self.at,
            columns={
                name: replace(column, nullable=column.nullable and name.casefold() not in key)
                for name, column in self.columns.items()
            },
            keys=(*([self.primary] if self.primary else []), *self.unique),
            foreign_keys=tuple(self.foreign_keys),
        )


def column_name(part: exp.Expression) -> str:
    """Name of a column in a key; empty for an expression and for the beginning of a text."""
    inner = part.this if isinstance(part, exp.Ordered) else part
    return inner.name if isinstance(inner, exp.Column | exp.Identifier) else ""

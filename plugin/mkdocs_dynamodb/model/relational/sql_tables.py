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

    def copy(self, other: "TableDraft", *, with_keys: bool) -> None:
        """Take over the columns of another table, and its keys; foreign keys never come along."""
        for name, column in other.columns.items():
            self.columns[name] = replace(column, table=self.name, at=self.at)
        if with_keys:
            self.primary = other.primary and replace(other.primary, at=self.at)
            self.unique += [replace(key, at=self.at) for key in other.unique]

    def rename(self, name: str) -> None:
        """Call the table otherwise."""
        self.name = name
        for known, column in self.columns.items():
            self.columns[known] = replace(column, table=name)

    def column_of(self, name: str) -> str | None:
        """A column as the table calls it; None for one that it does not have."""
        return next((known for known in self.columns if known.casefold() == name.casefold()), None)

    def drop_column(self, name: str) -> None:
        """Take a column out, with the keys that it is in."""
        known = self.column_of(name)
        if known is None:
            return
        del self.columns[known]
        if self.primary is not None and _has(self.primary.columns, name):
            self.primary = None
        self.unique = [key for key in self.unique if not _has(key.columns, name)]
        self.foreign_keys = [key for key in self.foreign_keys if not _has(key.columns, name)]

    def rename_column(self, name: str, new: str, at: Span) -> None:
        """Call a column otherwise, in keys as well."""
        known = self.column_of(name)
        if known is None:
            return
        columns = dict(self.columns)
        self.columns.clear()
        for each, column in columns.items():
            is_it = each == known
            self.columns[new if is_it else each] = (
                replace(column, name=new, at=at) if is_it else column
            )
        if self.primary is not None:
            renamed = _renamed(self.primary.columns, name, new)
            self.primary = replace(self.primary, columns=renamed)
        self.unique = [replace(k, columns=_renamed(k.columns, name, new)) for k in self.unique]
        self.foreign_keys = [
            replace(key, columns=_renamed(key.columns, name, new)) for key in self.foreign_keys
        ]

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


def _has(columns: tuple[str, ...], name: str) -> bool:
    return name.casefold() in {column.casefold() for column in columns}


def _renamed(columns: tuple[str, ...], name: str, new: str) -> tuple[str, ...]:
    return tuple(new if column.casefold() == name.casefold() else column for column in columns)


def column_name(part: exp.Expression) -> str:
    """Name of a column in a key; empty for an expression and for the beginning of a text."""
    inner = part.this if isinstance(part, exp.Ordered) else part
    return inner.name if isinstance(inner, exp.Column | exp.Identifier) else ""

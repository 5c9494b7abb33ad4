"""The schema of the database that a model comes from: tables, columns and keys with places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.records import record


class ColumnFamily(StrEnum):
    """Kinds of column types, as far as it matters for what DynamoDB can keep."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    TEXT = "text"
    BINARY = "binary"
    TIME = "time"
    JSON = "json"
    LIST = "list"
    UUID = "uuid"
    OTHER = "other"
    """A type about which nothing is said."""


@record(kw_only=True)
class ColumnType:
    """Type of a column."""

    text: str
    """As the database writes it: `DECIMAL(10, 2)`."""
    family: ColumnFamily
    length: int | None = None
    """First parameter, where there is one."""


@record(kw_only=True)
class SourceColumn:
    """A column of a table."""

    name: str
    at: Span
    table: str
    type: ColumnType
    nullable: bool = True
    default: str | None = None
    """Expression in SQL."""
    generated: bool = False
    """Whether the database works it out from other columns."""
    comment: str = ""

    @property
    def full_name(self) -> str:
        """Table and column: `users.email`."""
        return f"{self.table}.{self.name}"


@record(kw_only=True)
class SourceKey:
    """Columns whose values together are different in each row."""

    columns: tuple[str, ...]
    at: Span
    name: str = ""
    is_primary: bool = False


@record(kw_only=True)
class ForeignKey:
    """Columns that point at a row of another table (or of the same)."""

    columns: tuple[str, ...]
    target_table: str
    target_columns: tuple[str, ...]
    """Empty where the statement leaves them out, which means the primary key."""
    at: Span
    name: str = ""


@record(slots=False, kw_only=True)
class SourceTable:
    """A table of the source database."""

    name: str
    at: Span
    columns: Mapping[str, SourceColumn]
    keys: tuple[SourceKey, ...] = ()
    """The primary key first, then unique keys."""
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def primary_key(self) -> SourceKey | None:
        """The primary key, where there is one."""
        return next((key for key in self.keys if key.is_primary), None)

    @property
    def unique_keys(self) -> tuple[SourceKey, ...]:
        """Unique keys other than the primary key."""
        return tuple(key for key in self.keys if not key.is_primary)

    @property
    def key_columns(self) -> tuple[str, ...]:
        """Columns of the primary key."""
        return () if self.primary_key is None else self.primary_key.columns

    def column(self, name: str) -> SourceColumn | None:
        """Column of a name; capitals make no difference, as in SQL."""
        return self.columns.get(name) or self._folded.get(name.casefold())

    def is_unique(self, columns: Iterable[str]) -> bool:
        """Whether some columns tell every row from the others."""
        given = {name.casefold() for name in columns}
        return any(given.issuperset(_folded(key.columns)) for key in self.keys)

    def has_key_on(self, columns: Iterable[str]) -> bool:
        """Whether some columns are a key or a foreign key, or the first columns of one."""
        given = frozenset(name.casefold() for name in columns)
        known = (*(key.columns for key in self.keys), *(key.columns for key in self.foreign_keys))
        return any(given and given == frozenset(_folded(key[: len(given)])) for key in known)

    @cached_property
    def _folded(self) -> Mapping[str, SourceColumn]:
        return {name.casefold(): column for name, column in self.columns.items()}


@record()
class SqlTrouble:
    """A statement of the schema that cannot be read."""

    at: Span
    reason: str


@record(slots=False, kw_only=True)
class SourceSchema:
    """Tables of the source database, by name."""

    tables: Mapping[str, SourceTable] = field(default_factory=dict)
    troubles: tuple[SqlTrouble, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every statement was understood, so that something may be called missing."""
        return not self.troubles

    def table(self, name: str) -> SourceTable | None:
        """Table of a name, with its schema or without; capitals make no difference."""
        found = self.tables.get(name) or self._folded.get(name.casefold())
        return found or self._folded.get(name.rpartition(".")[2].casefold())

    def split(self, name: str) -> tuple[str, str]:
        """Names of table and column in `users.email`; where names have dots, of what exists."""
        parts = name.split(".")
        for position in range(len(parts) - 1, 0, -1):
            owner, column = ".".join(parts[:position]), ".".join(parts[position:])
            table = self.table(owner)
            if table is not None and table.column(column) is not None:
                return owner, column
        owner, _, column = name.rpartition(".")
        return owner, column

    def columns(self) -> Iterator[SourceColumn]:
        """Every column of every table."""
        for table in self.tables.values():
            yield from table.columns.values()

    @cached_property
    def _folded(self) -> Mapping[str, SourceTable]:
        whole = {name.casefold(): table for name, table in self.tables.items()}
        bare = {name.rpartition(".")[2]: table for name, table in whole.items()}
        return {**bare, **whole}


@record(kw_only=True)
class Source:
    """The section `source` of a model."""

    at: Span
    ddl: Placed[str] | None = None
    """File with the schema, relative to the model; None where the SQL stands in the model."""
    dialect: str
    schema: SourceSchema
    dropped: Mapping[str, Placed[str]]
    """Table or `table.column` that is not taken over -> the reason, at the place of the name."""
    unread: SqlTrouble | None = None
    """Why there is no schema at all."""

    @property
    def complete(self) -> bool:
        """Whether the whole schema was read."""
        return self.unread is None and self.schema.complete


def _folded(names: Iterable[str]) -> Iterator[str]:
    return (name.casefold() for name in names)

"""A few rows of the source database, on which a migration contract is tried."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile

Cell = str | int | Decimal | bool | None


@record(kw_only=True)
class SampleRow:
    """A row of a table."""

    at: Span
    cells: Mapping[str, Cell]
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where the names of the columns stand."""


@record(kw_only=True)
class SampleRows:
    """Rows by table, or the SQL that inserts them."""

    at: Span
    tables: Mapping[str, tuple[SampleRow, ...]] = field(default_factory=dict)
    names: Mapping[str, Span] = field(default_factory=dict)
    """Where the name of each table stands."""
    file: SourceFile | None = None
    """File of a dump, or of INSERT statements."""
    dialect: str = "mysql"
    troubles: tuple[Placed[str], ...] = ()
    """Files that cannot be read."""

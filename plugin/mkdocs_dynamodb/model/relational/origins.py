"""Where stored entities and their attributes come from in a source database, as a model says it."""

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class Join:
    """How the row of another table is found for a row of the entity's own table.

    Both sides name as many columns as each other, one for one.
    """

    at: Span
    local_columns: tuple[Placed[str], ...]
    """Columns of the entity's table."""
    source_columns: tuple[Placed[str], ...]
    """Columns of the table from which the attribute comes."""
    where: Placed[str] | None = None
    """Condition in SQL on the rows of the other table, besides the columns."""

    @property
    def local_names(self) -> tuple[str, ...]:
        """Names of the columns of the entity's table."""
        return tuple(column.value for column in self.local_columns)

    @property
    def source_names(self) -> tuple[str, ...]:
        """Names of the columns of the other table."""
        return tuple(column.value for column in self.source_columns)


@record(kw_only=True)
class Derived:
    """A value that no column holds."""

    at: Span
    because: str
    """How the value is worked out, or why it is new."""
    sql: Placed[str] | None = None
    """Expression in SQL over the columns of the entity's table."""


@record(kw_only=True)
class Transform:
    """A change of form on the way, in the words of the migration contract."""

    at: Span
    type: str
    """date-format, string-format, number-format or json-parse."""
    format: str = ""
    source_format: str = ""


@record(kw_only=True)
class Origin:
    """What an attribute says about where it comes from."""

    columns: tuple[Placed[str], ...] = ()
    """As written: `users.email`, or `email` for a column of the entity's table."""
    join: Join | None = None
    because: str = ""
    """Why the value of another table is copied."""
    aggregate: Placed[str] | None = None
    """count, sum, average, min, max, list or set, over the rows that the join gives."""
    derived: Derived | None = None
    transform: Transform | None = None

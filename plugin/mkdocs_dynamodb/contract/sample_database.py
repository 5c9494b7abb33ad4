"""The sample rows of a model in a database of SQLite, which lives in memory and is only read."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from importlib.util import find_spec

from mkdocs_dynamodb.contract.sql import quoted
from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.relational.sample_rows import Cell, SampleRow, SampleRows
from mkdocs_dynamodb.model.relational.schema import ColumnFamily, SourceColumn, SourceSchema
from mkdocs_dynamodb.source.files import SourceFile

MAX_STEPS = 20_000_000
"""Steps of SQLite's machine for one statement; sample rows need a thousandth of it."""
MAX_ROWS = 10_000

_AFFINITY = {
    ColumnFamily.INTEGER: "INTEGER",
    ColumnFamily.BOOLEAN: "INTEGER",
    ColumnFamily.DECIMAL: "NUMERIC",
    ColumnFamily.TEXT: "TEXT",
    ColumnFamily.TIME: "TEXT",
    ColumnFamily.JSON: "TEXT",
    ColumnFamily.UUID: "TEXT",
}
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_WRITING = _READING | {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_TRANSACTION}
Row = tuple[str | int | float | bytes | None, ...]


class SampleDatabase:
    """Tables with sample rows."""

    def __init__(self, rows: SampleRows, schema: SourceSchema | None) -> None:
        """Make the tables and fill them; what cannot be filled in is a trouble."""
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.troubles: list[Placed[str]] = list(rows.troubles)
        self.schema = schema
        for table in schema.tables.values() if schema is not None else ():
            self._make(table.name, table.columns.values())
        for name, listed in rows.tables.items():
            self._fill(name, listed, rows.names[name])
        if rows.file is not None:
            self._run(rows.file, rows.dialect, rows.at)
        self._allow(_READING)

    def close(self) -> None:
        """Forget everything."""
        self.connection.close()

    def select(self, statement: str) -> list[Row]:
        """Rows of a statement, which may only read.

        Raises:
            sqlite3.Error: the statement is wrong, or takes too long.
        """
        left = MAX_STEPS // 10_000

        def count() -> int:
            nonlocal left
            left -= 1
            return int(left < 0)

        self.connection.set_progress_handler(count, 10_000)
        rows: list[Row] = self.connection.execute(statement).fetchmany(MAX_ROWS)
        return rows

    def count(self, table: str) -> int:
        """Number of sample rows of a table; 0 for one that is not there."""
        with suppress(sqlite3.Error):
            return int(str(self.select(f"SELECT count(*) FROM {quoted(table)}")[0][0]))  # noqa: S608 - quoted
        return 0

    def _allow(self, actions: frozenset[int]) -> None:
        def judge(action: int, *_: object) -> int:
            return sqlite3.SQLITE_OK if action in actions else sqlite3.SQLITE_DENY

        self.connection.set_authorizer(judge)

    def _make(self, name: str, columns: Iterable[SourceColumn]) -> None:
        listed = ", ".join(
            f"{quoted(column.name)} {_AFFINITY.get(column.type.family, '')}" for column in columns
        )
        try:
            self.connection.execute(f"CREATE TABLE {quoted(name)} ({listed})")
        except sqlite3.Error as error:
            at = next((column.at for column in columns), None)
            if at is not None:
                self.troubles.append(Placed(f"`{name}` cannot be tried: {error}", at))

    def _fill(self, name: str, rows: tuple[SampleRow, ...], at: Span) -> None:
        table = None if self.schema is None else self.schema.table(name)
        real = name if table is None else table.name
        names = dict.fromkeys(column for row in rows for column in row.cells)
        if table is None:
            if self.schema is not None and self.schema.complete and self.schema.tables:
                self.troubles.append(Placed(f"there is no table `{name}`", at))
                return
            with suppress(sqlite3.Error):
                listed = ", ".join(quoted(column) for column in names) or "nothing"
                self.connection.execute(f"CREATE TABLE {quoted(name)} ({listed})")
        for row in rows:
            self._insert(real, row)

    def _insert(self, table: str, row: SampleRow) -> None:
        known = None if self.schema is None else self.schema.table(table)
        for column in row.cells:
            if known is not None and known.column(column) is None:
                at = row.places.get(column, row.at)
                self.troubles.append(Placed(f"`{table}` has no column `{column}`", at))
                return
        if not row.cells:
            return
        names = ", ".join(quoted(column) for column in row.cells)
        marks = ", ".join("?" for _ in row.cells)
        statement = f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})"  # noqa: S608 - quoted
        try:
            self.connection.execute(statement, [_bound(cell) for cell in row.cells.values()])
        except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
            self.troubles.append(Placed(f"a row of `{table}` cannot be kept: {error}", row.at))

    def _run(self, file: SourceFile, dialect: str, at: Span) -> None:
        """Run the statements of a dump that insert rows, and nothing else."""
        if find_spec("sqlglot") is None:
            reason = "the sample rows cannot be read without the package `sqlglot`"
            self.troubles.append(Placed(reason, at))
            return
        from mkdocs_dynamodb.model.relational.sql_rows import read_rows  # noqa: PLC0415 - sqlglot is optional

        self._allow(_WRITING)
        found = False
        for statement in read_rows(file.text, dialect):
            found = True
            reason = "" if statement.sql else "it is not understood"
            try:
                self.connection.execute(statement.sql)
            except (sqlite3.Error, UnicodeEncodeError) as error:
                reason = str(error)
            if reason:
                place = file.place(statement.start, statement.end)
                self.troubles.append(Placed(f"rows cannot be read: {reason}", place))
        if not found:
            self.troubles.append(Placed("the file has no rows: no INSERT is in it", at))


def _bound(cell: Cell) -> str | int | None:
    """A value as SQLite takes it; numbers with a fraction stay exact as text."""
    if isinstance(cell, bool):
        return int(cell)
    return f"{cell:f}" if isinstance(cell, Decimal) else cell

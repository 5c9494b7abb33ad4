"""Reads the rows of a dump, and writes them as SQLite takes them."""

import re
from collections.abc import Iterator

from sqlglot import exp

from mkdocs_dynamodb.model.relational.sql_constraints import table_name
from mkdocs_dynamodb.model.relational.sql_parsing import DIALECTS, NOT_PARSED, parse, quiet
from mkdocs_dynamodb.model.relational.sql_statements import Statement, StatementReader, copied_rows
from mkdocs_dynamodb.records import record

_REPLACE = re.compile(r"\AREPLACE\b", re.IGNORECASE)
MAX_ROWS_TEXT = 2_000_000
"""Characters of sample rows that are read; more are no samples."""


@record(kw_only=True)
class RowStatement:
    """A statement with rows."""

    start: int
    end: int
    """Position after its first line."""
    sql: str
    """The statement for SQLite; empty where it cannot be read."""


def read_rows(text: str, dialect: str) -> Iterator[RowStatement]:
    """Statements of a dump that insert rows; everything else in it is skipped."""
    for statement in StatementReader(dialect).rows(text[:MAX_ROWS_TEXT]):
        first = len(statement.text.partition("\n")[0].rstrip())
        try:
            sql = _copied(statement) if statement.kind == "copy" else _inserted(statement, dialect)
        except NOT_PARSED:
            sql = ""
        yield RowStatement(start=statement.start, end=statement.start + first, sql=sql)


def _inserted(statement: Statement, dialect: str) -> str:
    text = _REPLACE.sub("INSERT", statement.text, count=1)
    tree = _tree(text, DIALECTS[dialect])
    with quiet():
        return tree.transform(_plain).sql(dialect="sqlite")


def _copied(statement: Statement) -> str:
    into, rows = copied_rows(statement.text)
    tree = _tree(f"INSERT INTO {into} VALUES (NULL)", DIALECTS["postgresql"])  # noqa: S608 - read
    if not rows:
        return "SELECT 1 WHERE 0"
    tree.set("expression", exp.values([tuple(row) for row in rows]))
    return tree.sql(dialect="sqlite")


def _tree(text: str, dialect: str) -> exp.Expr:
    """An INSERT, with its table called as the schema calls it."""
    tree = parse(text, dialect)
    table = tree.find(exp.Table) if isinstance(tree, exp.Insert) else None
    if table is None:
        raise ValueError(text[:0])
    table.replace(exp.Table(this=exp.to_identifier(table_name(table), quoted=True)))
    return tree


def _plain(part: exp.Expr) -> exp.Expr:
    """A value that SQLite knows, in the place of one that only its own database writes."""
    inner: object = part
    if isinstance(part, exp.National | exp.ByteString):
        inner = exp.Literal.string(str(part.this))
    elif isinstance(part, exp.Introducer):
        inner = part.expression
    elif isinstance(part, exp.StrToTime | exp.StrToDate):
        inner = part.this
    return inner if isinstance(inner, exp.Expr) else part

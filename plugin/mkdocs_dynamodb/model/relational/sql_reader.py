"""Reads table definitions with sqlglot; what cannot be read becomes a trouble with its place."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.relational.schema import (
    ColumnFamily,
    ColumnType,
    ForeignKey,
    SourceColumn,
    SourceSchema,
    SqlTrouble,
)
from mkdocs_dynamodb.model.relational.sql_columns import (
    column_type,
    comment_of,
    constraint_of,
    default_of,
    is_nullable,
)
from mkdocs_dynamodb.model.relational.sql_statements import Statement, StatementReader, masked
from mkdocs_dynamodb.model.relational.sql_tables import TableDraft, column_name

MAX_STATEMENT = 200_000
"""Characters of one statement that are read: a table of 4,096 columns, MySQL's limit, has fewer."""
MAX_STATEMENTS = 20_000
MAX_DEFINITIONS = 4_000_000
"""Characters of all definitions together, some 4,000 tables, which take about a minute."""

_DIALECTS = {
    "mysql": "mysql",
    "postgresql": "postgres",
    "sqlserver": "tsql",
    "oracle": "oracle",
}

_USUAL_SCHEMAS = ("", "public", "dbo")
_UNKNOWN_TYPE = ColumnType(text="", family=ColumnFamily.OTHER)

Locate = Callable[[int, int], Span]
"""Place of a stretch of the text, from its start and end."""


def read_sql(text: str, dialect: str, locate: Locate) -> SourceSchema:
    """Tables that SQL text defines; data and everything else in it is skipped.

    Args:
        text: a dump, or statements.
        dialect: mysql, postgresql, sqlserver or oracle.
        locate: place of a stretch of the text.
    """
    reader = _Reader(_DIALECTS[dialect], locate)
    read = 0
    for number, statement in enumerate(StatementReader(dialect).statements(text)):
        read += len(statement.text)
        if number >= MAX_STATEMENTS or read > MAX_DEFINITIONS:
            reader.trouble(statement, "is beyond what is read of one schema")
            break
        if len(statement.text) > MAX_STATEMENT:
            reader.trouble(statement, f"has more than {MAX_STATEMENT:,} characters")
        else:
            reader.read(statement)
    return SourceSchema(
        tables={name: draft.table() for name, draft in reader.drafts.items()},
        troubles=tuple(reader.troubles),
    )


class _Reader:
    """Tables and troubles found so far."""

    def __init__(self, dialect: str, locate: Locate) -> None:
        self.dialect = dialect
        self.locate = locate
        self.drafts: dict[str, TableDraft] = {}
        self.troubles: list[SqlTrouble] = []

    def read(self, statement: Statement) -> None:
        tree = self._parse(statement)
        if tree is None:
            return
        place = _Places(statement, self.locate)
        if isinstance(tree, exp.Alter):
            self._alter(tree, place)
        elif tree.args.get("kind") == "INDEX":
            self._index(tree, place)
        else:
            self._create(statement, tree, place)

    def trouble(self, statement: Statement, reason: str, at: Span | None = None) -> None:
        start = statement.start
        end = start + len(statement.text.partition("\n")[0].rstrip())
        self.troubles.append(SqlTrouble(at or self.locate(start, end), reason))

    def _parse(self, statement: Statement) -> exp.Expression | None:
        """Tree of a statement; options after the columns that sqlglot does not know are cut off."""
        try:
            return self._tree(statement.text)
        except (SqlglotError, RecursionError, ValueError) as error:
            first = error
        end = statement.columns_end
        if statement.kind == "create" and 0 < end < len(statement.text):
            try:
                return self._tree(statement.text[:end])
            except (SqlglotError, RecursionError, ValueError):
                pass
        if statement.kind == "alter" and not statement.adds_key:
            return None
        at, reason = _explain(statement, first, self.locate)
        self.trouble(statement, reason, at)
        return None

    def _tree(self, text: str) -> exp.Expression:
        with _quiet():
            tree = sqlglot.parse_one(masked(text, self.dialect), dialect=self.dialect)
        if isinstance(tree, exp.Create | exp.Alter):
            return tree
        raise ValueError(text[:0])

    def _create(self, statement: Statement, tree: exp.Expression, place: "_Places") -> None:
        schema = tree.this
        name = schema.find(exp.Table) if isinstance(schema, exp.Schema) else None
        if name is None:
            if not statement.is_partition:
                self.trouble(statement, "lists no columns")
            return
        table = _table_name(name)
        if table in self.drafts:
            self.trouble(statement, f"defines `{table}` a second time", place.of(name.this))
            return
        draft = TableDraft(name=table, at=place.of(name.this))
        self.drafts[table] = draft
        for part in schema.expressions:
            if isinstance(part, exp.ColumnDef):
                self._column(statement, draft, part, place)
            elif isinstance(part, exp.Identifier | exp.Column):
                at = place.of(part.find(exp.Identifier))
                self.trouble(statement, f"gives the column `{part.name}` no type", at)
            else:
                _constraint(draft, part, place)

    def _column(
        self, statement: Statement, draft: TableDraft, part: exp.ColumnDef, place: "_Places"
    ) -> None:
        kind = column_type(part.args.get("kind"), self.dialect)
        at = place.of(part.this)
        computed = constraint_of(part, exp.ComputedColumnConstraint)
        refers = constraint_of(part, exp.Reference)  # whose column tells the type, in Oracle
        if kind is None and computed is None and refers is None:
            self.trouble(statement, f"gives the column `{part.name}` no type", at)
            return
        if any(part.name.casefold() == known.casefold() for known in draft.columns):
            self.trouble(statement, f"names the column `{part.name}` twice", at)
            return
        draft.columns[part.name] = SourceColumn(
            name=part.name,
            at=at,
            table=draft.name,
            type=kind or _UNKNOWN_TYPE,
            nullable=is_nullable(part),
            default=default_of(part, self.dialect),
            generated=computed is not None,
            comment=comment_of(part),
        )
        for constraint in part.constraints:
            _column_constraint(draft, part.name, constraint.args.get("kind"), at)

    def _alter(self, tree: exp.Expression, place: "_Places") -> None:
        draft = self._draft(tree.this)
        for action in tree.args.get("actions") or () if draft is not None else ():
            for part in action.expressions if isinstance(action, exp.AddConstraint) else [action]:
                if draft is not None:
                    _constraint(draft, part, place)

    def _index(self, tree: exp.Expression, place: "_Places") -> None:
        index = tree.this
        table = index.args.get("table") if isinstance(index, exp.Index) else None
        draft = None if table is None else self._draft(table)
        parameters = index.args.get("params") if isinstance(index, exp.Index) else None
        if draft is None or parameters is None or parameters.args.get("where") is not None:
            return  # an index on a part of the rows keeps nothing unique in the others
        columns = [column_name(part) for part in parameters.args.get("columns") or ()]
        if columns and all(columns):
            draft.add_key(tuple(columns), place.of(index.this), index.name)

    def _draft(self, table: exp.Expression) -> TableDraft | None:
        found = table.find(exp.Table) if not isinstance(table, exp.Table) else table
        return None if found is None else self.drafts.get(_table_name(found))


class _Places:
    """Places of names in one statement."""

    def __init__(self, statement: Statement, locate: Locate) -> None:
        self.start = statement.start
        self.first = len(statement.text.partition("\n")[0].rstrip())
        self.locate = locate

    def of(self, name: exp.Expression | None) -> Span:
        """Place of a name, or the first line of the statement where it has none."""
        found = None if name is None else name.find(exp.Identifier)
        meta = {} if found is None else found.meta
        if "start" not in meta:
            return self.locate(self.start, self.start + self.first)
        return self.locate(self.start + meta["start"], self.start + meta["end"] + 1)


def _table_name(table: exp.Table) -> str:
    """Name of a table; a schema that is the usual one is left out."""
    return table.name if table.db in _USUAL_SCHEMAS else f"{table.db}.{table.name}"


def _constraint(draft: TableDraft, part: exp.Expression, place: _Places) -> None:
    """A key or foreign key that stands beside the columns, perhaps with a name."""
    name = ""
    inner = [part]
    if isinstance(part, exp.Constraint):
        name, inner = part.name, part.expressions
    at = place.of(part.this if isinstance(part, exp.Constraint) else None)
    for kind in inner:
        columns = _columns_of(kind)
        first = next(iter(_named(kind)), None)
        spot = place.of(first) if first is not None else at
        if isinstance(kind, exp.ForeignKey):
            _foreign_key(draft, columns, kind.args.get("reference"), spot, name)
        elif isinstance(kind, exp.PrimaryKey):
            draft.set_primary(columns, spot, name)
        elif isinstance(kind, exp.UniqueColumnConstraint) and columns:
            draft.add_key(columns, spot, name or _key_name(kind))


def _column_constraint(
    draft: TableDraft, column: str, kind: exp.Expression | None, at: Span
) -> None:
    """A key or foreign key that stands with a column."""
    if isinstance(kind, exp.PrimaryKeyColumnConstraint):
        draft.set_primary((column,), at, "")
    elif isinstance(kind, exp.UniqueColumnConstraint):
        draft.add_key((column,), at, "")
    elif isinstance(kind, exp.Reference):
        _foreign_key(draft, (column,), kind, at, "")


def _foreign_key(
    draft: TableDraft,
    columns: tuple[str, ...],
    reference: exp.Expression | None,
    at: Span,
    name: str,
) -> None:
    table = None if reference is None else reference.find(exp.Table)
    if reference is None or table is None or not columns:
        return
    schema = reference.this
    targets = schema.expressions if isinstance(schema, exp.Schema) else []
    draft.foreign_keys.append(
        ForeignKey(
            columns=columns,
            target_table=_table_name(table),
            target_columns=tuple(column_name(target) for target in targets),
            at=at,
            name=name,
        )
    )


def _named(kind: exp.Expression) -> list[exp.Expression]:
    """Columns of a key as they stand in the tree."""
    if isinstance(kind, exp.UniqueColumnConstraint):
        return kind.this.expressions if isinstance(kind.this, exp.Schema) else []
    return kind.expressions if isinstance(kind, exp.PrimaryKey | exp.ForeignKey) else []


def _columns_of(kind: exp.Expression) -> tuple[str, ...]:
    """Names of the columns of a key; none where one of them is an expression or a beginning."""
    names = [column_name(part) for part in _named(kind)]
    return tuple(names) if all(names) else ()


def _key_name(kind: exp.Expression) -> str:
    return kind.this.name if isinstance(kind.this, exp.Schema) else ""


def _explain(statement: Statement, error: Exception, locate: Locate) -> tuple[Span | None, str]:
    """Where and why a statement cannot be read."""
    unclosed = statement.unclosed
    if unclosed is not None:
        at = statement.start + unclosed
        return locate(at, at + 1), "has a quotation mark that nothing closes"
    details = error.errors[0] if isinstance(error, ParseError) and error.errors else {}
    line, column = details.get("line"), details.get("col")
    if not isinstance(line, int) or not isinstance(column, int):
        return None, "is not understood"
    lines = statement.text.split("\n")
    start = sum(len(text) + 1 for text in lines[: line - 1])
    mark = len(str(details.get("highlight") or " "))
    end = min(start + column, len(statement.text))
    at = statement.start + max(end - mark, 0)
    words = str(details.get("description") or "").strip().rstrip(".")
    reason = f"is not understood: {words[:1].lower()}{words[1:]}" if words else "is not understood"
    return locate(at, statement.start + end), reason


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep sqlglot from writing about statements that it does not know; we report them."""
    logger = logging.getLogger("sqlglot")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before

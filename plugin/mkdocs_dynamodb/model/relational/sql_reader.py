"""Reads table definitions with sqlglot; what cannot be read becomes a trouble with its place."""

import re
from contextlib import suppress

from sqlglot import exp

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.relational.schema import (
    ColumnFamily,
    ColumnType,
    SourceColumn,
    SourceSchema,
    SqlTrouble,
)
from mkdocs_dynamodb.model.relational.sql_changes import change_table
from mkdocs_dynamodb.model.relational.sql_columns import (
    column_type,
    comment_of,
    constraint_of,
    default_of,
    is_nullable,
)
from mkdocs_dynamodb.model.relational.sql_constraints import (
    add_column_constraint,
    add_constraint,
    table_name,
)
from mkdocs_dynamodb.model.relational.sql_parsing import DIALECTS, NOT_PARSED, parse
from mkdocs_dynamodb.model.relational.sql_places import Locate, Places, explain
from mkdocs_dynamodb.model.relational.sql_statements import Statement, StatementReader
from mkdocs_dynamodb.model.relational.sql_tables import TableDraft, column_name
from mkdocs_dynamodb.model.relational.sql_words import masked

MAX_STATEMENT = 200_000
"""Characters of one statement that are read: a table of 4,096 columns, MySQL's limit, has fewer."""
MAX_STATEMENTS = 20_000
MAX_DEFINITIONS = 4_000_000
"""Characters of all definitions together, some 4,000 tables, which take about a minute."""

_COPIES_KEYS = re.compile(r"\bINCLUDING\s+(?:ALL|INDEXES)\b", re.IGNORECASE)
_UNKNOWN_TYPE = ColumnType(text="", family=ColumnFamily.OTHER)


def read_sql(text: str, dialect: str, locate: Locate) -> SourceSchema:
    """Tables that SQL text defines; data and everything else in it is skipped.

    Args:
        text: a dump, or statements.
        dialect: mysql, postgresql, sqlserver or oracle.
        locate: place of a stretch of the text.
    """
    reader = _Reader(DIALECTS[dialect], locate)
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
        for tree in self._parse(statement):
            self._take(statement, tree)

    def _take(self, statement: Statement, tree: exp.Expression) -> None:
        place = Places(statement, self.locate)
        if isinstance(tree, exp.Alter):
            self._alter(statement, tree, place)
        elif isinstance(tree, exp.Drop):
            self._drop(tree)
        elif tree.args.get("kind") == "INDEX":
            self._index(tree, place)
        else:
            self._create(statement, tree, place)

    def trouble(self, statement: Statement, reason: str, at: Span | None = None) -> None:
        start = statement.start
        end = start + len(statement.text.partition("\n")[0].rstrip())
        self.troubles.append(SqlTrouble(at or self.locate(start, end), reason))

    def _parse(self, statement: Statement) -> list[exp.Expression]:
        """Trees of a statement; options after the columns that sqlglot does not know are cut off.

        Changes of several kinds in one ALTER TABLE, of which sqlglot knows few, are read singly.
        """
        if statement.kind == "rename":
            return self._renames(statement)
        try:
            return [self._tree(statement.text)]
        except NOT_PARSED as error:
            first = error
        end = statement.columns_end
        texts: tuple[str, ...] = ()
        if statement.kind == "create" and 0 < end < len(statement.text):
            texts = (statement.text[:end],)
        elif statement.kind == "alter":
            texts = statement.actions
        with suppress(*NOT_PARSED):
            if texts:
                return [self._tree(text) for text in texts]
        if statement.kind == "drop" or (statement.kind == "alter" and not statement.matters):
            return []
        at, reason = explain(statement, first, self.locate)
        self.trouble(statement, reason, at)
        return []

    def _renames(self, statement: Statement) -> list[exp.Expression]:
        with suppress(*NOT_PARSED):
            trees = [self._tree(text) for text in statement.renames]
            if trees:
                return trees
        self.trouble(statement, "renames a table in a way that is not understood")
        return []

    def _tree(self, text: str) -> exp.Expression:
        tree = parse(masked(text, self.dialect), self.dialect)
        if isinstance(tree, exp.Create | exp.Alter | exp.Drop):
            return tree
        raise ValueError(text[:0])

    def _create(self, statement: Statement, tree: exp.Expression, place: Places) -> None:
        schema = tree.this
        parts = schema.expressions if isinstance(schema, exp.Schema) else _copied(tree)
        name = schema.find(exp.Table) if parts else None
        if name is None:
            if not statement.is_partition:
                self.trouble(statement, "lists no columns")
            return
        table = table_name(name)
        if table in self.drafts:
            self.trouble(statement, f"defines `{table}` a second time", place.of(name.this))
            return
        draft = TableDraft(name=table, at=place.of(name.this))
        self.drafts[table] = draft
        for part in parts:
            if isinstance(part, exp.LikeProperty):
                self._copy(statement, draft, part)
            elif isinstance(part, exp.ColumnDef):
                if not _is_index(part):
                    self._column(statement, draft, part, place)
            elif isinstance(part, exp.Identifier | exp.Column):
                at = place.of(part.find(exp.Identifier))
                self.trouble(statement, f"gives the column `{part.name}` no type", at)
            else:
                add_constraint(draft, part, place)

    def _copy(self, statement: Statement, draft: TableDraft, part: exp.LikeProperty) -> None:
        """Take over the columns of another table, with its keys unless PostgreSQL says nothing."""
        other = self._draft(part.this)
        if other is None:
            self.trouble(statement, "takes its columns from a table that is not known", draft.at)
            if not draft.columns:
                self.drafts.pop(draft.name)
            return
        is_whole = self.dialect != "postgres" or _COPIES_KEYS.search(statement.text) is not None
        draft.copy(other, with_keys=is_whole)

    def _column(
        self,
        statement: Statement,
        draft: TableDraft,
        part: exp.ColumnDef,
        place: Places,
        *,
        is_known: bool = False,
    ) -> None:
        kind = column_type(part.args.get("kind"), self.dialect)
        at = place.of(part.this)
        computed = constraint_of(part, exp.ComputedColumnConstraint)
        refers = constraint_of(part, exp.Reference)  # whose column tells the type, in Oracle
        if kind is None and computed is None and refers is None:
            self.trouble(statement, f"gives the column `{part.name}` no type", at)
            return
        if draft.column_of(part.name) is not None and not is_known:
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
            add_column_constraint(draft, part.name, constraint.args.get("kind"), at)

    def _alter(self, statement: Statement, tree: exp.Expression, place: Places) -> None:
        draft = self._draft(tree.this)
        for action in tree.args.get("actions") or () if draft is not None else ():
            several = isinstance(action, exp.AddConstraint | exp.Schema)
            for part in action.expressions if several else [action]:
                if draft is not None:
                    self._change(statement, draft, part, place)

    def _change(
        self, statement: Statement, draft: TableDraft, part: exp.Expression, place: Places
    ) -> None:
        """One thing that an ALTER TABLE says; a file may be the history of a schema."""
        if isinstance(part, exp.ColumnDef):
            self._column(statement, draft, part, place)
        elif isinstance(part, exp.ModifyColumn):
            before = part.args.get("rename_from") or part.this.this
            draft.rename_column(before.name, part.this.name, place.of(part.this.this))
            self._column(statement, draft, part.this, place, is_known=True)
        elif isinstance(part, exp.AlterRename) and isinstance(part.this, exp.Table):
            self.drafts.pop(draft.name, None)
            draft.rename(table_name(part.this))
            self.drafts[draft.name] = draft
        elif not change_table(draft, part, place, self.dialect):
            add_constraint(draft, part, place)

    def _drop(self, tree: exp.Expression) -> None:
        for table in tree.args.get("tables") or ():
            self.drafts.pop(table_name(table), None)

    def _index(self, tree: exp.Expression, place: Places) -> None:
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
        return None if found is None else self.drafts.get(table_name(found))


def _copied(tree: exp.Expression) -> list[exp.Expression]:
    """The table whose columns a statement without a list of them takes."""
    return list(tree.find_all(exp.LikeProperty))


def _is_index(part: exp.ColumnDef) -> bool:
    """Whether a definition is one of an index, which sqlglot takes for a column of that name."""
    return part.name.upper() == "INDEX" and not part.this.args.get("quoted")

"""Keys and foreign keys of a table definition, beside its columns or with one of them."""

from sqlglot import exp

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.relational.schema import ForeignKey
from mkdocs_dynamodb.model.relational.sql_places import Places
from mkdocs_dynamodb.model.relational.sql_tables import TableDraft, column_name

_USUAL_SCHEMAS = ("", "public", "dbo")


def table_name(table: exp.Table) -> str:
    """Name of a table; a schema that is the usual one is left out."""
    return table.name if table.db in _USUAL_SCHEMAS else f"{table.db}.{table.name}"


def add_constraint(draft: TableDraft, part: exp.Expression, place: Places) -> None:
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


def add_column_constraint(
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
            target_table=table_name(table),
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

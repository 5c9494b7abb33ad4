"""Changes of a table that leave its columns as they are defined, or take one away."""

from dataclasses import replace

from sqlglot import exp

from mkdocs_dynamodb.model.relational.sql_columns import column_type
from mkdocs_dynamodb.model.relational.sql_places import Places
from mkdocs_dynamodb.model.relational.sql_tables import TableDraft


def change_table(draft: TableDraft, action: exp.Expression, place: Places, dialect: str) -> bool:
    """Carry out what an ALTER TABLE says of columns and keys; False where it is something else."""
    if isinstance(action, exp.Drop):
        _drop(draft, action)
    elif isinstance(action, exp.DropPrimaryKey):
        draft.primary = None
    elif isinstance(action, exp.RenameColumn):
        new = action.args["to"]
        draft.rename_column(action.this.name, new.name, place.of(new))
    elif isinstance(action, exp.AlterColumn):
        _alter_column(draft, action, dialect)
    else:
        return False
    return True


def _drop(draft: TableDraft, action: exp.Drop) -> None:
    kind = str(action.args.get("kind") or "").upper()
    for dropped in action.args.get("tables") or ():
        name = dropped.name
        if kind == "COLUMN":
            draft.drop_column(name)
        else:
            draft.unique = [key for key in draft.unique if key.name != name]
            draft.foreign_keys = [key for key in draft.foreign_keys if key.name != name]


def _alter_column(draft: TableDraft, action: exp.AlterColumn, dialect: str) -> None:
    known = draft.column_of(action.this.name)
    if known is None:
        return
    column = draft.columns[known]
    allow_null = action.args.get("allow_null")
    draft.columns[known] = replace(
        column,
        type=column_type(action.args.get("dtype"), dialect) or column.type,
        nullable=column.nullable if allow_null is None else bool(allow_null),
    )

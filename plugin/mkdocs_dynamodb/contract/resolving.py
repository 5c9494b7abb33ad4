"""Where an attribute of the design comes from: as the model says, or the column named so."""

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.origins import Derived, Join, Transform
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class Resolved:
    """The origin of an attribute."""

    table: str
    columns: tuple[str, ...]
    """Empty for a value that no column holds."""
    join: Join | None = None
    because: str = ""
    aggregate: str = ""
    derived: Derived | None = None
    transform: Transform | None = None


def resolve(model: Model, entity: StoredEntity, name: str) -> Resolved | None:
    """Origin of an attribute of an entity; None where nothing tells it."""
    attribute = entity.attributes.get(name)
    if attribute is None or entity.source_table is None:
        return None
    own = entity.source_table.value
    origin = attribute.origin
    if origin is not None and origin.derived is not None:
        return Resolved(table=own, columns=(), derived=origin.derived)
    if origin is None or not origin.columns:
        column = _column_named(model, own, name)
        if column is None:
            return None
        transform = None if origin is None else origin.transform
        return Resolved(table=own, columns=(column,), transform=transform)
    parts = [written.value.rpartition(".") for written in origin.columns]
    return Resolved(
        table=parts[0][0] or own,
        columns=tuple(column for _, _, column in parts),
        join=origin.join,
        because=origin.because or attribute.description,
        aggregate="" if origin.aggregate is None else origin.aggregate.value,
        transform=origin.transform,
    )


def _column_named(model: Model, table: str, name: str) -> str | None:
    found = None if model.source is None else model.source.schema.table(table)
    column = None if found is None else found.column(name)
    return None if column is None else column.name

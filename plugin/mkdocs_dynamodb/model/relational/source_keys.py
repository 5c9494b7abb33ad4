"""Whether the keys of the new tables tell the rows of the source database apart."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.relational.mapping import AttributeSource, EntitySource, SourceMapping
from mkdocs_dynamodb.model.relational.schema import SourceKey, SourceTable


def key_columns(entity: EntitySource) -> tuple[str, ...]:
    """Columns of the entity's table that its primary key is made of; none where that is unknown.

    A value of another row stands for the columns that find it, where it is unique itself.
    """
    if entity.source is None or entity.entity.source_where is not None:
        return ()
    columns: dict[str, None] = {}
    for _, attribute in entity.key_attributes():
        found = None if attribute is None else _columns_of(entity.source, attribute)
        if found is None:
            return ()
        columns.update(dict.fromkeys(found))
    return tuple(columns)


def _columns_of(own: SourceTable, attribute: AttributeSource) -> tuple[str, ...] | None:
    """Columns of its own row that an attribute depends on and tells apart; None where unknown."""
    origin, other = attribute.origin, attribute.foreign_table
    if origin.derived is not None or origin.aggregate is not None or not attribute.columns:
        return None
    names = tuple(column.name for column in attribute.columns)
    if len(names) < len(attribute.references):
        return None
    if attribute.join is None:
        return names if other is own else None
    if other is None or not other.is_unique(attribute.join.source_names):
        return None
    if not other.is_unique(names):
        return ()
    found = (own.column(name) for name in attribute.join.local_names)
    return tuple(column.name for column in found if column is not None)


def groups_rows(entity: EntitySource) -> bool:
    """Whether an item is meant to stand for several rows of its own table."""
    return any(
        attribute.origin.aggregate is not None and attribute.join is None
        for attribute in entity.attributes.values()
    )


def kept_unique(mapping: SourceMapping) -> Mapping[str, tuple[frozenset[str], ...]]:
    """Table -> sets of its columns that some primary key is made of, without capitals.

    Two rows with the same values in all columns of a set would be one item.
    """
    found: dict[str, list[frozenset[str]]] = {}
    for entity in mapping.entities:
        names: set[str] = set()
        for _, attribute in entity.key_attributes():
            columns = () if attribute is None or attribute.is_foreign else attribute.columns
            if not columns:
                names.clear()
                break
            names.update(column.name.casefold() for column in columns)
        if names and entity.source is not None:
            found.setdefault(entity.source.name, []).append(frozenset(names))
    return {table: tuple(sets) for table, sets in found.items()}


def is_taken_over(mapping: SourceMapping, table: SourceTable, key: SourceKey) -> bool:
    """Whether every column of a key goes into some attribute."""
    columns = [table.column(name) for name in key.columns]
    return all(c is not None and (c.table, c.name) in mapping.destinations for c in columns)

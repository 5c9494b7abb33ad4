"""What joins to other tables of the source database do."""

import re
from collections.abc import Iterable, Iterator

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import AttributeSource, EntitySource, source_mapping
from mkdocs_dynamodb.model.relational.origins import Join
from mkdocs_dynamodb.model.relational.schema import SourceTable

_SAME = re.compile(r"\s*\(*\s*(?P<one>[\w.`\"']+)\s*=\s*(?P=one)\s*\)*\s*", re.IGNORECASE)
_TRUE = re.compile(r"\s*\(*\s*(?:true|1)\s*\)*\s*", re.IGNORECASE)

SoundJoin = tuple[EntitySource, AttributeSource, Join, SourceTable, SourceTable]
"""Entity, attribute and join, with the entity's table and the one that is joined."""


def sound_joins(model: Model) -> Iterator[SoundJoin]:
    """Joins between tables that exist, over columns that exist, as many here as there."""
    mapping = source_mapping(model)
    for entity, attribute in () if mapping is None else mapping.attributes():
        join, own, other = attribute.join, entity.source, attribute.foreign_table
        if join is None or own is None or other is None:
            continue
        sides = ((own, join.local_names), (other, join.source_names))
        exist = all(table.column(name) is not None for table, names in sides for name in names)
        if exist and len(join.local_names) == len(join.source_names):
            yield entity, attribute, join, own, other


def joins_over_key(own: SourceTable, other: SourceTable, join: Join) -> bool:
    """Whether a key or foreign key stands on one side at least."""
    return own.has_key_on(join.local_names) or other.has_key_on(join.source_names)


def always_true(own: SourceTable, other: SourceTable, join: Join) -> bool:
    """Whether a join finds for each row the row itself, or has a condition that asks for nothing.

    Two columns of one name in one table find rows with the same value, which may well be others,
    unless the column is different in each row.
    """
    if join.where is not None and is_tautology(join.where.value):
        return True
    local, source = ([name.casefold() for name in s] for s in (join.local_names, join.source_names))
    return own is other and local == source and own.is_unique(local)


def is_tautology(condition: str) -> bool:
    """Whether a condition in SQL is true whatever the row is."""
    return bool(_SAME.fullmatch(condition) or _TRUE.fullmatch(condition))


def listed(columns: Iterable[str], table: SourceTable) -> str:
    """Columns for a message: `orders.user_id`, `orders.day`."""
    return ", ".join(f"`{table.name}.{name}`" for name in columns)

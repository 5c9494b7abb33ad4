"""Where each column of the source database went, and what in the new tables no column holds."""

from collections.abc import Mapping
from enum import StrEnum

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import (
    AttributeSource,
    EntitySource,
    SourceMapping,
    source_mapping,
)
from mkdocs_dynamodb.model.relational.schema import SourceColumn, SourceTable
from mkdocs_dynamodb.records import record


class ColumnState(StrEnum):
    """What became of a column."""

    STORED = "stored"
    USED = "used to join"
    """Only joins or expressions name it."""
    DROPPED = "dropped"
    MISSING = "missing"


@record(kw_only=True)
class Destination:
    """An attribute that takes values of a column."""

    table: str
    entity: str
    attribute: str
    how: str
    """What happens on the way; empty where the value is taken over as it is."""
    because: str


@record(kw_only=True)
class ColumnFate:
    """A column with everything that comes from it."""

    column: SourceColumn
    marks: tuple[str, ...]
    """Some of `primary key`, `unique` and `foreign key`."""
    state: ColumnState
    destinations: tuple[Destination, ...]
    reason: str
    """Why it was dropped."""


@record(kw_only=True)
class TableFate:
    """A table of the source database with its columns."""

    table: SourceTable
    reason: str
    """Why it was dropped as a whole."""
    columns: tuple[ColumnFate, ...]


@record(kw_only=True)
class NewValue:
    """An attribute or an entity that no column holds."""

    table: str
    entity: str
    attribute: str
    """Empty for a whole entity."""
    because: str
    """Empty where nothing is said."""


@record(slots=False, kw_only=True)
class ColumnDestinations:
    """All tables of the source database, and all that is new."""

    tables: tuple[TableFate, ...]
    new: tuple[NewValue, ...]
    counts: Mapping[ColumnState, int]


def column_destinations(model: Model) -> ColumnDestinations | None:
    """What became of each column; None for a model whose source is not read."""
    mapping = source_mapping(model)
    if mapping is None:
        return None
    places = _places(mapping)
    tables = tuple(
        _table_fate(mapping, table, places) for table in mapping.source.schema.tables.values()
    )
    states = [fate.state for table in tables for fate in table.columns]
    return ColumnDestinations(
        tables=tables,
        new=tuple(new for entity in mapping.entities for new in _new_values(entity)),
        counts={state: states.count(state) for state in ColumnState},
    )


def _places(mapping: SourceMapping) -> Mapping[tuple[str, str], list[Destination]]:
    found: dict[tuple[str, str], list[Destination]] = {}
    for entity, attribute in mapping.attributes():
        destination = Destination(
            table=entity.table.name.value,
            entity=entity.entity.name.value,
            attribute=attribute.attribute.name.value,
            how=_how(entity, attribute),
            because=attribute.origin.because,
        )
        for column in attribute.columns:
            found.setdefault((column.table, column.name), []).append(destination)
    return found


def _table_fate(
    mapping: SourceMapping,
    table: SourceTable,
    places: Mapping[tuple[str, str], list[Destination]],
) -> TableFate:
    whole = mapping.dropped.get((table.name, ""))
    fates = []
    for column in table.columns.values():
        key = (table.name, column.name)
        reason = mapping.dropped.get(key, whole)
        destinations = tuple(places.get(key, ()))
        if destinations:
            state = ColumnState.STORED
        elif reason is not None:
            state = ColumnState.DROPPED
        else:
            state = ColumnState.USED if key in mapping.joined else ColumnState.MISSING
        fates.append(
            ColumnFate(
                column=column,
                marks=_marks(table, column),
                state=state,
                destinations=destinations,
                reason="" if reason is None else reason.value,
            )
        )
    return TableFate(table=table, reason="" if whole is None else whole.value, columns=tuple(fates))


def _marks(table: SourceTable, column: SourceColumn) -> tuple[str, ...]:
    name = column.name
    marks = (
        ("primary key", name in table.key_columns),
        ("unique", any(key.columns == (name,) for key in table.unique_keys)),
        ("foreign key", any(name in key.columns for key in table.foreign_keys)),
    )
    return tuple(mark for mark, is_so in marks if is_so)


def _how(entity: EntitySource, attribute: AttributeSource) -> str:
    """What happens to a value on its way into an attribute."""
    origin = attribute.origin
    parts = []
    if origin.aggregate is not None:
        parts.append(origin.aggregate.value)
    if origin.join is not None:
        own = "" if entity.source is None else entity.source.name
        other = attribute.foreign_table
        pairs = zip(origin.join.source_names, origin.join.local_names, strict=False)
        on = " and ".join(
            f"{'' if other is None else other.name}.{there} = {own}.{here}" for there, here in pairs
        )
        parts.append(f"where {on}")
        if origin.join.where is not None:
            parts.append(f"and {origin.join.where.value}")
    if origin.derived is not None:
        parts.append(origin.derived.because)
    if origin.transform is not None:
        parts.append(f"{origin.transform.type} {origin.transform.format}".strip())
    return ", ".join(parts).replace(", where", " where").replace(", and", " and")


def _new_values(entity: EntitySource) -> list[NewValue]:
    table, name = entity.table.name.value, entity.entity.name.value
    if entity.is_new:
        return [NewValue(table=table, entity=name, attribute="", because=entity.entity.derived)]
    return [
        NewValue(
            table=table,
            entity=name,
            attribute=attribute.attribute.name.value,
            because="" if attribute.origin.derived is None else attribute.origin.derived.because,
        )
        for attribute in entity.attributes.values()
        if not attribute.references
    ]

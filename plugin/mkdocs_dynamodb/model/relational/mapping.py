"""Which column each attribute comes from: what the model says, and what names tell.

A stored entity says with `from` which table has a row for each of its items. An attribute says
with `from` which column it is; one that says nothing is the column of the same name, where there is
one, and is called inferred.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.origins import Join, Origin
from mkdocs_dynamodb.model.relational.schema import Source, SourceColumn, SourceTable
from mkdocs_dynamodb.model.tables import Attribute, StoredEntity, Table
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class ColumnReference:
    """A column that an attribute names."""

    at: Span
    table_name: str
    column_name: str
    table: SourceTable | None
    """None where the schema has no such table."""
    column: SourceColumn | None
    """None where the schema has no such column."""


@record(kw_only=True)
class AttributeSource:
    """Where one attribute of a stored entity comes from."""

    attribute: Attribute
    subject: str
    references: tuple[ColumnReference, ...] = ()
    """Columns, in order; several where the value is put together from several columns."""
    inferred: bool = False
    """Whether only the name tells the column."""
    is_foreign: bool = False
    """Whether the columns are those of another table than the entity's, or of another row."""
    origin: Origin
    """What the model says; empty where the column is inferred."""

    @property
    def join(self) -> Join | None:
        """How the row of the other table is found."""
        return self.origin.join

    @property
    def columns(self) -> tuple[SourceColumn, ...]:
        """Columns that exist."""
        return tuple(r.column for r in self.references if r.column is not None)

    @property
    def foreign_table(self) -> SourceTable | None:
        """Table that the columns belong to, where it exists."""
        return next((r.table for r in self.references if r.table is not None), None)

    @property
    def is_copied(self) -> bool:
        """Whether the value is the column's own, of the entity's own row."""
        origin = self.origin
        return (
            len(self.references) == 1
            and not self.is_foreign
            and origin.derived is None
            and origin.aggregate is None
        )

    @property
    def has_source(self) -> bool:
        """Whether the model says or the name tells where the value comes from."""
        return bool(self.references) or self.origin.derived is not None


@record(slots=False, kw_only=True)
class EntitySource:
    """Where a stored entity comes from."""

    table: Table
    entity: StoredEntity
    source: SourceTable | None
    """None where the entity names no table, or one that does not exist."""
    attributes: Mapping[str, AttributeSource]

    @property
    def subject(self) -> str:
        """Dotted path of the stored entity."""
        return self.entity.subject

    @property
    def is_new(self) -> bool:
        """Whether the model says that no row stands behind an item."""
        return self.entity.source_table is None and bool(self.entity.derived)

    def key_attributes(self) -> Iterator[tuple[str, AttributeSource | None]]:
        """Attributes in the primary key, by their templates; None for one that is not declared."""
        yield from self.attributes_of(key.name.value for key in self.table.keys)

    def attributes_of(self, keys: Iterator[str]) -> Iterator[tuple[str, AttributeSource | None]]:
        """Attributes in some key attributes, each once."""
        names: dict[str, None] = {}
        for key in keys:
            template = self.entity.template_for(key)
            names.update(dict.fromkeys(() if template is None else template.names))
        yield from ((name, self.attributes.get(name)) for name in names)


@dataclass(frozen=True, kw_only=True, eq=False)
class SourceMapping:
    """Where everything in the tables comes from."""

    source: Source
    entities: tuple[EntitySource, ...]

    def attributes(self) -> Iterator[tuple[EntitySource, AttributeSource]]:
        """Every attribute with its entity."""
        for entity in self.entities:
            for attribute in entity.attributes.values():
                yield entity, attribute

    @cached_property
    def destinations(self) -> Mapping[tuple[str, str], tuple[tuple[EntitySource, str], ...]]:
        """(Table, column) of the schema -> entity and attribute that take its value, in order."""
        found: dict[tuple[str, str], list[tuple[EntitySource, str]]] = {}
        for entity, attribute in self.attributes():
            for column in attribute.columns:
                key = (column.table, column.name)
                found.setdefault(key, []).append((entity, attribute.attribute.name.value))
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def joined(self) -> frozenset[tuple[str, str]]:
        """(Table, column) that joins follow or that expressions in SQL name."""
        found: set[tuple[str, str]] = set()
        for entity, attribute in self.attributes():
            own, join, derived = entity.source, attribute.join, attribute.origin.derived
            if join is not None:
                other = attribute.foreign_table
                found.update(_columns(own, (name.value for name in join.local_columns)))
                found.update(_columns(other, (name.value for name in join.source_columns)))
                found.update(_columns(other, _words(join.where)))
            if derived is not None:
                found.update(_columns(own, _words(derived.sql)))
        for entity in self.entities:
            found.update(_columns(entity.source, _words(entity.entity.source_where)))
        return frozenset(found)

    @cached_property
    def used_tables(self) -> frozenset[str]:
        """Tables that an entity comes from, or an attribute."""
        own = {entity.source.name for entity in self.entities if entity.source is not None}
        return frozenset(own | {table for table, _ in self.destinations})

    @cached_property
    def by_table(self) -> Mapping[str, tuple[EntitySource, ...]]:
        """Table of the schema -> stored entities with an item for each of its rows."""
        found: dict[str, list[EntitySource]] = {}
        for entity in self.entities:
            if entity.source is not None:
                found.setdefault(entity.source.name, []).append(entity)
        return {name: tuple(entities) for name, entities in found.items()}

    @cached_property
    def dropped(self) -> Mapping[tuple[str, str], Placed[str]]:
        """(Table, column or empty) -> name as written with its place, for what exists."""
        found = {}
        for name, reason in self.source.dropped.items():
            target = self.dropped_target(name)
            if target is not None:
                found[target] = Placed(reason.value, reason.at)
        return found

    def dropped_target(self, name: str) -> tuple[str, str] | None:
        """Table, and column where it is one, that `dropped` names; None where there is none."""
        schema = self.source.schema
        table_name, column_name = schema.split(name)
        owner = schema.table(table_name) if table_name else None
        column = None if owner is None else owner.column(column_name)
        if owner is not None and column is not None:
            return owner.name, column.name
        table = schema.tables.get(name) or (None if owner is not None else schema.table(name))
        return None if table is None else (table.name, "")


def source_mapping(model: Model) -> SourceMapping | None:
    """Where everything comes from; None for a model without a source or with an unread one."""
    if model.source is None or model.source.unread is not None:
        return None
    known = model.worked_out.get(SourceMapping)
    if not isinstance(known, SourceMapping):
        source = model.source
        entities = tuple(_entity(source, table, each) for table, each in model.stored_entities)
        known = SourceMapping(source=source, entities=entities)
        model.worked_out[SourceMapping] = known
    return known


def every_attribute(model: Model) -> Iterator[tuple[EntitySource, AttributeSource]]:
    """Every attribute with its entity; nothing of a model without a source."""
    mapping = source_mapping(model)
    return iter(()) if mapping is None else mapping.attributes()


def _entity(source: Source, table: Table, entity: StoredEntity) -> EntitySource:
    named = entity.source_table
    own = None if named is None else source.schema.table(named.value)
    attributes = {
        name: _attribute(source, own, entity, attribute)
        for name, attribute in entity.attributes.items()
    }
    return EntitySource(table=table, entity=entity, source=own, attributes=attributes)


def _attribute(
    source: Source, own: SourceTable | None, entity: StoredEntity, attribute: Attribute
) -> AttributeSource:
    name = attribute.name
    origin = attribute.origin or Origin()
    subject = f"{entity.subject}.attributes.{name.value}"
    if origin.columns:
        own_name = "" if entity.source_table is None else entity.source_table.value
        references = tuple(_reference(source, own, own_name, each) for each in origin.columns)
        foreign = origin.join is not None or any(
            reference.table is not own or (own is None and reference.table_name != own_name)
            for reference in references
        )
        return AttributeSource(
            attribute=attribute,
            subject=subject,
            references=references,
            is_foreign=foreign,
            origin=origin,
        )
    column = None if own is None else own.column(name.value)
    if own is None or column is None or origin.derived is not None:
        return AttributeSource(attribute=attribute, subject=subject, origin=origin)
    reference = ColumnReference(
        at=name.at, table_name=own.name, column_name=column.name, table=own, column=column
    )
    return AttributeSource(
        attribute=attribute,
        subject=subject,
        references=(reference,),
        inferred=True,
        origin=origin,
    )


def _reference(
    source: Source, own: SourceTable | None, own_name: str, named: Placed[str]
) -> ColumnReference:
    table_name, column_name = source.schema.split(named.value)
    table = source.schema.table(table_name) if table_name else own
    return ColumnReference(
        at=named.at,
        table_name=table_name or own_name,
        column_name=column_name,
        table=table,
        column=None if table is None else table.column(column_name),
    )


def _columns(table: SourceTable | None, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names if table is not None else ():
        column = None if table is None else table.column(name)
        if column is not None:
            yield column.table, column.name


def _words(sql: Placed[str] | None) -> Iterable[str]:
    return () if sql is None else _WORD.findall(sql.value)


_WORD = re.compile(r"\w+")

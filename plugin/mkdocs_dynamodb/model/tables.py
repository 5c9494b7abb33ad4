"""Tables, the entities stored in them, and their secondary indexes."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.capacity.billing import Billing, IndexCapacity, Scaling
from mkdocs_dynamodb.model.capacity.declared_sizes import DeclaredSize
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.relational.origins import Origin
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record, worked_out_once


class ProjectionKind(StrEnum):
    """Which attributes an index copies."""

    ALL = "ALL"
    KEYS_ONLY = "KEYS_ONLY"
    INCLUDE = "INCLUDE"


@record(kw_only=True)
class Key:
    """One key attribute of a table or index."""

    name: Placed[str]
    because: str = ""
    declared_type: Placed[str] | None = None
    type: str | None = None
    """S, N or B as declared or as the entities tell; None where nothing tells."""


@record(kw_only=True)
class Attribute:
    """A declared attribute of a stored entity."""

    name: Placed[str]
    type: Placed[str]
    optional: bool = False
    description: str = ""
    size: DeclaredSize | None = None
    """Bytes of the value, without the name."""
    origin: Origin | None = None
    """Where the value comes from in the source database, where the model says so."""
    holds: Placed[str] | None = None
    """Entity that lives inside the value, and in no item of its own."""


@record(kw_only=True)
class Projection:
    """What an index holds besides the keys."""

    kind: ProjectionKind
    at: Span
    names: tuple[Placed[str], ...] = ()
    because: str = ""

    @property
    def contents(self) -> str:
        """What the index holds, for a message."""
        if self.kind is ProjectionKind.ALL:
            return "all attributes"
        return "the keys and no more" if not self.names else "the keys and these attributes"


@record(slots=False, kw_only=True)
class StoredEntity:
    """How an entity is kept in a table."""

    name: Placed[str]
    subject: str
    keys: Mapping[str, Template]
    key_places: Mapping[str, Span]
    attributes: Mapping[str, Attribute]
    role: Placed[str] | None = None
    description: str = ""
    count: Placed[int | str] | None = None
    """Number of items, or the entity that has one each; None where the entity's count says it."""
    size: DeclaredSize | None = None
    """Bytes of the whole item."""
    source_table: Placed[str] | None = None
    """Table of the source database with a row for each item."""
    source_where: Placed[str] | None = None
    """Condition in SQL on the rows that become items."""
    derived: str = ""
    """Why no row of the source database stands behind it."""

    def template_for(self, key: str) -> Template | None:
        """Template of a key attribute: the one declared, or the attribute of that name."""
        return self._templates.get(key)

    @worked_out_once
    def _templates(self) -> Mapping[str, Template]:
        own = {name: Template("{" + name + "}", a.name.at) for name, a in self.attributes.items()}
        return {**own, **self.keys}

    def gives(self, key: str) -> bool:
        """Whether items can have a key attribute: from a template, or as an attribute."""
        return key in self.keys or key in self.attributes

    def told_type(self, key: str) -> Placed[str] | None:
        """Type that the entity gives a key attribute, and where it says so.

        Composed text is S. Digits alone tell nothing, since they may be kept as a number as well.
        """
        if key in self.attributes:
            return self.attributes[key].type
        template = self.keys.get(key)
        if template is None:
            return None
        if template.only_field is not None:
            source = self.attributes.get(template.only_field.name)
            return None if source is None else source.type
        is_number = template.may_be_number and all(
            name in self.attributes and self.attributes[name].type.value == "N"
            for name in template.names
        )
        return None if is_number else Placed("S", template.at)

    @worked_out_once
    def attribute_names(self) -> frozenset[str]:
        """Every attribute of an item: declared ones and keys made from templates."""
        return frozenset(self.attributes) | frozenset(self.keys)


@record(slots=False, kw_only=True)
class Index:
    """A global or local secondary index."""

    name: Placed[str]
    subject: str
    local: bool
    partition_keys: tuple[Key, ...]
    sort_keys: tuple[Key, ...]
    projection: Projection
    purpose: str = ""
    sparse: str = ""
    capacity: IndexCapacity | None = None
    """Units of its own; None where they are those of the table."""

    @worked_out_once
    def keys(self) -> tuple[Key, ...]:
        """Partition key attributes, then sort key attributes."""
        return self.partition_keys + self.sort_keys

    @worked_out_once
    def key_names(self) -> tuple[str, ...]:
        """Names of the key attributes, in order."""
        return tuple(key.name.value for key in self.keys)

    def is_entered_by(self, entity: StoredEntity) -> bool:
        """Whether items of an entity can have every key attribute of this index."""
        return all(entity.gives(name) for name in self.key_names)


@record(kw_only=True)
class Capacity:
    """Capacity mode, with the units where they are provisioned."""

    mode: str
    at: Span
    read: int | None = None
    write: int | None = None
    because: str = ""
    scaling: Scaling | None = None
    """How provisioned units follow the load; None where they do not."""


@record(kw_only=True)
class Item:
    """A sample item: what was written, and with the keys that its templates give."""

    at: Span
    subject: str
    entity: Placed[str]
    """Name of the entity; `raw` where the item was written in full."""
    is_raw: bool
    written: Mapping[str, Value]
    """Attributes as written in the file."""
    written_at: Mapping[str, Span]
    """Where the name of each written attribute stands."""
    attributes: Mapping[str, Value]
    """Attributes as stored: keys from the templates, then the written attributes."""

    @property
    def noun(self) -> str:
        """What a message calls it: by its entity, or an item where it was written in full."""
        return "item" if self.is_raw else f"`{self.entity.value}`"


@record(slots=False, kw_only=True)
class Table:
    """A table with what it holds."""

    name: Placed[str]
    partition_keys: tuple[Key, ...]
    """One key; more is a finding."""
    sort_keys: tuple[Key, ...]
    purpose: str = ""
    aggregate: str = ""
    capacity: Capacity | None = None
    ttl: Placed[str] | None = None
    billing: Billing = field(default_factory=Billing)
    entities: Mapping[str, StoredEntity]
    indexes: Mapping[str, Index]
    items: tuple[Item, ...] = ()

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"tables.{self.name.value}"

    @worked_out_once
    def keys(self) -> tuple[Key, ...]:
        """Partition key, then sort key."""
        return self.partition_keys + self.sort_keys

    @worked_out_once
    def key_names(self) -> tuple[str, ...]:
        """Names of the table's key attributes, in order."""
        return tuple(key.name.value for key in self.keys)

    @worked_out_once
    def key_types(self) -> Mapping[str, str | None]:
        """Type of each key attribute of the table and its indexes by name."""
        return {key.name.value: key.type for key in self.all_keys()}

    @property
    def global_indexes(self) -> tuple[Index, ...]:
        """Global secondary indexes."""
        return tuple(index for index in self.indexes.values() if not index.local)

    @property
    def local_indexes(self) -> tuple[Index, ...]:
        """Local secondary indexes."""
        return tuple(index for index in self.indexes.values() if index.local)

    def all_keys(self) -> Iterator[Key]:
        """Keys of the table, then of each index."""
        yield from self.keys
        for index in self.indexes.values():
            yield from index.keys

    def keys_by_owner(self) -> Iterator[tuple[str, Key]]:
        """Subject of the table or index that has it, and the key, for every key attribute."""
        yield from ((self.subject, key) for key in self.keys)
        for index in self.indexes.values():
            yield from ((index.subject, key) for key in index.keys)

    def entering(self, index: Index) -> tuple[StoredEntity, ...]:
        """Entities whose items can enter an index."""
        return tuple(e for e in self.entities.values() if index.is_entered_by(e))

    def key_named(self, name: str) -> Key | None:
        """Key attribute of the table or any of its indexes."""
        return self._keys_by_name.get(name)

    def attribute_type(self, name: str) -> str | None:
        """Type of an attribute as the keys or the first entity that declares it tell."""
        key = self.key_named(name)
        return self._declared_types.get(name) if key is None else key.type

    @worked_out_once
    def _keys_by_name(self) -> Mapping[str, Key]:
        """The first key attribute of each name."""
        found: dict[str, Key] = {}
        for key in self.all_keys():
            found.setdefault(key.name.value, key)
        return found

    @worked_out_once
    def _declared_types(self) -> Mapping[str, str]:
        """Type of each attribute in the first entity that declares it."""
        found: dict[str, str] = {}
        for entity in self.entities.values():
            for name, attribute in entity.attributes.items():
                found.setdefault(name, attribute.type.value)
        return found

    def projected_names(self, index: Index, entity: StoredEntity) -> frozenset[str]:
        """Attributes of an entity that an entry of an index holds."""
        names = entity.attribute_names
        if index.projection.kind is ProjectionKind.ALL:
            return names
        held = {*self.key_names, *index.key_names}
        held.update(name.value for name in index.projection.names)
        return names & held

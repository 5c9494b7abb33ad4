"""A table as its item collections, and how each index collects the same items anew."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.tables import (
    Index,
    Key,
    ProjectionKind,
    StoredEntity,
    Table,
)
from mkdocs_dynamodb.pages.mermaid import Diagram, label, listing, make_diagram, plain
from mkdocs_dynamodb.records import record

MAX_ENTITIES = 30
"""Stored entities in one diagram, counted anew for the table and for each index."""
MAX_TEMPLATE = 80
MAX_KEYS = 2 * MAX_TEMPLATE
"""Characters of all partition keys or sort keys; an index can have several of each."""
NAMES_LISTED = 8
COLLECTIONS_LISTED = 12

FITTING_CHARACTERS = 110
"""Characters from left to right that are readable when made to fit the width of a page."""

_KIND = """\
---
config:
  themeVariables:
    fontSize: {font}px
  flowchart:
    useMaxWidth: {fits}
    wrappingWidth: 420
    nodeSpacing: 20
    rankSpacing: 40
---
flowchart LR"""
_FITTING, _LARGE = _KIND.format(font=16, fits="true"), _KIND.format(font=12, fits="false")


@record(kw_only=True)
class _Collection:
    """Items with the same partition key: who is there, and under which sort keys."""

    owner: Table | Index
    entities: tuple[StoredEntity, ...]

    @property
    def partition(self) -> str:
        return _key_text(self.entities[0], self.owner.partition_keys)


@record(kw_only=True)
class _Leaf:
    """A stored entity in a collection."""

    collection: _Collection
    entity: StoredEntity


def table_diagram(table: Table) -> tuple[Diagram, ...]:
    """Item collections of a table and of its indexes, from left to right.

    The table and each index lead to their item collections, named by the partition key; these lead
    to the entities that they hold, with the sort keys. A large table is drawn in several
    diagrams. There is no diagram of a table without entities.
    """
    owners: list[Table | Index] = [table, *table.indexes.values()]
    leaves = [
        _Leaf(collection=collection, entity=entity)
        for owner in owners
        for collection in _collections(table, owner)
        for entity in collection.entities
    ]
    chunks = [leaves[start : start + MAX_ENTITIES] for start in range(0, len(leaves), MAX_ENTITIES)]
    title = f"Item collections of {plain(table.name.value)}"
    return tuple(
        make_diagram(
            _FITTING if _width(chunk) <= FITTING_CHARACTERS else _LARGE,
            list(_lines(table, chunk)),
            title if len(chunks) == 1 else f"{title}, part {position:,} of {len(chunks):,}",
            _describe(table, chunk),
        )
        for position, chunk in enumerate(chunks, start=1)
    )


def _collections(table: Table, owner: Table | Index) -> list[_Collection]:
    """Entities that can share a partition, in order of their first one."""
    found: dict[tuple[tuple[str, ...], ...], list[StoredEntity]] = {}
    for entity in table.entities.values():
        if isinstance(owner, Index) and not owner.is_entered_by(entity):
            continue
        found.setdefault(_shape(entity, owner.partition_keys), []).append(entity)
    return [_Collection(owner=owner, entities=tuple(entities)) for entities in found.values()]


def _shape(entity: StoredEntity, keys: tuple[Key, ...]) -> tuple[tuple[str, ...], ...]:
    """What the partition keys of entities have in common that can be equal.

    `USER#{user_id}` and `USER#{follower_id}` can; `{user_id}` and `{order_id}`, which begin with no
    text in common, are not taken to be.
    """
    shapes: list[tuple[str, ...]] = []
    for key in keys:
        template = entity.template_for(key.name.value)
        if template is None:
            shapes.append(())
        elif template.prefix:
            shapes.append(tuple(p if isinstance(p, str) else "\0" for p in template.parts))
        else:
            shapes.append((template.text,))
    return tuple(shapes)


def _key_text(entity: StoredEntity, keys: tuple[Key, ...]) -> str:
    """Keys with their templates, such as `PK = MEMBER#{member_id}`."""
    texts = []
    for key in keys:
        name, template = key.name.value, entity.template_for(key.name.value)
        if template is None:
            texts.append(f"{plain(name)} not stated")
        elif template.text == "{" + name + "}":
            texts.append(plain(name))
        else:
            texts.append(f"{plain(name)} = {plain(template.text, MAX_TEMPLATE)}")
    return ", ".join(texts)


def _width(leaves: list[_Leaf]) -> int:
    """Characters of the widest texts from the owner to the entity."""
    owners = [len(plain(leaf.collection.owner.name.value)) for leaf in leaves]
    collections = [len(leaf.collection.partition) for leaf in leaves]
    entities = [len(line) for leaf in leaves for line in _entity_lines(leaf)]
    return max(owners) + max(collections) + max(entities)


def _lines(table: Table, leaves: list[_Leaf]) -> Iterator[str]:
    """Nodes in the order of the leaves; owners and collections where they are first needed."""
    yield f'  t1[("{label(table.name.value)}")]'
    owners: dict[str, str] = {}
    collections: dict[int, str] = {}
    for position, leaf in enumerate(leaves, start=1):
        owner, collection = leaf.collection.owner, leaf.collection
        if isinstance(owner, Index) and owner.name.value not in owners:
            owners[owner.name.value] = f"i{len(owners) + 1}"
            yield f"  t1 -.-> {owners[owner.name.value]}[[{_index(owner)}]]"
        above = owners[owner.name.value] if isinstance(owner, Index) else "t1"
        if id(collection) not in collections:
            collections[id(collection)] = f"c{len(collections) + 1}"
            key = label(collection.partition, MAX_KEYS)
            yield f'  {above} --> {collections[id(collection)]}(["{key}"])'
        yield f"  {collections[id(collection)]} --> n{position}[{_entity(leaf)}]"


def _index(index: Index) -> str:
    kind = "local index" if index.local else "global index"
    count = len(index.projection.names)
    held = {
        ProjectionKind.ALL: "all attributes",
        ProjectionKind.KEYS_ONLY: "keys only",
        ProjectionKind.INCLUDE: f"keys and {count:,} attribute{'' if count == 1 else 's'}",
    }[index.projection.kind]
    return f'"{label(index.name.value)}\n{kind}, {held}"'


def _entity(leaf: _Leaf) -> str:
    lines = "\n".join(label(line, MAX_KEYS) for line in _entity_lines(leaf))
    return f'"{lines}"'


def _entity_lines(leaf: _Leaf) -> list[str]:
    """Name of an entity, its sort key, and its partition key where the collection names another."""
    owner = leaf.collection.owner
    lines = [plain(leaf.entity.name.value)]
    partition = _key_text(leaf.entity, owner.partition_keys)
    if partition != leaf.collection.partition:
        lines.append(partition)
    if owner.sort_keys:
        lines.append(_key_text(leaf.entity, owner.sort_keys))
    return lines


def _describe(table: Table, leaves: list[_Leaf]) -> str:
    held: dict[int, list[str]] = {}
    collections: dict[int, _Collection] = {}
    for leaf in leaves:
        collections[id(leaf.collection)] = leaf.collection
        held.setdefault(id(leaf.collection), []).append(plain(leaf.entity.name.value))
    told = [
        f"{_place(collection)} holds {listing(held[key], NAMES_LISTED)}"
        for key, collection in collections.items()
    ]
    more = len(told) - COLLECTIONS_LISTED
    rest = f"; and {more:,} more" if more > 0 else ""
    joined = "; ".join(told[:COLLECTIONS_LISTED])
    return f"Item collections of the table {plain(table.name.value)}: {joined}{rest}."


def _place(collection: _Collection) -> str:
    owner = collection.owner
    where = f"index {plain(owner.name.value)}, " if isinstance(owner, Index) else ""
    return where + collection.partition

"""Builds tables with their entities and indexes; sample items get their keys from the templates."""

from collections.abc import Iterable

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.items import build_items
from mkdocs_dynamodb.model.build.read_nodes import placed_of, text_of, texts_of, whole_number_of
from mkdocs_dynamodb.model.capacity.billing import (
    build_billing,
    build_index_capacity,
    build_scaling,
)
from mkdocs_dynamodb.model.capacity.declared_sizes import declared_size_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.relational.build_origins import (
    build_origin,
    source_table_of,
    source_where_of,
)
from mkdocs_dynamodb.model.tables import (
    Attribute,
    Capacity,
    Index,
    Key,
    Projection,
    ProjectionKind,
    StoredEntity,
    Table,
)
from mkdocs_dynamodb.source.nodes import Node


def build_table(name: str, at: Span, node: Node) -> Table:
    """One table."""
    subject = f"tables.{name}"
    entities = _entities(subject, node.get("entities"))
    stored = entities.values()
    indexes = {
        index: _index(f"{subject}.indexes.{index}", Placed(index, place), child, stored)
        for index, place, child in _pairs(node.get("indexes"))
    }
    partition_keys = _keys(node.get("partition_key"), stored)
    sort_keys = _keys(node.get("sort_key"), stored)
    key_types = {
        key.name.value: key.type
        for key in (*partition_keys, *sort_keys, *(k for i in indexes.values() for k in i.keys))
    }
    return Table(
        name=Placed(name, at),
        partition_keys=partition_keys,
        sort_keys=sort_keys,
        purpose=text_of(node, "purpose"),
        aggregate=text_of(node, "aggregate"),
        capacity=_capacity(node.get("capacity")),
        ttl=placed_of(node, "ttl"),
        billing=build_billing(node),
        entities=entities,
        indexes=indexes,
        items=build_items(subject, node.get("items"), entities, key_types),
    )


def _pairs(node: Node | None) -> Iterable[tuple[str, Span, Node]]:
    return () if node is None else node.pairs()


def _entities(subject: str, node: Node | None) -> dict[str, StoredEntity]:
    return {
        name: _entity(f"{subject}.entities.{name}", Placed(name, at), child)
        for name, at, child in _pairs(node)
    }


def _entity(subject: str, name: Placed[str], node: Node) -> StoredEntity:
    keys = node.get("keys")
    attributes = (_attribute(*entry) for entry in _pairs(node.get("attributes")))
    return StoredEntity(
        name=name,
        subject=subject,
        keys={key: Template(child.text, child.span) for key, _, child in _pairs(keys)},
        key_places={key: at for key, at, _ in _pairs(keys)},
        attributes={attribute.name.value: attribute for attribute in attributes},
        role=placed_of(node, "role"),
        count=_count(node.get("count")),
        size=declared_size_of(node, "size"),
        description=text_of(node, "description"),
        source_table=source_table_of(node),
        source_where=source_where_of(node),
        derived=text_of(node, "derived"),
    )


def _count(node: Node | None) -> Placed[int | str] | None:
    """A number of items, or the name of the entity that has one each."""
    if node is None:
        return None
    if isinstance(node.data, str) and not node.data.replace("_", "").isdecimal():
        return Placed(node.text, node.span)
    return Placed(whole_number_of(node) or 0, node.span)


def _attribute(name: str, at: Span, node: Node) -> Attribute:
    optional = name.endswith("?") and len(name) > 1
    bare = Placed(name.removesuffix("?") if optional else name, at)
    if node.entries is None:
        return Attribute(name=bare, type=Placed(node.text, node.span), optional=optional)
    declared = node.get("optional")
    return Attribute(
        name=bare,
        type=placed_of(node, "type") or Placed("", node.span),
        optional=optional or (declared is not None and declared.data is True),
        description=text_of(node, "description"),
        size=declared_size_of(node, "size"),
        origin=build_origin(node),
        holds=placed_of(node, "holds"),
    )


def _keys(node: Node | None, entities: Iterable[StoredEntity]) -> tuple[Key, ...]:
    if node is None:
        return ()
    nodes = node.items if node.items is not None else [node]
    return tuple(_key(child, entities) for child in nodes)


def _key(node: Node, entities: Iterable[StoredEntity]) -> Key:
    if node.entries is None:
        name = Placed(node.text, node.span)
        return Key(name=name, type=_told_type(name.value, entities))
    name = placed_of(node, "name") or Placed("", node.span)
    declared = placed_of(node, "type")
    return Key(
        name=name,
        because=text_of(node, "because"),
        declared_type=declared,
        type=declared.value if declared else _told_type(name.value, entities),
    )


def _told_type(name: str, entities: Iterable[StoredEntity]) -> str | None:
    """Type of a key attribute as the first entity tells that knows it; digits alone are text."""
    told = next((t.value for e in entities if (t := e.told_type(name)) is not None), None)
    if told is None and any(_is_composed(entity.keys.get(name)) for entity in entities):
        return "S"
    return told


def _is_composed(template: Template | None) -> bool:
    return template is not None and template.only_field is None


def _index(subject: str, name: Placed[str], node: Node, entities: Iterable[StoredEntity]) -> Index:
    local = node.get("local")
    return Index(
        name=name,
        subject=subject,
        local=local is not None and local.data is True,
        partition_keys=_keys(node.get("partition_key"), entities),
        sort_keys=_keys(node.get("sort_key"), entities),
        projection=_projection(node.get("projection"), name.at),
        purpose=text_of(node, "purpose"),
        sparse=text_of(node, "sparse"),
        capacity=build_index_capacity(node.get("capacity")),
    )


def _projection(node: Node | None, index_at: Span) -> Projection:
    """Projection of an index; ALL where it says nothing."""
    if node is None:
        return Projection(kind=ProjectionKind.ALL, at=index_at)
    if node.items is not None:
        return Projection(kind=ProjectionKind.INCLUDE, at=node.span, names=node.texts())
    if node.entries is None:
        return Projection(kind=ProjectionKind(node.text), at=node.span)
    include, because = node.get("include"), text_of(node, "because")
    if include is not None:
        names = texts_of(node, "include")
        return Projection(
            kind=ProjectionKind.INCLUDE, at=include.span, names=names, because=because
        )
    kind = ProjectionKind(text_of(node, "type") or ProjectionKind.ALL)
    return Projection(kind=kind, at=node.span, because=because)


def _capacity(node: Node | None) -> Capacity | None:
    if node is None:
        return None
    if node.entries is None:
        return Capacity(mode=node.text, at=node.span)
    return Capacity(
        mode=text_of(node, "mode"),
        at=node.span,
        read=whole_number_of(node.get("read")),
        write=whole_number_of(node.get("write")),
        because=text_of(node, "because"),
        scaling=build_scaling(node)
        if {"target", "min", "max"} & (node.entries or {}).keys()
        else None,
    )

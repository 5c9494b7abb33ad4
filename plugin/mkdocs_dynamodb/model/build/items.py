"""Builds sample items: values by their declared types, keys by the templates of their entity."""

from collections.abc import Mapping

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.tables import Item, StoredEntity
from mkdocs_dynamodb.model.values import Value, raw_value_of, read_number, value_of
from mkdocs_dynamodb.source.nodes import Node

RAW = "raw"


def build_items(
    subject: str,
    node: Node | None,
    entities: Mapping[str, StoredEntity],
    key_types: Mapping[str, str | None],
) -> tuple[Item, ...]:
    """Sample items of a table in file order."""
    nodes = [] if node is None else node.items or []
    return tuple(
        _item(f"{subject}.items.{position}", child, entities, key_types)
        for position, child in enumerate(nodes)
    )


def derived_keys(
    entity: StoredEntity, attributes: Mapping[str, Value], key_types: Mapping[str, str | None]
) -> dict[str, Value]:
    """Key attributes that the templates of an entity give for some attributes.

    A template whose attributes are missing gives none; a null or structured attribute gives none.
    """
    texts = {
        name: value.text for name, value in attributes.items() if value.type in ("S", "N", "B")
    }
    keys = {}
    for name, template in entity.keys.items():
        text = template.fill(texts)
        if text is None:
            continue
        field = template.only_field
        if field is not None:
            source = attributes[field.name]
            keys[name] = Value(source.type, source.content, source.at)
        else:
            is_number = key_types.get(name) == "N" and read_number(text) is not None
            keys[name] = Value("N" if is_number else "S", text, template.at)
    return keys


def _item(
    subject: str,
    node: Node,
    entities: Mapping[str, StoredEntity],
    key_types: Mapping[str, str | None],
) -> Item:
    kind, at, body = next(iter(node.pairs()))
    entity = entities.get(kind)
    written = {
        name: _value(name, child, entity, key_types, is_raw=kind == RAW)
        for name, _, child in body.pairs()
    }
    keys = derived_keys(entity, written, key_types) if entity is not None else {}
    return Item(
        at=at,
        subject=subject,
        entity=Placed(kind, at),
        is_raw=kind == RAW,
        written=written,
        written_at={name: place for name, place, _ in body.pairs()},
        attributes={**keys, **written},
    )


def _value(
    name: str,
    node: Node,
    entity: StoredEntity | None,
    key_types: Mapping[str, str | None],
    *,
    is_raw: bool,
) -> Value:
    if is_raw:
        return raw_value_of(node, key_types.get(name))
    if entity is not None and name in entity.attributes:
        return value_of(node, entity.attributes[name].type.value)
    return value_of(node, key_types.get(name))

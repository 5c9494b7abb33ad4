"""Tables: their keys, what is stored in them, and their sample items."""

import re
from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.documents.cells import data_of
from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.keys import has_entities, item_names, read_keys
from mkdocs_dynamodb.documents.reading.parts import Part
from mkdocs_dynamodb.documents.reading.stored import (
    entities_by_sort_key,
    entity_of,
    listed_entities,
)
from mkdocs_dynamodb.documents.reading.words import one_or_many, read_figure, split_dash, told
from mkdocs_dynamodb.model.dynamodb_json import NOWHERE
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.values import plain_number
from mkdocs_dynamodb.source.nodes import Data

ORDER = (
    "purpose",
    "aggregate",
    "partition_key",
    "sort_key",
    "capacity",
    "ttl",
    "entities",
    "indexes",
    "items",
)
RAW = "raw"
_CAPACITY = re.compile(r"(on-demand|provisioned)((?:, [0-9][0-9,]* (?:read|write) units)*)\Z")
_UNITS = re.compile(r"([0-9][0-9,]*) (read|write) units")
_MODE = re.compile(r"\b(on[- ]demand|provisioned)\b", re.IGNORECASE)
_READ = frozenset(
    {
        "purpose",
        "aggregate boundary",
        "capacity planning",
        "ttl",
        "sk taxonomy",
        "sort key taxonomy",
    }
)
_TYPES = ((bool, "BOOL"), (str, "S"), (list, "L"), (dict, "M"), (type(None), "NULL"))


def build_table(draft: Draft, part: Part) -> dict[str, Data]:
    """A table without its indexes; attributes of entities are added when its items are whole."""
    draft.path = part.path
    partition = read_keys(draft, part, "partition key")
    sort = read_keys(draft, part, "sort key")
    entities = listed_entities(draft, part)
    if not part.lists_entities:
        entities = entities_by_sort_key(draft, part, partition[0], sort[0] if sort else None)
    table: dict[str, Data] = {
        "purpose": part.text("purpose"),
        "aggregate": part.text("aggregate boundary"),
        "partition_key": _keys(
            [key.data(has_template=not part.lists_entities) for key in partition]
        ),
        "sort_key": _keys([key.data(has_template=not key.template) for key in sort]),
        "capacity": _capacity(draft, part),
        "entities": dict(entities),
        "items": list(_items(draft, part, entities)),
    }
    table["ttl"] = _ttl(draft, part)
    for label, bullet in part.facts.items():
        is_key = label.startswith(("partition key", "sort key")) and "taxonomy" not in label
        if label not in _READ and not is_key:
            name = bullet.line.label
            draft.left_out(bullet.line.number, f"{name} of {part.name} is kept as a comment")
            draft.comment(part.place, f"{name}: {part.text(label)}")
    for line, text in part.others:
        draft.kept_beside(line, f"Text on {part.name}", text, part.place)
    return {key: table[key] for key in ORDER if table.get(key) not in (None, "", [], {})}


def add_attributes(draft: Draft, part: Part, table: dict[str, Data]) -> None:
    """Attributes of entities as the items show them, where the document does not list them."""
    draft.path = part.path
    entities, items = table.get("entities"), table.get("items")
    if part.lists_entities or not isinstance(entities, dict):
        return
    names = key_names(table)
    stored = {name: entity for name, entity in entities.items() if isinstance(entity, dict)}
    for name, entity in stored.items():
        bodies = [
            body
            for item in (items if isinstance(items, list) else [])
            for body in _bodies(item)
            if entity_of(body, stored, names) == name
        ]
        if bodies:
            keys = entity.get("keys")
            known = keys if isinstance(keys, dict) else {}
            attributes = _attributes(draft, part, name, bodies, known)
            if attributes:
                entity["attributes"] = attributes


def key_names(table: Mapping[str, Data]) -> list[str]:
    """Names of the key attributes of a table or index."""
    names = []
    for label in ("partition_key", "sort_key"):
        key = table.get(label)
        for each in key if isinstance(key, list) else [key]:
            if isinstance(each, dict):
                names.append(str(each.get("name", "")))
            elif each:
                names.append(str(each))
    return names


def row_data(part: Part) -> list[tuple[int, str, dict[str, Data]]]:
    """Line, entity and attributes of each row of an item table."""
    if part.items is None:
        return []
    names, start = item_names(part), 1 if has_entities(part) else 0
    return [
        (
            row[0].number if row else part.line,
            row[0].text if start and row else "",
            {n: data_of(c.text) for n, c in zip(names, row[start:], strict=False) if c.text and n},
        )
        for row in part.items.rows
    ]


def _keys(keys: list[Data]) -> Data:
    return keys if len(keys) > 1 else (keys[0] if keys else None)


def _items(
    draft: Draft, part: Part, entities: Mapping[str, Mapping[str, Data]]
) -> list[dict[str, Data]]:
    found = []
    for line, entity, data in row_data(part):
        if not data and not entity:
            draft.not_understood(line, f"an empty row of {part.name}", "")
        elif entity:
            found.append(_item(entity, data, entities.get(entity, {})))
        else:
            found.append({RAW: dict(data)})
    return found


def _item(name: str, data: dict[str, Data], entity: Mapping[str, Data]) -> dict[str, Data]:
    """An item by its entity: without the keys that templates give."""
    keys = entity.get("keys")
    texts = {key: text for key, value in data.items() if (text := _text(value)) is not None}
    derived = {
        key
        for key, template in (keys.items() if isinstance(keys, dict) else ())
        if Template(str(template), NOWHERE).fill(texts) == texts.get(key, "")
    }
    return {name: {key: value for key, value in data.items() if key not in derived}}


def _text(value: Data) -> str | None:
    """What stands for a value inside a key; None where it cannot stand there."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | Decimal):
        return plain_number(str(value))
    return value if isinstance(value, str) else None


def _capacity(draft: Draft, part: Part) -> Data:
    text = part.text("capacity planning")
    mode, because = split_dash(text)
    match = _CAPACITY.match(mode)
    if match is not None:
        units = {kind: read_figure(figure) for figure, kind in _UNITS.findall(match[2])}
        if not units and not because:
            return match[1]
        return told({"mode": match[1], **units, "because": because})
    named = sorted({found.lower().replace(" ", "-") for found in _MODE.findall(text)})
    if len(named) == 1:
        return {"mode": named[0], "because": text}
    if text:
        line = part.facts["capacity planning"].line.number
        draft.kept_beside(line, f"Capacity Planning of {part.name}", text, part.place)
    return None


def _ttl(draft: Draft, part: Part) -> Data:
    """The attribute that is named first, and is one of the items or stands in code."""
    fact = part.fact("ttl")
    if fact is None:
        return None
    known = set(item_names(part))
    words = [*fact.codes, *(word for word in re.findall(r"[\w.-]+", fact.text) if word in known)]
    if not words:
        draft.kept_beside(fact.number, f"TTL of {part.name}", fact.text, part.place)
    return words[0] if words else None


def _bodies(item: Data) -> list[dict[str, Data]]:
    return (
        [body for body in item.values() if isinstance(body, dict)] if isinstance(item, dict) else []
    )


def _attributes(
    draft: Draft,
    part: Part,
    entity: str,
    bodies: list[dict[str, Data]],
    keys: Mapping[str, Data],
) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for name in dict.fromkeys(name for body in bodies for name in body):
        if name in keys:
            continue
        kinds = one_or_many(dict.fromkeys(_type(body[name]) for body in bodies if name in body))
        if isinstance(kinds, list):
            text = f"`{name}` of {entity} is of several types and taken as S"
            draft.guessed(part.line, text, (*part.place, "entities", entity))
            kinds = "S"
        is_optional = any(name not in body for body in bodies)
        found[f"{name}?" if is_optional else name] = kinds
    return found


def _type(data: Data) -> str:
    return next((word for kind, word in _TYPES if isinstance(data, kind)), "N")

"""Sample items as tables: an item is a row, an attribute a column."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from mkdocs_dynamodb.documents.cells import is_plain_text
from mkdocs_dynamodb.documents.writing.markdown import code, escape, table
from mkdocs_dynamodb.model.dynamodb_json import to_json
from mkdocs_dynamodb.model.keys.index_views import index_collections
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Item, Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.source.nodes import Data

ENTITY_COLUMN = "Entity"


def item_table(model: Model, table_: Table) -> str:
    """Sample items of a table as they were written, with the keys that templates give."""
    written = _written(model, table_)
    rows = [
        {**_derived(item), **{name: _cell(data) for name, data in own.items()}}
        for item, own in zip(table_.items, written, strict=False)
    ]
    if not rows:
        return ""
    names = dict.fromkeys((*table_.key_names, *(name for row in rows for name in row)))
    has_entities = any(not item.is_raw for item in table_.items)
    return table(
        [*([ENTITY_COLUMN] if has_entities else []), *(_header(name) for name in names)],
        [
            [
                *(["" if item.is_raw else escape(item.entity.value)] if has_entities else []),
                *(row.get(name, "") for name in names),
            ]
            for item, row in zip(table_.items, rows, strict=True)
        ],
    )


def index_view(table_: Table, index: Index) -> str:
    """Sample items as an index holds them, in its order."""
    entries = [
        entry.attributes
        for collection in index_collections(table_, index)
        for entry in collection.entries
    ]
    names = dict.fromkeys((*index.key_names, *(name for entry in entries for name in entry)))
    if not entries:
        return ""
    return table(
        [_header(name) for name in names],
        [[_value(entry[name]) if name in entry else "" for name in names] for entry in entries],
    )


def _header(name: str) -> str:
    return escape(name) if name != ENTITY_COLUMN and name == name.strip() else code(f'"{name}"')


def _written(model: Model, table_: Table) -> list[Mapping[str, Data]]:
    """Attributes of each item as plain data."""
    data = model.contents.sections.get("tables", {}).get(table_.name.value)
    items = data.get("items") if isinstance(data, dict) else None
    return list(map(_only_body, items if isinstance(items, list) else ()))


def _only_body(item: Data) -> Mapping[str, Data]:
    body = next(iter(item.values()), None) if isinstance(item, dict) else None
    return body if isinstance(body, dict) else {}


def _derived(item: Item) -> dict[str, str]:
    """Keys that were not written; a template gives them."""
    return {
        name: _value(value) for name, value in item.attributes.items() if name not in item.written
    }


def _value(value: Value) -> str:
    """A value for readers."""
    if value.type in ("S", "N", "BOOL"):
        return _cell(value.text) if value.type == "S" else escape(value.text)
    return code(json.dumps(to_json(value), ensure_ascii=False))


def _cell(data: Data) -> str:
    """A cell that is read back as the same data: text as it stands, unless it looks otherwise."""
    if isinstance(data, str):
        return escape(data) if is_plain_text(data) else code(json.dumps(data, ensure_ascii=False))
    if isinstance(data, bool):
        return str(data).lower()
    if isinstance(data, int | Decimal):
        return escape(str(data))
    return "null" if data is None else code(_json(data))


def _json(data: Data) -> str:
    """JSON with numbers as they were written, which floats would not keep."""
    if isinstance(data, dict):
        pairs: Iterable[str] = (
            f"{json.dumps(name, ensure_ascii=False)}: {_json(child)}"
            for name, child in data.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(data, list):
        return f"[{', '.join(map(_json, data))}]"
    if isinstance(data, Decimal):
        return str(data)
    return json.dumps(data, ensure_ascii=False)

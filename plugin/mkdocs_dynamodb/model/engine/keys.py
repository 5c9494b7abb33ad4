"""Primary keys in requests, and what keeps an item from being stored."""

from mkdocs_dynamodb.model.dynamodb_json import Json, item_from_json
from mkdocs_dynamodb.model.engine.numbers import refuse_beyond
from mkdocs_dynamodb.model.engine.outcome import Attributes, invalid
from mkdocs_dynamodb.model.engine.store import ItemKey, Store, key_of, refused_index_key
from mkdocs_dynamodb.model.keys.item_keys import KeyFault, first_key_fault
from mkdocs_dynamodb.model.requests import Body
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.model.values import SET_TYPES

_FAULTS = {
    KeyFault.MISSING: "is missing",
    KeyFault.WRONG_TYPE: "has the wrong type",
    KeyFault.EMPTY: "is empty",
    KeyFault.NO_NUMBER: "is no number",
}


def table_of(store: Store, body: Body) -> Table:
    """Table that a request names."""
    name = body.get("TableName")
    return table_named(store, name if isinstance(name, str) else "")


def table_named(store: Store, name: str) -> Table:
    """Table of a name that can be asked."""
    table = store.table(name)
    if table is None:
        raise invalid(f"there is no table `{name}`")
    if len(table.partition_keys) != 1 or len(table.sort_keys) > 1:
        raise invalid(f"table `{name}` has no key that DynamoDB takes")
    return table


def read_key(table: Table, json: Json) -> tuple[ItemKey, Attributes]:
    """Primary key in a request."""
    key = item_from_json(json)
    refuse_key(table, key)
    names = table.key_names
    foreign = [name for name in key if name not in names]
    if foreign:
        raise invalid(f"`{foreign[0]}` is no part of the key of `{table.name.value}`")
    return key_of(table, key), key


def refuse_key(table: Table, item: Attributes) -> None:
    """Refuse an item without the key of its table."""
    fault = first_key_fault(item, table.keys)
    if fault is not None:
        raise invalid(f"key attribute `{fault[0]}` of `{table.name.value}` {_FAULTS[fault[1]]}")


def refuse_item(table: Table, item: Attributes) -> None:
    """Refuse an item that the table cannot hold."""
    refuse_key(table, item)
    name = refused_index_key(table, item)
    if name:
        raise invalid(f"an index of `{table.name.value}` does not take the value of `{name}`")
    for value in item.values():
        for inner in value.walk():
            if inner.type == "N":
                if inner.number is None:
                    raise invalid(f"`{inner.shown}` is no number")
                refuse_beyond(inner.number)
            elif inner.type in SET_TYPES and not inner.elements:
                raise invalid("a set cannot be empty")

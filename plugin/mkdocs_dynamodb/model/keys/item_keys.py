"""Key attributes of items: what keeps a value from being a key, and how DynamoDB orders keys."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.model.tables import Index, Item, Key, StoredEntity, Table
from mkdocs_dynamodb.model.values import SCALAR_KEY_TYPES, Value
from mkdocs_dynamodb.records import record

Order = tuple[str, bytes | Decimal]
"""Compares as DynamoDB compares keys of one type; values of different types never meet."""


class KeyFault(StrEnum):
    """What keeps an attribute of an item from being a key."""

    MISSING = "missing"
    WRONG_TYPE = "wrong type"
    EMPTY = "empty"
    NO_NUMBER = "no number"


def key_fault(attributes: Mapping[str, Value], key: Key) -> KeyFault | None:
    """What keeps an item from having a key attribute; None where it has it.

    A key is S, N or B, of the declared type, and not empty (Developer Guide, Constraints in Amazon
    DynamoDB). Where the model does not tell the type, any of the three will do.
    """
    value = attributes.get(key.name.value)
    if value is None:
        return KeyFault.MISSING
    if value.type not in SCALAR_KEY_TYPES or (key.type is not None and key.type != value.type):
        return KeyFault.WRONG_TYPE
    if value.content in ("", b""):
        return KeyFault.EMPTY
    if value.type == "N" and value.number is None:
        return KeyFault.NO_NUMBER
    return None


def first_key_fault(
    attributes: Mapping[str, Value], keys: Iterable[Key]
) -> tuple[str, KeyFault] | None:
    """Name of the first key attribute that an item does not have, and why."""
    for key in keys:
        fault = key_fault(attributes, key)
        if fault is not None:
            return key.name.value, fault
    return None


def key_values(attributes: Mapping[str, Value], keys: Iterable[Key]) -> tuple[Value, ...]:
    """Values of key attributes that an item is known to have."""
    return tuple(attributes[key.name.value] for key in keys)


def order_of(value: Value) -> Order:
    """Sort key of a key value: text by its UTF-8 bytes, numbers by value, bytes unsigned.

    Equal orders mean equal keys (Developer Guide, Supported data types and naming rules).
    """
    if value.type == "N":
        return "N", value.number or Decimal(0)
    if isinstance(value.content, bytes):
        return "B", value.content
    return value.type, str(value.content).encode("utf-8", "surrogatepass")


def orders_of(values: Iterable[Value]) -> tuple[Order, ...]:
    """Sort key of several key values, in their order."""
    return tuple(order_of(value) for value in values)


@record(kw_only=True)
class IndexKeyFault:
    """A value that is there, but that an index cannot have as a key."""

    index: Index
    key: Key
    value: Value
    fault: KeyFault


def undeclared_names(table: Table, entity: StoredEntity, item: Item) -> tuple[str, ...]:
    """Names of an item that neither the entity nor the table's own keys and TTL declare."""
    known = {*entity.attributes, *entity.keys, *table.key_names}
    if table.ttl is not None:
        known.add(table.ttl.value)
    return tuple(name for name in item.written if name not in known)


def unmade_keys(table: Table, item: Item) -> Mapping[str, tuple[str, ...]]:
    """Key attributes of the table that an item lacks, with the attributes that would make them.

    Empty for an item of an unknown entity. A key is left out where its entity has no template for
    it, or where the template asks only for attributes that are there or that nothing declares.
    """
    entity = table.entities.get(item.entity.value)
    found: dict[str, tuple[str, ...]] = {}
    for name in table.key_names:
        if name in item.attributes:
            continue
        if item.is_raw:
            found[name] = (name,)
        template = None if entity is None else entity.template_for(name)
        if entity is None or template is None:
            continue
        missing = [
            part
            for part in dict.fromkeys(template.names)
            if part not in item.attributes and part in entity.attributes
        ]
        if missing:
            found[name] = tuple(missing)
    return found


def index_key_faults(table: Table, item: Item) -> Iterator[IndexKeyFault]:
    """Values for which DynamoDB refuses an item because of an index, each attribute once.

    Keys of the table are left out, and so is an attribute whose type is as its entity declares it:
    there the declarations contradict each other.
    """
    entity = table.entities.get(item.entity.value)
    seen = set(table.key_names)
    for index in table.indexes.values():
        for key in index.keys:
            name = key.name.value
            value = item.attributes.get(name)
            if name in seen or value is None:
                continue
            seen.add(name)
            fault = key_fault(item.attributes, key)
            attribute = None if entity is None else entity.attributes.get(name)
            is_as_declared = attribute is not None and attribute.type.value == value.type
            if fault is KeyFault.EMPTY or (
                fault is KeyFault.WRONG_TYPE
                and name in item.written
                and key.type in (None, *SCALAR_KEY_TYPES)
                and not is_as_declared
            ):
                yield IndexKeyFault(index=index, key=key, value=value, fault=fault)

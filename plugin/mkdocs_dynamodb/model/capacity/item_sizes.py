"""Bytes of items, as DynamoDB counts them for limits and capacity units.

Source: Developer Guide, DynamoDB item sizes and formats; the size of numbers as measured on the
service, where the guide is only approximate. The 100 bytes that storage is billed for each item and
index entry are not part of these sizes.
"""

from collections.abc import Mapping
from functools import lru_cache

from mkdocs_dynamodb.model.keys.index_views import entry_names
from mkdocs_dynamodb.model.tables import Index, Item, Table
from mkdocs_dynamodb.model.values import Value, read_number

CONTAINER_BYTES = 3
"""What a list or map takes besides its elements."""

ELEMENT_BYTES = 1
"""What each element of a list or map takes besides its name and value."""

MAX_NUMBER_BYTES = 21
"""A number never takes more."""


def item_bytes(item: Item) -> int:
    """Bytes of an item with its keys."""
    return attributes_bytes(item.attributes)


def item_with_local_entries_bytes(table: Table, item: Item) -> int:
    """Bytes of an item and of its entries in the local indexes, which share one limit."""
    entries = sum(
        entry_bytes(table, index, item)
        for index in table.local_indexes
        if all(name in item.attributes for name in index.key_names)
    )
    return item_bytes(item) + entries


def entry_bytes(table: Table, index: Index, item: Item) -> int:
    """Bytes of the entry of an item in an index: keys of both and projected attributes, once."""
    names = entry_names(table, index, item.attributes)
    return attributes_bytes({name: item.attributes[name] for name in names})


def attributes_bytes(attributes: Mapping[str, Value]) -> int:
    """Bytes of attributes: names in UTF-8, and values."""
    return sum(text_bytes(name) + value_bytes(value) for name, value in attributes.items())


def value_bytes(value: Value) -> int:
    """Bytes of a value without its name; of text that should be a number, as if it were zero."""
    content = value.content
    if isinstance(content, str):
        return number_bytes(content) if value.type == "N" else text_bytes(content)
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, dict):
        entries = (text_bytes(name) + value_bytes(child) for name, child in content.items())
        return CONTAINER_BYTES + sum(ELEMENT_BYTES + entry for entry in entries)
    if value.type == "L":
        elements = (value_bytes(element) for element in value.elements)
        return CONTAINER_BYTES + sum(ELEMENT_BYTES + element for element in elements)
    if isinstance(content, tuple):
        return sum(value_bytes(element) for element in content)
    return 1


@lru_cache(maxsize=10_000)  # the same few numbers stand in most items
def number_bytes(text: str) -> int:
    """Bytes of a number: one, one more for each pair of digits, and one more if it is negative.

    Pairs are counted from the decimal point, without the zero pairs at either end, so that 120
    takes two pairs and 12 one. Where the other published formula, which counts the significant
    digits alone, gives less, this is the larger of the two.
    """
    number = read_number(text)
    if not number:
        return 1
    sign, digits, exponent = number.as_tuple()
    written = "".join(str(digit) for digit in digits).lstrip("0")
    significant = written.rstrip("0")
    last_place = int(exponent) + len(written) - len(significant)
    pairs = (len(significant) + last_place % 2 + 1) // 2
    return min(1 + pairs + sign, MAX_NUMBER_BYTES)


def text_bytes(text: str) -> int:
    """Bytes of text in UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))

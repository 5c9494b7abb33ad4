"""ITM002: a value whose type is not the declared one."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.keys.item_keys import index_key_faults
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, Table
from mkdocs_dynamodb.model.values import (
    SCALAR_KEY_TYPES,
    SET_TYPES,
    TYPE_WORDS,
    Value,
    read_number,
)
from mkdocs_dynamodb.rules.registry import Extent, rule

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}.*)?")
_CURES = {
    "BOOL": "write `true` or `false` without quotes",
    "B": "write the bytes in base64, as text",
}
_SEPARATED = re.compile(r"[0-9]+([_, ][0-9]+)+")


@rule("ITM002", "wrong-attribute-type", Severity.ERROR, looks_at=Extent.FRAME)
def wrong_attribute_type(model: Model) -> Iterator[Finding]:
    """A value of a sample item has another type than its entity or the key schema declares.

    ## Why

    A key of another type is refused, and a condition on an attribute of another type never holds:
    DynamoDB compares types before values, so that the text `"10"` and the number 10 differ
    (Developer Guide, Comparison operator and function reference).

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, year: N}}
        items:
          - Book: {isbn: 9780141439587, year: "1815"}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, year: N}}
        items:
          - Book: {isbn: "9780141439587", year: 1815}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for name, value, declared in _wrong(table, item):
                yield Finding(
                    at=value.at,
                    message=(
                        f"`{name}` of this {item.noun} is {TYPE_WORDS[value.type]} "
                        f"({value.type}), declared as {TYPE_WORDS[declared]} ({declared})"
                    ),
                    label=f"{value.type} where {declared} is declared",
                    subject=f"{item.subject}.{name}",
                    help=_cure(value, declared),
                )


def _wrong(table: Table, item: Item) -> Iterator[tuple[str, Value, str]]:
    """Attributes with wrong types, without those that index keys and TTL have own rules for."""
    others = {fault.key.name.value for fault in index_key_faults(table, item)}
    if table.ttl is not None:
        others.add(table.ttl.value)
    entity = table.entities.get(item.entity.value)
    key_types = {key.name.value: key.type for key in table.keys}
    for name, value in item.written.items():
        if name in others:
            continue
        inner = next((part for part in value.walk() if part.declared), None)
        if inner is not None:
            yield name, inner, inner.declared
            continue
        key_type = key_types.get(name)
        is_declared = entity is not None and name in entity.attributes
        if not is_declared and key_type in SCALAR_KEY_TYPES and value.type != key_type:
            yield name, value, str(key_type)


def _cure(value: Value, declared: str) -> str:
    if value.type == "NULL":
        return "leave the attribute out, or write a value"
    if declared == "S" and value.type in ("N", "BOOL"):
        return f'quote it: `"{value.shown}"`'
    if declared == "N" and value.type == "S":
        return _number_cure(value.text)
    if declared in SET_TYPES:
        return f"write a list in which each element is {TYPE_WORDS[SET_TYPES[declared]]}"
    other = f"write {TYPE_WORDS[declared]}, or declare {value.type}"
    return _CURES.get(declared, other)


def _number_cure(text: str) -> str:
    if read_number(text) is not None:
        return f"write it without quotes: `{text}`"
    if _SEPARATED.fullmatch(text):
        return "write the digits without separators"
    if _DATE.fullmatch(text):
        return "declare S for a date as text, or write the seconds since 1970"
    return "write a number, or declare S"

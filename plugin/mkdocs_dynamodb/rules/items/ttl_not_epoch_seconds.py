"""ITM008: a TTL value at which no item expires."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, Table
from mkdocs_dynamodb.model.values import TYPE_WORDS, Value
from mkdocs_dynamodb.rules.registry import Extent, rule

MAX_SECONDS = 100_000_000_000
"""A time in the year 5138; what is above it was meant in milliseconds."""


@rule("ITM008", "ttl-not-epoch-seconds", Severity.ERROR, looks_at=Extent.FRAME)
def ttl_not_epoch_seconds(model: Model) -> Iterator[Finding]:
    """The TTL attribute of a sample item is not a whole number of seconds since 1970.

    ## Why

    DynamoDB looks only at a number and takes it as seconds. Text, such as a date, never lets an
    item expire; milliseconds lie fifty thousand years ahead (Developer Guide, Using time to live).
    Nothing reports the mistake: the table just grows.

    ## Bad

    ```yaml
    tables:
      Sessions:
        partition_key: id
        ttl: expires_at
        entities:
          Session: {attributes: {id: S, expires_at: N}}
        items:
          - Session: {id: s1, expires_at: 1795996800000}
    ```

    ## Good

    ```yaml
    tables:
      Sessions:
        partition_key: id
        ttl: expires_at
        entities:
          Session: {attributes: {id: S, expires_at: N}}
        items:
          - Session: {id: s1, expires_at: 1795996800}
    ```
    """
    for table in model.tables.values():
        if table.ttl is None:
            continue
        name = table.ttl.value
        for item in table.items:
            value = item.written.get(name)
            if value is None or _is_as_declared(table, item, value):
                continue
            what, cure = _fault_of_number(value) if value.type == "N" else _fault_of_type(value)
            if not what:
                continue
            yield Finding(
                at=value.at,
                message=f"TTL attribute `{name}` of this {item.noun} is {what}",
                label="not seconds since 1970",
                subject=f"{item.subject}.{name}",
                related=(Related(table.ttl.at, "TTL attribute of the table"),),
                help=cure,
            )


def _is_as_declared(table: Table, item: Item, value: Value) -> bool:
    """Whether the entity declares another type than N, so that the value is not to blame."""
    entity = table.entities.get(item.entity.value)
    if entity is None or table.ttl is None or value.type == "N":
        return False
    attribute = entity.attributes.get(table.ttl.value)
    return attribute is not None and attribute.type.value == value.type


def _fault_of_type(value: Value) -> tuple[str, str]:
    cure = "leave it out" if value.type == "NULL" else "write the seconds since 1970"
    return f"{TYPE_WORDS[value.type]} ({value.type})", cure


def _fault_of_number(value: Value) -> tuple[str, str]:
    """What the number is, and the cure; nothing for seconds, and for text that is no number."""
    number = value.number or 0
    if number > MAX_SECONDS:
        return "too large for seconds since 1970", "divide it by 1000 if it counts milliseconds"
    if number < 0:
        return "a time before 1970", "write the seconds since 1970"
    if number != int(number):
        return "no whole number of seconds", "write whole seconds"
    return "", ""

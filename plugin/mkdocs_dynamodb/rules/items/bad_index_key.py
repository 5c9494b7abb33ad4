"""ITM004: an index key attribute that is there, but that cannot be a key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.item_keys import IndexKeyFault, KeyFault, index_key_faults
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import TYPE_WORDS, read_number
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM004", "bad-index-key", Severity.ERROR, looks_at=Extent.FRAME)
def bad_index_key(model: Model) -> Iterator[Finding]:
    """A sample item has a key attribute of an index that is empty, null or of the wrong type.

    ## Why

    An item without the attribute is simply not in the index. An item that has it with an empty,
    null or wrongly typed value is refused as a whole, also by the table (Developer Guide, Using
    Global Secondary Indexes in DynamoDB). Writing null to take an item out of an index fails.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, reserved_by?: S}}
        indexes:
          Reserved: {partition_key: reserved_by}
        items:
          - Book: {isbn: "9780141439587", reserved_by: null}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, reserved_by?: S}}
        indexes:
          Reserved: {partition_key: reserved_by}
        items:
          - Book: {isbn: "9780141439587"}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for found in index_key_faults(table, item):
                name = found.key.name.value
                yield Finding(
                    at=found.value.at,
                    message=(
                        f"`{name}` of this {item.noun}, a key of index "
                        f"{found.index.name.value}, {_what(found)}"
                    ),
                    label="DynamoDB refuses the whole item",
                    subject=f"{item.subject}.{name}",
                    related=(Related(found.key.name.at, f"`{name}` is a key here"),),
                    help=_cure(found),
                )


def _cure(found: IndexKeyFault) -> str:
    value, wanted = found.value, found.key.type
    if wanted == "S" and value.type in ("N", "BOOL"):
        return f'quote it: `"{value.shown}"`'
    if wanted == "N" and value.type == "S" and read_number(value.text) is not None:
        return f"write it without quotes: `{value.shown}`"
    return f"leave `{found.key.name.value}` out to keep the item out of the index"


def _what(found: IndexKeyFault) -> str:
    if found.fault is KeyFault.EMPTY:
        return "is empty"
    is_a = f"is {TYPE_WORDS[found.value.type]} ({found.value.type})"
    wanted = found.key.type
    if wanted is None or found.value.type == "NULL":
        return is_a
    return f"{is_a} where {TYPE_WORDS[wanted]} ({wanted}) is declared"

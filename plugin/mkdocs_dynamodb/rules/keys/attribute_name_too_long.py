"""KEY003: attribute names beyond DynamoDB's limits."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.limits import (
    MAX_ATTRIBUTE_NAME_BYTES,
    MAX_KEY_ATTRIBUTE_NAME_BYTES,
    MAX_PROJECTED_NAME_LENGTH,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import name_bytes, shown_name
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY003", "attribute-name-too-long", Severity.ERROR, looks_at=Extent.FRAME)
def attribute_name_too_long(model: Model) -> Iterator[Finding]:
    """An attribute name is longer than DynamoDB allows for what the attribute is used for.

    ## Why

    The name of a key attribute of a table or index takes at most 255 bytes in UTF-8, a name in a
    projection has at most 255 characters, and no attribute name takes more than 65,535 bytes
    (Developer Guide, Constraints in Amazon DynamoDB). Long names cost as well: each item stores
    and each request counts them.

    ## Bad

    ```yaml
    tables:
      Letters:
        partition_key: >-
          the name of the attribute that tells which letter this item is about and that is so long
          that nobody would want to type it in any of the programs that read letters or write them
          and so long that DynamoDB would not even create the table that this page has taken as
          its example of a name that is too long
    ```

    ## Good

    ```yaml
    tables:
      Letters:
        partition_key: letter_id
    ```
    """
    for table in model.tables.values():
        yield from _long_key_names(table)
        keys = {key.name.value for key in table.all_keys()}
        for index in table.indexes.values():
            for name in index.projection.names:
                if name.value not in keys and len(name.value) > MAX_PROJECTED_NAME_LENGTH:
                    size = f"has {len(name.value)} characters"
                    limit = f"a projected name has {MAX_PROJECTED_NAME_LENGTH} at most"
                    yield _finding(name, size, limit, index.subject)
        for entity in table.entities.values():
            for attribute in entity.attributes.values():
                size_in_bytes = name_bytes(attribute.name.value)
                if size_in_bytes > MAX_ATTRIBUTE_NAME_BYTES and attribute.name.value not in keys:
                    size = f"takes {size_in_bytes} bytes"
                    limit = f"an attribute name takes {MAX_ATTRIBUTE_NAME_BYTES} at most"
                    yield _finding(attribute.name, size, limit, entity.subject)


def _long_key_names(table: Table) -> Iterator[Finding]:
    """One finding a name, where it is first a key."""
    passed: set[str] = set()
    for owner, key in table.keys_by_owner():
        size_in_bytes = name_bytes(key.name.value)
        if size_in_bytes > MAX_KEY_ATTRIBUTE_NAME_BYTES and key.name.value not in passed:
            passed.add(key.name.value)
            limit = f"the name of a key takes {MAX_KEY_ATTRIBUTE_NAME_BYTES} at most"
            yield _finding(key.name, f"takes {size_in_bytes} bytes", limit, owner)


def _finding(name: Placed[str], size: str, limit: str, subject: str) -> Finding:
    return Finding(
        at=name.at,
        message=f"attribute name `{shown_name(name.value)}` {size}",
        label=limit,
        subject=subject,
        help="shorten the name",
    )

"""KEY029: TTL attributes that are no numbers."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.limits import TTL_TYPE
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY029", "ttl-not-number", Severity.ERROR, looks_at=Extent.FRAME)
def ttl_not_number(model: Model) -> Iterator[Finding]:
    """The TTL attribute of a table is not a number in one of its entities.

    ## Why

    The TTL attribute holds the seconds since 1970 as a number (Developer Guide, Using time to
    live). An item in which it is text, such as a date in ISO 8601, never expires.

    ## Bad

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        ttl: expires_at
        entities:
          Session: {attributes: {session_id: S, expires_at: S}}
    ```

    ## Good

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        ttl: expires_at
        entities:
          Session: {attributes: {session_id: S, expires_at: N}}
    ```
    """
    for table, entity in model.stored_entities:
        if table.ttl is None:
            continue
        told = entity.told_type(table.ttl.value)
        if told is None or told.value == TTL_TYPE or told.value not in ATTRIBUTE_TYPES:
            continue
        yield Finding(
            at=told.at,
            message=f"TTL attribute `{table.ttl.value}` of `{entity.name.value}` "
            f"has type `{told.value}`",
            label="items of this entity never expire",
            subject=entity.subject,
            related=(Related(table.ttl.at, "the TTL attribute"),),
            help="keep the seconds since 1970 with type N",
        )

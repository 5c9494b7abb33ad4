"""KEY028: a TTL attribute that no item has."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "KEY028", "ttl-unknown-attribute", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def ttl_unknown_attribute(model: Model) -> Iterator[Finding]:
    """The TTL attribute of a table is an attribute that none of its entities has.

    ## Why

    Time to live takes any attribute name, and items without that attribute never expire (Developer
    Guide, Using time to live). A misspelt name means that nothing is ever deleted, which shows
    only on the bill. The attribute stands at the top level of the item.

    ## Bad

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        ttl: expire_at
        entities:
          Session: {attributes: {session_id: S, expires_at: N}}
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
    for table in model.tables.values():
        entities = table.entities.values()
        ttl = table.ttl
        if ttl is None or not entities or not all(entity.attributes for entity in entities):
            continue
        if any(entity.gives(ttl.value) for entity in entities):
            continue
        known = sorted({name for entity in entities for name in entity.attributes})
        top = ttl.value.partition(".")[0]
        cure = nearest(ttl.value, known) or f"declare `{ttl.value}` with type N in an entity"
        if top != ttl.value and top in known:
            cure = f"keep the time in an attribute of its own, not inside `{top}`"
        yield Finding(
            at=ttl.at,
            message=f"TTL attribute `{ttl.value}` of table `{table.name.value}` "
            "is in none of its entities",
            label="no item would expire",
            subject=table.subject,
            help=cure,
        )

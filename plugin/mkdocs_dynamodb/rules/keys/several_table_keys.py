"""KEY006: several partition or sort keys where DynamoDB takes one."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Key
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY006", "several-table-keys", Severity.ERROR, looks_at=Extent.FRAME)
def several_table_keys(model: Model) -> Iterator[Finding]:
    """A table or local index has more than one partition key or sort key attribute.

    ## Why

    The key of a table is one partition key attribute and at most one sort key attribute, and the
    same holds for a local secondary index (API Reference, CreateTable, KeySchema). Only global
    secondary indexes take up to four of each (Developer Guide, Multi-attribute keys pattern).

    ## Bad

    ```yaml
    tables:
      Lines:
        partition_key: [order_id, product_id]
        entities:
          Line: {attributes: {order_id: S, product_id: S}}
    ```

    ## Good

    ```yaml
    tables:
      Lines:
        partition_key: order_id
        sort_key: product_id
        entities:
          Line: {attributes: {order_id: S, product_id: S}}
    ```
    """
    for table in model.tables.values():
        where = f"table `{table.name.value}`"
        yield from _surplus(where, table.subject, "partition key", table.partition_keys)
        yield from _surplus(where, table.subject, "sort key", table.sort_keys)
        for index in table.local_indexes:
            where = f"local index `{index.name.value}`"
            yield from _surplus(where, index.subject, "partition key", index.partition_keys)
            yield from _surplus(where, index.subject, "sort key", index.sort_keys)


def _surplus(where: str, subject: str, kind: str, keys: tuple[Key, ...]) -> Iterator[Finding]:
    if len(keys) > 1:
        yield Finding(
            at=keys[1].name.at,
            message=f"{where} has {len(keys)} {kind} attributes",
            label=f"one {kind} attribute is all it can have",
            subject=subject,
            help="keep one, and compose it from several attributes with a key template if need be",
        )

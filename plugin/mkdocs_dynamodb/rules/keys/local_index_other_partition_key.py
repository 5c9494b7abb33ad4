"""KEY009: local indexes with a partition key of their own."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY009", "local-index-other-partition-key", Severity.ERROR, looks_at=Extent.FRAME)
def local_index_other_partition_key(model: Model) -> Iterator[Finding]:
    """A local index has another partition key than its table.

    ## Why

    A local secondary index is local to the item collections of its table, so it has the table's
    partition key (Developer Guide, Local secondary indexes). CreateTable refuses another one.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        entities:
          Order: {attributes: {customer_id: S, order_id: S, shop_id: S, placed_at: S}}
        indexes:
          ByShop: {local: true, partition_key: shop_id, sort_key: placed_at}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        entities:
          Order: {attributes: {customer_id: S, order_id: S, shop_id: S, placed_at: S}}
        indexes:
          ByShop: {partition_key: shop_id, sort_key: placed_at}
    ```
    """
    for table in model.tables.values():
        known = {key.name.value for key in table.partition_keys}
        for index in table.local_indexes:
            other = next((k for k in index.partition_keys if k.name.value not in known), None)
            if other is None:
                continue
            yield Finding(
                at=other.name.at,
                message=f"local index `{index.name.value}` has partition key "
                f"`{other.name.value}`, unlike its table `{table.name.value}`",
                label="not the table's partition key",
                subject=index.subject,
                related=tuple(
                    Related(key.name.at, "partition key of the table")
                    for key in table.partition_keys[:1]
                ),
                help="remove `local: true`, or take the table's partition key",
            )

"""KEY008: local indexes that lack a sort key, or whose table does."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY008", "local-index-without-sort-key", Severity.ERROR, looks_at=Extent.FRAME)
def local_index_without_sort_key(model: Model) -> Iterator[Finding]:
    """A local index has no sort key, or belongs to a table that has none.

    ## Why

    A local secondary index keeps the item collections of its table in another order; so both the
    table and the index need a sort key (Developer Guide, Local secondary indexes).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
        indexes:
          ByDate: {local: true, partition_key: customer_id, sort_key: placed_at}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        entities:
          Order: {attributes: {customer_id: S, order_id: S, placed_at: S}}
        indexes:
          ByDate: {local: true, partition_key: customer_id, sort_key: placed_at}
    ```
    """
    for table in model.tables.values():
        for index in table.local_indexes:
            if not table.sort_keys:
                message = (
                    f"local index `{index.name.value}` belongs to table `{table.name.value}`, "
                    "which has no sort key"
                )
                cure = "give the table a sort key, or make the index global"
            elif not index.sort_keys:
                message = f"local index `{index.name.value}` has no sort key"
                cure = "name the attribute that orders the index as `sort_key`"
            else:
                continue
            yield Finding(at=index.name.at, message=message, subject=index.subject, help=cure)

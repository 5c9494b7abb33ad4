"""KEY010: local indexes in the order of their table."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY010", "local-index-same-sort-key", Severity.ERROR, looks_at=Extent.FRAME)
def local_index_same_sort_key(model: Model) -> Iterator[Finding]:
    """A local index has the sort key of its table.

    ## Why

    A local secondary index exists to give the items of its table another order; its sort key is
    an attribute other than the table's (Developer Guide, Local secondary indexes). With the same
    sort key it would be a second copy that is written and stored for nothing.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S, total: N}}
        indexes:
          ByDate: {local: true, partition_key: customer_id, sort_key: placed_at}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S, total: N}}
        indexes:
          ByTotal: {local: true, partition_key: customer_id, sort_key: total}
    ```
    """
    for table in model.tables.values():
        known = {key.name.value: key for key in table.sort_keys}
        for index in table.local_indexes:
            for key in index.sort_keys[:1]:
                if key.name.value not in known:
                    continue
                yield Finding(
                    at=key.name.at,
                    message=f"local index `{index.name.value}` has the sort key of its table, "
                    f"`{key.name.value}`",
                    label="the table has this order already",
                    subject=index.subject,
                    related=(Related(known[key.name.value].name.at, "sort key of the table"),),
                    help="query the table instead, or name another sort key",
                )

"""KEY011: more indexes than a table can have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_GLOBAL_INDEXES, MAX_LOCAL_INDEXES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY011", "too-many-indexes", Severity.ERROR, looks_at=Extent.FRAME)
def too_many_indexes(model: Model) -> Iterator[Finding]:
    """A table has more indexes than DynamoDB allows.

    ## Why

    A table has at most 20 global secondary indexes, a quota that AWS may raise on request, and at
    most 5 local secondary indexes, which is fixed (Developer Guide, Quotas in Amazon DynamoDB).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        indexes:
          ByA: {local: true, partition_key: customer_id, sort_key: a, projection: KEYS_ONLY}
          ByB: {local: true, partition_key: customer_id, sort_key: b, projection: KEYS_ONLY}
          ByC: {local: true, partition_key: customer_id, sort_key: c, projection: KEYS_ONLY}
          ByD: {local: true, partition_key: customer_id, sort_key: d, projection: KEYS_ONLY}
          ByE: {local: true, partition_key: customer_id, sort_key: e, projection: KEYS_ONLY}
          ByF: {local: true, partition_key: customer_id, sort_key: f, projection: KEYS_ONLY}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        indexes:
          ByA: {local: true, partition_key: customer_id, sort_key: a, projection: KEYS_ONLY}
          ByB: {local: true, partition_key: customer_id, sort_key: b, projection: KEYS_ONLY}
    ```
    """
    for table in model.tables.values():
        for kind, indexes, limit in (
            ("global", table.global_indexes, MAX_GLOBAL_INDEXES),
            ("local", table.local_indexes, MAX_LOCAL_INDEXES),
        ):
            if len(indexes) > limit:
                yield Finding(
                    at=indexes[limit].name.at,
                    message=f"table `{table.name.value}` has {len(indexes)} {kind} indexes",
                    label=f"a table has {limit} {kind} indexes at most",
                    subject=table.subject,
                    help="merge indexes that differ little, or overload one with several entities",
                )

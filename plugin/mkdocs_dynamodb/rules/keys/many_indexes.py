"""KEY031: tables with more indexes than most designs need."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import (
    MANY_GLOBAL_INDEXES,
    MANY_LOCAL_INDEXES,
    MAX_GLOBAL_INDEXES,
    MAX_LOCAL_INDEXES,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY031", "many-indexes", Severity.NOTE, looks_at=Extent.FRAME)
def many_indexes(model: Model) -> Iterator[Finding]:
    """A table has more than 5 global or 3 local indexes.

    ## Why

    Every index that an item enters is written, stored and paid for with it, so the guidance is to
    keep indexes to a minimum (Developer Guide, General guidelines for secondary indexes). So many
    often mean that one index could serve several entities or patterns.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        indexes:
          ByCustomer: {partition_key: customer_id}
          BySeller: {partition_key: seller_id}
          ByCarrier: {partition_key: carrier_id}
          ByVoucher: {partition_key: voucher}
          ByCountry: {partition_key: country}
          ByState: {partition_key: state}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        indexes:
          ByCustomer: {partition_key: customer_id}
          BySeller: {partition_key: seller_id}
    ```
    """
    for table in model.tables.values():
        for kind, indexes, many, most in (
            ("global", table.global_indexes, MANY_GLOBAL_INDEXES, MAX_GLOBAL_INDEXES),
            ("local", table.local_indexes, MANY_LOCAL_INDEXES, MAX_LOCAL_INDEXES),
        ):
            if many < len(indexes) <= most:
                yield Finding(
                    at=indexes[many].name.at,
                    message=f"table `{table.name.value}` has {len(indexes)} {kind} indexes",
                    label=f"more than {many}",
                    subject=table.subject,
                    help="look for indexes with the same partition key, or overload one",
                )

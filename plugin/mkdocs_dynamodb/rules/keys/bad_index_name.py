"""KEY002: a name that no index can have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import resource_name_fault, shown_name
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY002", "bad-index-name", Severity.ERROR, looks_at=Extent.FRAME)
def bad_index_name(model: Model) -> Iterator[Finding]:
    """An index has a name that DynamoDB refuses.

    ## Why

    An index name has 3 to 255 characters, each of them a letter or digit of ASCII, `_`, `.` or `-`
    (Developer Guide, Constraints in Amazon DynamoDB). CreateTable and UpdateTable refuse any other
    name.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S}}
        indexes:
          by/customer: {partition_key: customer_id}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S}}
        indexes:
          by-customer: {partition_key: customer_id}
    ```
    """
    for table in model.tables.values():
        for index in table.indexes.values():
            fault = resource_name_fault(index.name.value)
            if fault:
                yield Finding(
                    at=index.name.at,
                    message=f"index name `{shown_name(index.name.value)}` {fault}",
                    label="no index can be called this",
                    subject=index.subject,
                    help="use 3 to 255 letters, digits, `_`, `.` and `-`",
                )

"""KEY001: a name that no table can have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import resource_name_fault, shown_name
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY001", "bad-table-name", Severity.ERROR, looks_at=Extent.FRAME)
def bad_table_name(model: Model) -> Iterator[Finding]:
    """A table has a name that DynamoDB refuses.

    ## Why

    A table name has 3 to 255 characters, each of them a letter or digit of ASCII, `_`, `.` or `-`
    (Developer Guide, Constraints in Amazon DynamoDB). CreateTable refuses any other name.

    ## Bad

    ```yaml
    tables:
      Order Lines:
        partition_key: order_id
        entities:
          OrderLine: {attributes: {order_id: S}}
    ```

    ## Good

    ```yaml
    tables:
      OrderLines:
        partition_key: order_id
        entities:
          OrderLine: {attributes: {order_id: S}}
    ```
    """
    for table in model.tables.values():
        fault = resource_name_fault(table.name.value)
        if fault:
            yield Finding(
                at=table.name.at,
                message=f"table name `{shown_name(table.name.value)}` {fault}",
                label="no table can be called this",
                subject=table.subject,
                help="use 3 to 255 letters, digits, `_`, `.` and `-`",
            )

"""DSG042: an index of which nothing tells why it is there."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.decisions.reasons import reasons_of_index
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "DSG042", "index-without-reason", Severity.NOTE, needs_whole_model=True, looks_at=Extent.FRAME
)
def index_without_reason(model: Model) -> Iterator[Finding]:
    """A secondary index has no recorded reason.

    Reasons are its `purpose`, the `because` of its keys or projection, and a decision about it, or
    one of type `gsi-design` about its table.

    ## Why

    Every index is stored and written in addition to its table (Developer Guide, General guidelines
    for secondary indexes in DynamoDB). Nobody dares to drop one of which nobody knows what it is
    for. The method asks for a justification of every index (AWS Samples, MySQL to DynamoDB
    modernizer).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, user_id: S, placed_at: S}}
        indexes:
          OrdersByUser: {partition_key: user_id, sort_key: placed_at}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, user_id: S, placed_at: S}}
        indexes:
          OrdersByUser:
            purpose: The history of a user, newest first; the table finds an order by its id alone
            partition_key: user_id
            sort_key: placed_at
    ```
    """
    for table in model.tables.values():
        for index in table.indexes.values():
            if not reasons_of_index(model, table, index):
                yield Finding(
                    at=index.name.at,
                    message=f"nothing tells why table `{table.name.value}` has the index "
                    f"`{index.name.value}`",
                    label="no reason is recorded",
                    subject=index.subject,
                    help="say in `purpose` which question it answers, and why an index was needed",
                )

"""KEY017: a list of projected attributes with nothing in it."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import ProjectionKind
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY017", "empty-projection", Severity.ERROR, looks_at=Extent.FRAME)
def empty_projection(model: Model) -> Iterator[Finding]:
    """An index projects an empty list of attributes.

    ## Why

    A projection by name (INCLUDE) needs at least one name; DynamoDB answers `ProjectionType is
    INCLUDE, but NonKeyAttributes is not specified` otherwise (API Reference, Projection).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S}}
        indexes:
          ByCustomer: {partition_key: customer_id, projection: []}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S}}
        indexes:
          ByCustomer: {partition_key: customer_id, projection: KEYS_ONLY}
    ```
    """
    for table in model.tables.values():
        for index in table.indexes.values():
            projection = index.projection
            if projection.kind is ProjectionKind.INCLUDE and not projection.names:
                yield Finding(
                    at=projection.at,
                    message=f"index `{index.name.value}` projects an empty list",
                    label="no attribute",
                    subject=index.subject,
                    help="write `KEYS_ONLY`, or name the attributes to copy",
                )

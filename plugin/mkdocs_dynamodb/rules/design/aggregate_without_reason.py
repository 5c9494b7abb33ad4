"""DSG044: entities kept together of which nothing tells why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.decisions.reasons import reasons_of_table
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.reports.decisions.denormalisation import build_assessments
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG044", "aggregate-without-reason", Severity.NOTE, needs_whole_model=True)
def aggregate_without_reason(model: Model) -> Iterator[Finding]:
    """Several entities share a table, or an aggregate is declared, and no reason is recorded.

    Reasons are the table's `aggregate` or `purpose`, the `because` of its keys, the `boundary` or
    `because` of a declared aggregate, and a decision about the table.

    ## Why

    What shares a table shares its backups, streams and capacity. Where the boundary lies, and why,
    is the first thing that somebody asks who adds an entity (AWS Labs, DynamoDB MCP server:
    aggregate boundaries are justified by how data is accessed).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        sort_key: part
        entities:
          Order: {keys: {part: ORDER}, attributes: {order_id: S}}
          OrderItem: {keys: {part: "ITEM#{product_id}"}, attributes: {order_id: S, product_id: S}}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        aggregate: One order with its products, written at once and shown together
        partition_key: order_id
        sort_key: part
        entities:
          Order: {keys: {part: ORDER}, attributes: {order_id: S}}
          OrderItem: {keys: {part: "ITEM#{product_id}"}, attributes: {order_id: S, product_id: S}}
    ```
    """
    told = {a.entities for a in build_assessments(model) if a.contradicts and not a.reasons}
    for table in model.tables.values():
        names = [entity.name.value for entity in table.entities.values() if entity.role is None]
        if len(names) > 1 and not reasons_of_table(model, table) and tuple(names) not in told:
            yield Finding(
                at=table.name.at,
                message=f"nothing tells why {listed_names(names)} share the table "
                f"`{table.name.value}`",
                label="no boundary is told",
                subject=table.subject,
                help="say in `aggregate` what is kept together, and why",
            )
    for aggregate in model.aggregates.values():
        if not aggregate.boundary and not aggregate.because:
            yield Finding(
                at=aggregate.name.at,
                message=f"aggregate `{aggregate.name.value}` tells no boundary and no reason",
                label="no boundary is told",
                subject=aggregate.subject,
                help="say in `boundary` what lies inside, and in `because` why",
            )

"""OPS001: a query that does not bind the partition key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import index_asked_for, missing_keys, searches
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS001", "query-without-partition-key", Severity.ERROR, looks_at=Extent.PATTERN)
def query_without_partition_key(model: Model) -> Iterator[Finding]:
    """A query gives no value for a partition key attribute of its table or index.

    ## Why

    Query needs exactly one equality condition for every partition key attribute; DynamoDB answers
    `Query condition missed key schema element` otherwise (API Reference, Query,
    KeyConditionExpression).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List products of a seller, type: read, rps: 5, inputs: [seller_id]}
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, seller_id: S, price: N}}
        indexes:
          BySeller: {partition_key: seller_id, sort_key: price}
    mapping:
      1: {operation: Query, table: Products, index: BySeller, where: {price: {">": "10"}}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List products of a seller, type: read, rps: 5, inputs: [seller_id]}
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, seller_id: S, price: N}}
        indexes:
          BySeller: {partition_key: seller_id, sort_key: price}
    mapping:
      1:
        operation: Query
        table: Products
        index: BySeller
        where: {seller_id: "{seller_id}", price: {">": "10"}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        index = index_asked_for(target.table, step.where)
        for name in missing_keys(step.where, (key.name.value for key in target.partition_keys)):
            yield Finding(
                at=step.given.get("where", step.operation.at),
                message=f"pattern {number} asks {target.name} without a value for `{name}`",
                label=f"`{name}` is missing",
                subject=step.subject,
                help=f"add `index: {index}`, whose keys these are"
                if index
                else f'add `{name}: "{{...}}"` to `where`, or ask a table or index with other keys',
            )

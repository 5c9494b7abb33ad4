"""OPS001: a query that does not bind the partition key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("OPS001", "query-without-partition-key", Severity.ERROR)
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
    for _, answer, step in model.steps():
        table = model.table_of(step)
        if step.operation.value != "Query" or table is None:
            continue
        index = model.index_of(step)
        if step.index is not None and index is None:
            continue
        keys = index.partition_keys if index is not None else table.partition_keys
        bound = {tests.attribute.value for tests in step.where}
        for key in keys:
            if key.name.value in bound:
                continue
            target = f"{table.name.value}/{index.name.value}" if index else table.name.value
            yield Finding(
                at=step.given.get("where", step.at),
                message=(
                    f"pattern {answer.number.value} asks {target} "
                    f"without a value for `{key.name.value}`"
                ),
                label=f"`{key.name.value}` is missing",
                subject=step.subject,
                help=f'add `{key.name.value}: "{{...}}"`, or ask a table or index with other keys',
            )

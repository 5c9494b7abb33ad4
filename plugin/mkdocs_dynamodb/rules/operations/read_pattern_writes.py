"""OPS033: a pattern that reads and, on the way, writes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS033", "read-pattern-writes", Severity.WARNING, looks_at=Extent.PATTERN)
def read_pattern_writes(model: Model) -> Iterator[Finding]:
    """A pattern of type read is answered by reads and writes.

    ## Why

    A read that changes data, such as one that counts its visitors, costs write units at the rate of
    the reads and contends for the item with real writes. It belongs to the requirements: a pattern
    of its own has its own rate and can be done later or not at all.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a product, type: read, rps: 900, inputs: [product_id]}
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, views: N}}
    mapping:
      1:
        steps:
          - {operation: GetItem, table: Products, entity: Product}
          - {operation: UpdateItem, table: Products, entity: Product, add: {views: 1}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a product, type: read, rps: 900, inputs: [product_id]}
      2: {name: Count views of products, type: update, rps: 9, inputs: [product_id, views_seen]}
    tables:
      Products:
        partition_key: product_id
        entities:
          Product: {attributes: {product_id: S, views: N}}
    mapping:
      1: {operation: GetItem, table: Products, entity: Product}
      2:
        operation: UpdateItem
        table: Products
        entity: Product
        add: {views: "{views_seen}"}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or pattern.type.value != PatternType.READ:
            continue
        writes = [step for step in answer.steps if not step.reads]
        if writes and len(writes) < len(answer.steps):
            yield Finding(
                at=writes[0].operation.at,
                message=f"pattern {number} is of type read, but a step of it writes",
                label="writes",
                subject=writes[0].subject,
                related=(Related(pattern.type.at, "type of the pattern"),),
                help="make the write a pattern of its own with its own rate",
            )

"""CON016: a contract leaves out an entity that a table keeps."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_design import missing_entities
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON016",
    "contract-misses-entity",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_misses_entity(model: Model) -> Iterator[Finding]:
    """A contract leaves out an entity that a table keeps.

    ## Why

    A table of several entities is filled by one SELECT for each. Without one of them, orders
    arrive without their items, and nothing fails until somebody looks.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        sort_key: part
        entities:
          OrderItem: {from: items, keys: {part: "ITEM#{n}"}, attributes: {order_id: S, n: N}}
          Order: {from: orders, keys: {part: "ORDER#{order_id}"}, attributes: {order_id: S}}
    contract:
      tables:
        - table: Orders
          type: multi-entity
          source_table: orders
          pk: order_id
          sk: part
          entities:
            - entity_type: Order
              source_table: orders
              pk_template: "{id}"
              sk_template: "ORDER#{id}"
              attributes:
                - {name: order_id, type: S, source_table: orders, source_column: id}
          satisfies: []
          estimated_item_size_bytes: 80
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        sort_key: part
        entities:
          Order: {from: orders, keys: {part: "ORDER#{order_id}"}, attributes: {order_id: S}}
    contract:
      tables:
        - table: Orders
          type: multi-entity
          source_table: orders
          pk: order_id
          sk: part
          entities:
            - entity_type: Order
              source_table: orders
              pk_template: "{id}"
              sk_template: "ORDER#{id}"
              attributes:
                - {name: order_id, type: S, source_table: orders, source_column: id}
          satisfies: []
          estimated_item_size_bytes: 80
    ```
    """
    return missing_entities(model)

"""CON015: a contract names an entity that its table does not keep."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_design import unknown_entities
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON015",
    "contract-unknown-entity",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_unknown_entity(model: Model) -> Iterator[Finding]:
    """A contract names an entity that its table does not keep.

    ## Why

    The items of such an entity fit none of the requests, and what the design keeps in its place
    is missing.

    ## Bad

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
            - entity_type: Orders
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
    return unknown_entities(model)

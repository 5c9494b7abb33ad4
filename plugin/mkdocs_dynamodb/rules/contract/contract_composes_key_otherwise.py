"""CON020: a key of a contract is composed otherwise than in the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_attributes import differing_templates
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON020",
    "contract-composes-key-otherwise",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_composes_key_otherwise(model: Model) -> Iterator[Finding]:
    """A key of a contract is composed otherwise than in the design.

    ## Why

    A key is found by its exact value. Where the migration writes `12` and the application asks
    for `ORDER#12`, the items are all there and none of them is ever found.

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
            - entity_type: Order
              source_table: orders
              pk_template: "{id}"
              sk_template: "{id}"
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
    return differing_templates(model)

"""CON005: a contract lists a table, entity, index or attribute twice."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.itself import repeated_names
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("CON005", "contract-name-twice", Severity.ERROR, looks_at=Extent.FRAME)
def contract_name_twice(model: Model) -> Iterator[Finding]:
    """A contract lists a table, entity, index or attribute twice.

    ## Why

    A list does not keep names apart. One consumer takes the first, another the last, and what the
    other one said is lost without a word. In form v1 a table may have an entry for each entity it
    keeps.

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
              sk_template: "ORDER#{id}"
              attributes:
                - {name: order_id, type: S, source_table: orders, source_column: id}
                - {name: order_id, type: S, source_table: orders, source_column: number}
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
    return repeated_names(model)

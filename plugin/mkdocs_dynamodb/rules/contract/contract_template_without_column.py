"""CON032: a placeholder of a key template in a contract is no column."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_source import unknown_template_columns
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON032",
    "contract-template-without-column",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_template_without_column(model: Model) -> Iterator[Finding]:
    """A placeholder of a key template in a contract is no column.

    ## Why

    The placeholder is left as it stands, so that all items get one key and only the last
    survives, or the load stops.

    ## Bad

    ```yaml
    source: {sql: "CREATE TABLE orders (id CHAR(8) PRIMARY KEY)"}
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
              pk_template: "{order_id}"
              sk_template: "ORDER#{id}"
              attributes:
                - {name: order_id, type: S, source_table: orders, source_column: id}
          satisfies: []
          estimated_item_size_bytes: 80
    ```

    ## Good

    ```yaml
    source: {sql: "CREATE TABLE orders (id CHAR(8) PRIMARY KEY)"}
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
    return unknown_template_columns(model)

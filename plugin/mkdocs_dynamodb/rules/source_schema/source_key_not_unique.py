"""SRC020: several rows of the source table have the same primary key in the new table."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.joins import listed
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.model.relational.source_keys import groups_rows, key_columns
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC020", "source-key-not-unique", Severity.ERROR, looks_at=Extent.FRAME)
def source_key_not_unique(model: Model) -> Iterator[Finding]:
    """Several rows of the source table have the same primary key in the new table.

    ## Why

    PutItem and BatchWriteItem replace an item that has the same primary key without a word (API
    Reference, PutItem). The migration writes every row and ends with fewer items than rows.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE order_items (
          order_id INT NOT NULL,
          product_id INT NOT NULL,
          quantity INT NOT NULL,
          PRIMARY KEY (order_id, product_id)
        );
    tables:
      OrderItems:
        partition_key: order_id
        entities:
          OrderItem: {from: order_items, attributes: {order_id: S, product_id: S, quantity: N}}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE order_items (
          order_id INT NOT NULL,
          product_id INT NOT NULL,
          quantity INT NOT NULL,
          PRIMARY KEY (order_id, product_id)
        );
    tables:
      OrderItems:
        partition_key: order_id
        sort_key: product_id
        entities:
          OrderItem: {from: order_items, attributes: {order_id: S, product_id: S, quantity: N}}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for entity in mapping.entities:
        columns = key_columns(entity)
        source, named = entity.source, entity.entity.source_table
        if not columns or source is None or named is None or source.is_unique(columns):
            continue
        if not source.keys or groups_rows(entity):
            continue
        yield Finding(
            at=named.at,
            message=f"the key of `{entity.entity.name.value}` in `{entity.table.name.value}` is "
            f"made of {listed(columns, source)}, which does not tell rows of `{source.name}` apart",
            label="rows would replace each other",
            subject=entity.subject,
            related=tuple(Related(key.at, "rows differ in this key") for key in source.keys[:1]),
            help="add what is missing of a key of the source table to the partition or sort key",
        )

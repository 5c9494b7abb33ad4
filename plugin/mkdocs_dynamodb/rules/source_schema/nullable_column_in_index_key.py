"""SRC013: a key attribute of an index comes from a column that may hold no value."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC013", "nullable-column-in-index-key", Severity.WARNING, looks_at=Extent.FRAME)
def nullable_column_in_index_key(model: Model) -> Iterator[Finding]:
    """A key attribute of an index comes from a column that may hold no value.

    ## Why

    An item without the key attribute is not in the index (Developer Guide, Take advantage of
    sparse indexes), so queries of the index silently leave out such rows. Where that is meant,
    the attribute is optional or the index says why it is `sparse`.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE orders (
          id INT NOT NULL PRIMARY KEY,
          shipped_at DATETIME
        );
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order:
            from: orders
            attributes: {order_id: {type: S, from: id}, shipped_at: S}
        indexes:
          Shipped: {partition_key: shipped_at}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE orders (
          id INT NOT NULL PRIMARY KEY,
          shipped_at DATETIME
        );
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order:
            from: orders
            attributes: {order_id: {type: S, from: id}, shipped_at?: S}
        indexes:
          Shipped: {partition_key: shipped_at}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for entity in mapping.entities:
        table_keys = {name for name, _ in entity.key_attributes()}
        told: set[str] = set()
        for index in entity.table.indexes.values():
            if index.sparse or not index.is_entered_by(entity.entity):
                continue
            for name, attribute in entity.attributes_of(iter(index.key_names)):
                if attribute is None or name in told or name in table_keys:
                    continue
                column = next(iter(attribute.columns), None)
                if column is None or not column.nullable or attribute.attribute.optional:
                    continue
                if attribute.origin.derived is None and attribute.origin.aggregate is None:
                    told.add(name)
                    yield Finding(
                        at=attribute.references[0].at,
                        message=f"`{name}` is part of the key of index `{index.name.value}`, but "
                        f"`{column.full_name}` may be NULL",
                        label="rows without a value are not in the index",
                        subject=attribute.subject,
                        related=(Related(column.at, "may be NULL"),),
                        help=f"make the attribute optional (`{name}?`), say with `sparse` why the "
                        "index leaves items out, or with `derived` what stands in for NULL",
                    )

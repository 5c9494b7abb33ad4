"""SRC017: an attribute comes from another table, and nothing says how the row is found."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC017", "copy-without-join", Severity.ERROR, looks_at=Extent.FRAME)
def copy_without_join(model: Model) -> Iterator[Finding]:
    """An attribute comes from another table, and nothing says how the row is found.

    ## Why

    Without a condition every row of the other table goes with every item, which no database
    refuses.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          name VARCHAR(80) NOT NULL,
          city VARCHAR(80)
        );
        CREATE TABLE orders (
          id INT NOT NULL PRIMARY KEY,
          user_id INT NOT NULL,
          city VARCHAR(80) NOT NULL,
          FOREIGN KEY (user_id) REFERENCES users (id)
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, name: S, city?: S}}
      Orders:
        partition_key: order_id
        entities:
          Order:
            from: orders
            attributes:
              order_id: {type: S, from: id}
              user_id: S
              city: S
              user_name:
                type: S
                from: users.name
                because: Every list of orders shows it
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          name VARCHAR(80) NOT NULL,
          city VARCHAR(80)
        );
        CREATE TABLE orders (
          id INT NOT NULL PRIMARY KEY,
          user_id INT NOT NULL,
          city VARCHAR(80) NOT NULL,
          FOREIGN KEY (user_id) REFERENCES users (id)
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, name: S, city?: S}}
      Orders:
        partition_key: order_id
        entities:
          Order:
            from: orders
            attributes:
              order_id: {type: S, from: id}
              user_id: S
              city: S
              user_name:
                type: S
                from: users.name
                join: {local_column: user_id, source_column: id}
                because: Every list of orders shows it
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for entity, attribute in mapping.attributes():
        if attribute.join is not None or entity.source is None:
            continue
        for reference in attribute.references:
            if reference.table is not None and reference.table is not entity.source:
                yield Finding(
                    at=reference.at,
                    message=f"`{attribute.attribute.name.value}` comes from "
                    f"`{reference.table.name}`, and `{entity.entity.name.value}` from "
                    f"`{entity.source.name}`, without a join",
                    label="of which row?",
                    subject=attribute.subject,
                    help="add `join: {local_column: ..., source_column: ...}`",
                )
                break

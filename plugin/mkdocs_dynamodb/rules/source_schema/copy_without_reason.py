"""SRC018: an attribute copies a value of another row, and nobody says why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC018", "copy-without-reason", Severity.WARNING, looks_at=Extent.FRAME)
def copy_without_reason(model: Model) -> Iterator[Finding]:
    """An attribute copies a value of another row, and nobody says why.

    ## Why

    A copy has to be kept right by every request that changes the original. The migration
    contract asks for the reason of each copy, so that whoever reads it can tell a decision from
    an accident.

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
                join: {local_column: user_id, source_column: id}
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
    for _, attribute in mapping.attributes():
        if attribute.join is not None and not attribute.origin.because.strip():
            name = attribute.attribute.name
            yield Finding(
                at=name.at,
                message=f"`{name.value}` is copied from another row without a reason",
                subject=attribute.subject,
                help="add `because:` with what the copy is good for",
            )

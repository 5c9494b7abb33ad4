"""SRC019: a join names more columns on one side than on the other."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import every_attribute
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC019", "unequal-join", Severity.ERROR, looks_at=Extent.FRAME)
def unequal_join(model: Model) -> Iterator[Finding]:
    """A join names more columns on one side than on the other.

    ## Why

    The columns are compared one for one, so that a column without a partner is compared with
    nothing.

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
                join: {local_column: [user_id, city], source_column: id}
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
    for _, attribute in every_attribute(model):
        join = attribute.join
        if join is not None and len(join.local_columns) != len(join.source_columns):
            yield Finding(
                at=join.at,
                message=f"the join of `{attribute.attribute.name.value}` has "
                f"{len(join.local_columns)} columns on one side and {len(join.source_columns)} on "
                "the other",
                subject=attribute.subject,
                help="name as many columns in `local_column` as in `source_column`",
            )

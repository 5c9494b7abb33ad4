"""SRC015: the condition of a join holds for every row, so it joins nothing."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.joins import always_true, is_tautology, sound_joins
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC015", "join-always-true", Severity.ERROR, looks_at=Extent.FRAME)
def join_always_true(model: Model) -> Iterator[Finding]:
    """The condition of a join holds for every row, so it joins nothing.

    ## Why

    A column compared with itself is always equal. Each item gets values of its own row, or of
    any row at all, and nothing fails: the data is wrong and looks right.

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
                join: {local_column: user_id, source_column: id, where: 1 = 1}
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
    for _, attribute, join, own, other in sound_joins(model):
        if not always_true(own, other, join):
            continue
        where = join.where
        yield Finding(
            at=where.at if where is not None and is_tautology(where.value) else join.at,
            message=f"the join of `{attribute.attribute.name.value}` is always true",
            label="compares something with itself",
            subject=attribute.subject,
            help="join over the column that refers to the other row, such as a foreign key, "
            "and leave out `where` if it asks for nothing",
        )

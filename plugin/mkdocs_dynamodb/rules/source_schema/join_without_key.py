"""SRC014: a join goes over columns of which neither is a key or a foreign key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.joins import always_true, joins_over_key, listed, sound_joins
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC014", "join-without-key", Severity.WARNING, looks_at=Extent.FRAME)
def join_without_key(model: Model) -> Iterator[Finding]:
    """A join goes over columns of which neither is a key or a foreign key.

    ## Why

    Rows that belong together are found by keys. Values that only happen to be equal, such as
    two cities, bring together what has nothing to do with each other, and no index of the
    source database helps to find it.

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
                join: {local_column: city, source_column: city}
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
        if joins_over_key(own, other, join) or always_true(own, other, join):
            continue
        here, there = join.local_names, join.source_names
        yield Finding(
            at=join.at,
            message=f"`{own.name}` and `{other.name}` are joined over {listed(here, own)} and "
            f"{listed(there, other)}, which are no keys",
            label="no key, no foreign key",
            subject=attribute.subject,
            help=f"join over the primary key of `{other.name}` or over a foreign key",
        )

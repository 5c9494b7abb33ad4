"""SRC016: a join can give several rows for one item, and the attribute has room for one value."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.joins import always_true, joins_over_key, listed, sound_joins
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC016", "join-with-several-rows", Severity.ERROR, looks_at=Extent.FRAME)
def join_with_several_rows(model: Model) -> Iterator[Finding]:
    """A join can give several rows for one item, and the attribute has room for one value.

    ## Why

    Which of the rows wins is chance, or the item is written once for each row and the last one
    stays. An `aggregate` says what becomes of them: their number, sum or greatest value, or all
    of them as a list or set.

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
          User:
            from: users
            attributes:
              user_id: {type: S, from: id}
              name: S
              city?: S
              last_city:
                type: S
                from: orders.city
                join: {local_column: id, source_column: user_id}
                because: Shown in the profile
      Orders:
        partition_key: order_id
        entities:
          Order: {from: orders, attributes: {order_id: {type: S, from: id}, user_id: S, city: S}}
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
          User:
            from: users
            attributes:
              user_id: {type: S, from: id}
              name: S
              city?: S
              last_city:
                type: S
                from: orders.city
                join: {local_column: id, source_column: user_id}
                aggregate: max
                because: Shown in the profile
      Orders:
        partition_key: order_id
        entities:
          Order: {from: orders, attributes: {order_id: {type: S, from: id}, user_id: S, city: S}}
    ```
    """
    for _, attribute, join, own, other in sound_joins(model):
        if attribute.origin.aggregate is not None or attribute.origin.derived is not None:
            continue
        if not other.keys or other.is_unique(join.source_names):
            continue
        if always_true(own, other, join) or not joins_over_key(own, other, join):
            continue
        yield Finding(
            at=join.at,
            message=f"{listed(join.source_names, other)} may be the same in several rows",
            label="which of the rows?",
            subject=attribute.subject,
            related=tuple(Related(key.at, "rows differ in this key") for key in other.keys[:1]),
            help="join over a key of the other table, or say with `aggregate` what becomes of "
            "several values",
        )

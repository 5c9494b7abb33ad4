"""SRC010: a table or column is left behind with a reason, and taken over all the same."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC010", "dropped-but-mapped", Severity.WARNING, looks_at=Extent.FRAME)
def dropped_but_mapped(model: Model) -> Iterator[Finding]:
    """A table or column is left behind with a reason, and taken over all the same.

    ## Why

    One of the two is not true any more, and whoever reads the reason believes that the data is
    gone.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
      dropped:
        users.email: May not be kept any longer
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, email: S}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
      dropped:
        users.email: May not be kept any longer
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for (table, column), reason in mapping.dropped.items():
        places = mapping.destinations.get((table, column), ())
        entities = mapping.by_table.get(table, ()) if not column else ()
        taker = next((f"{e.entity.name.value}.{a}" for e, a in places), "") or next(
            (e.entity.name.value for e in entities), ""
        )
        if taker:
            name = f"{table}.{column}" if column else table
            yield Finding(
                at=reason.at,
                message=f"`{name}` is dropped, but `{taker}` comes from it",
                subject=f"source.dropped.{name}",
                help="take the entry away, or the `from`",
            )

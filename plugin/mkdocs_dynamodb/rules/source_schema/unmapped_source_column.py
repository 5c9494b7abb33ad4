"""SRC006: a column of the source database is taken over nowhere, and nobody says why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC006",
    "unmapped-source-column",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def unmapped_source_column(model: Model) -> Iterator[Finding]:
    """A column of the source database is taken over nowhere, and nobody says why.

    ## Why

    One forgotten column is the mistake that costs most in a migration: it is noticed when both
    databases are in use, and its values have to be added to every item by hand. So each column
    is an attribute of some entity, or is left behind with a reason.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL,
          phone VARCHAR(40)
        );
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
          email VARCHAR(255) NOT NULL,
          phone VARCHAR(40)
        );
      dropped:
        users.phone: Never asked for since 2019, and may not be kept without need
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, email: S}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None or not mapping.source.complete:
        return
    for column in mapping.source.schema.columns():
        key = (column.table, column.name)
        is_taken = key in mapping.destinations or key in mapping.joined
        if is_taken or column.table not in mapping.used_tables:
            continue
        if key in mapping.dropped or (column.table, "") in mapping.dropped:
            continue
        yield Finding(
            at=column.at,
            message=f"column `{column.full_name}` is mapped nowhere",
            label="would be lost",
            subject=f"source.{column.full_name}",
            help=f"name it in an attribute: `from: {column.full_name}`; "
            f"or say why not: `dropped: {{{column.full_name}: the reason}}` in `source`",
        )

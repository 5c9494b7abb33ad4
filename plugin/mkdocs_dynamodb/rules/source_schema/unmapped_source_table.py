"""SRC005: a table of the source database is taken over nowhere, and nobody says why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC005", "unmapped-source-table", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def unmapped_source_table(model: Model) -> Iterator[Finding]:
    """A table of the source database is taken over nowhere, and nobody says why.

    ## Why

    A forgotten table is noticed when the old database is switched off, or later. Whatever it
    held has to be brought back by hand then, into both databases.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
        CREATE TABLE invoices (id INT PRIMARY KEY, total DECIMAL(10,2));
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
        CREATE TABLE invoices (id INT PRIMARY KEY, total DECIMAL(10,2));
      dropped:
        invoices: The bookkeeping keeps them for the ten years that the law asks for
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
    for name, table in mapping.source.schema.tables.items():
        if name in mapping.used_tables or (name, "") in mapping.dropped:
            continue
        if table.columns and all((name, column) in mapping.dropped for column in table.columns):
            continue
        yield Finding(
            at=table.at,
            message=f"table `{name}` is mapped nowhere",
            label="would be lost",
            subject=f"source.{name}",
            help=f"store it: `from: {name}` in an entity of a table; "
            f"or say why not: `dropped: {{{name}: the reason}}` in `source`",
        )

"""SRC008: a stored entity does not say which table of the source database it comes from."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC008", "entity-without-source", Severity.WARNING, looks_at=Extent.FRAME)
def entity_without_source(model: Model) -> Iterator[Finding]:
    """A stored entity does not say which table of the source database it comes from.

    ## Why

    Nobody knows whether the migration has to write such items. Those that only the new
    application writes say so with `derived`.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, email: S}
          EmailClaim: {keys: {user_id: "EMAIL#{email}"}, attributes: {email: S}}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, email: S}
          EmailClaim:
            from: users
            keys: {user_id: "EMAIL#{email}"}
            attributes: {email: S}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for entity in mapping.entities:
        if entity.entity.source_table is None and not entity.entity.derived:
            name = entity.entity.name
            yield Finding(
                at=name.at,
                message=f"`{name.value}` in `{entity.table.name.value}` names no table of the "
                "source database",
                label="from where?",
                subject=entity.subject,
                help="add `from:` with the table whose rows become items, "
                "or `derived:` with the reason why there is none",
            )

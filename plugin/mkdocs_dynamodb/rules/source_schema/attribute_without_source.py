"""SRC007: an attribute of an entity from the source database comes from no column."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC007", "attribute-without-source", Severity.WARNING, looks_at=Extent.FRAME)
def attribute_without_source(model: Model) -> Iterator[Finding]:
    """An attribute of an entity from the source database comes from no column.

    ## Why

    Migrated items lack it, and requests that expect it find nothing. Perhaps the column has
    another name; if the value is new or worked out, the reason tells the migration what to do.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
      dropped:
        users.email: Not needed for an example
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, mail: S}
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
            attributes: {user_id: {type: S, from: id}, mail: {type: S, from: email}}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None or not mapping.source.complete:
        return
    hints = Hints()
    for entity, attribute in mapping.attributes():
        if entity.source is None or attribute.has_source:
            continue
        name = attribute.attribute.name
        yield Finding(
            at=name.at,
            message=f"`{name.value}` comes from no column of `{entity.source.name}`",
            label="empty after the migration",
            subject=attribute.subject,
            help=hints.nearest(name.value, entity.source.columns)
            or "name the column with `from`, or say with `derived` how the value comes about",
        )

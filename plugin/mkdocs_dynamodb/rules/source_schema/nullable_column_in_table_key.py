"""SRC012: a key attribute of a table comes from a column that may hold no value."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC012", "nullable-column-in-table-key", Severity.ERROR, looks_at=Extent.FRAME)
def nullable_column_in_table_key(model: Model) -> Iterator[Finding]:
    """A key attribute of a table comes from a column that may hold no value.

    ## Why

    Every item needs every attribute of its primary key (Developer Guide, Core components of
    Amazon DynamoDB, Primary key). A row without the value cannot become an item, so the
    migration stops there or leaves the row out.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255), UNIQUE (email)
        );
    tables:
      Emails:
        partition_key: email
        entities:
          EmailClaim:
            from: users
            attributes: {email: S, user_id: {type: S, from: id}}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL, UNIQUE (email)
        );
    tables:
      Emails:
        partition_key: email
        entities:
          EmailClaim:
            from: users
            attributes: {email: S, user_id: {type: S, from: id}}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    for entity in mapping.entities:
        if entity.entity.source_where is not None:
            continue
        for name, attribute in entity.key_attributes():
            column = None if attribute is None else next(iter(attribute.columns), None)
            if attribute is None or column is None or not column.nullable:
                continue
            if attribute.origin.derived is None and attribute.origin.aggregate is None:
                yield Finding(
                    at=attribute.references[0].at,
                    message=f"`{name}` is part of the key of `{entity.table.name.value}`, but "
                    f"`{column.full_name}` may be NULL",
                    label="not every row has a value",
                    subject=attribute.subject,
                    related=(Related(column.at, "may be NULL"),),
                    help="say with `derived` what stands in for NULL, take only rows with a value "
                    "(`from: {table: ..., where: ...}`), or build the key from another column",
                )

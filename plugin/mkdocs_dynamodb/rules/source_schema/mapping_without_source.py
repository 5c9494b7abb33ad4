"""SRC025: the model says where data comes from, but not which database that is."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC025",
    "mapping-without-source",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def mapping_without_source(model: Model) -> Iterator[Finding]:
    """The model says where data comes from, but not which database that is.

    ## Why

    Names of tables and columns that no schema stands behind are checked against nothing; a
    column that is forgotten stays unnoticed.

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}}}
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE users (id INT NOT NULL PRIMARY KEY);
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}}}
    ```
    """
    if model.source is not None:
        return
    for _, entity in model.stored_entities:
        columns = (o.columns for a in entity.attributes.values() if (o := a.origin) is not None)
        first = entity.source_table or next((names[0] for names in columns if names), None)
        if first is not None:
            yield Finding(
                at=first.at,
                message=f"`{first.value}` is of a source database that the model does not name",
                subject=entity.subject,
                help="add `source: {ddl: schema.sql, dialect: mysql}`",
            )
            return

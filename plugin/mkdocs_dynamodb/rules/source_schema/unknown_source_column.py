"""SRC004: an attribute or a join names a column that its table does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import AttributeSource, EntitySource, source_mapping
from mkdocs_dynamodb.model.relational.schema import SourceTable
from mkdocs_dynamodb.rules.registry import Extent, rule


def _named_columns(
    entity: EntitySource, attribute: AttributeSource
) -> Iterator[tuple[Placed[str], SourceTable]]:
    """Columns that an attribute names, with the tables that should have them."""
    for reference in attribute.references:
        if reference.table is not None:
            yield Placed(reference.column_name, reference.at), reference.table
    join, other = attribute.join, attribute.foreign_table
    for name in join.local_columns if join is not None else ():
        if entity.source is not None:
            yield name, entity.source
    for name in join.source_columns if join is not None else ():
        if other is not None:
            yield name, other


@rule("SRC004", "unknown-source-column", Severity.ERROR, looks_at=Extent.FRAME)
def unknown_source_column(model: Model) -> Iterator[Finding]:
    """An attribute or a join names a column that its table does not have.

    ## Why

    The migration would read a column that is not there; the attribute would stay empty or the
    query would be refused.

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
            attributes: {user_id: {type: S, from: user_id}, email: S}
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
    ```
    """
    mapping = source_mapping(model)
    if mapping is None or not mapping.source.complete:
        return
    hints = Hints()
    for entity, attribute in mapping.attributes():
        for named, table in _named_columns(entity, attribute):
            if table.column(named.value) is None:
                yield Finding(
                    at=named.at,
                    message=f"`{table.name}` has no column `{named.value}`",
                    label="not a column",
                    subject=attribute.subject,
                    related=(Related(table.at, "the table"),),
                    help=hints.nearest(named.value, table.columns)
                    or f"name a column of `{table.name}`",
                )

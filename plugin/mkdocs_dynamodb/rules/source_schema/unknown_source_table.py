"""SRC003: an entity or attribute comes from a table that the source database does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import (
    AttributeSource,
    ColumnReference,
    source_mapping,
)
from mkdocs_dynamodb.rules.registry import Extent, rule


def _is_told(reference: ColumnReference, named: Placed[str] | None) -> bool:
    """Whether the finding on the entity says it already."""
    return named is not None and reference.table_name == named.value


def _message(attribute: AttributeSource, reference: ColumnReference) -> str:
    name = attribute.attribute.name.value
    if reference.table_name:
        return f"`{name}` comes from a table `{reference.table_name}` that does not exist"
    return f"`{name}` comes from a column `{reference.column_name}` of no table"


@rule("SRC003", "unknown-source-table", Severity.ERROR, looks_at=Extent.FRAME)
def unknown_source_table(model: Model) -> Iterator[Finding]:
    """An entity or attribute comes from a table that the source database does not have.

    ## Why

    The migration would read from a table that is not there. A letter too many in a name is the
    usual cause.

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
            from: user
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
    hints, known = Hints(), tuple(mapping.source.schema.tables)
    for entity in mapping.entities:
        named = entity.entity.source_table
        if named is not None and entity.source is None:
            yield Finding(
                at=named.at,
                message=f"`{entity.entity.name.value}` comes from `{named.value}`, and the source "
                "database has no such table",
                subject=entity.subject,
                help=hints.nearest(named.value, known) or "name a table of the source schema",
            )
        for attribute in entity.attributes.values():
            for reference in attribute.references:
                if reference.table is not None or _is_told(reference, named):
                    continue
                yield Finding(
                    at=reference.at,
                    message=_message(attribute, reference),
                    subject=attribute.subject,
                    help=hints.nearest(reference.table_name, known)
                    or "write `table.column`, with a table of the source schema",
                )

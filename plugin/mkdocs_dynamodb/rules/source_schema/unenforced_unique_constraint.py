"""SRC024: a unique constraint of the source database is kept by no key of the new tables."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.claims import declared_unique
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.joins import listed
from mkdocs_dynamodb.model.relational.mapping import SourceMapping, source_mapping
from mkdocs_dynamodb.model.relational.source_keys import is_taken_over, kept_unique
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "SRC024",
    "unenforced-unique-constraint",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def unenforced_unique_constraint(model: Model) -> Iterator[Finding]:
    """A unique constraint of the source database is kept by no key of the new tables.

    What the model itself declares under `unique` is told by [another rule](FLO081.md).

    ## Why

    DynamoDB keeps only the primary key unique. The constraint is gone with the old database
    unless an item whose key is the value is put in the same transaction, with a condition that
    it is not there yet (API Reference, TransactWriteItems).

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL,
          UNIQUE KEY users_email (email)
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
          UNIQUE KEY users_email (email)
        );
    tables:
      Users:
        partition_key: user_id
        entities:
          User:
            from: users
            attributes: {user_id: {type: S, from: id}, email: S}
      Emails:
        partition_key: email
        entities:
          EmailClaim:
            from: users
            role: unique-claim
            attributes: {email: S, user_id: {type: S, from: id}}
    ```
    """
    mapping = source_mapping(model)
    if mapping is None:
        return
    kept, declared = kept_unique(mapping), declared_unique(model)
    for table in mapping.source.schema.tables.values():
        primary = frozenset(name.casefold() for name in table.key_columns)
        for key in table.unique_keys:
            columns = frozenset(name.casefold() for name in key.columns)
            if (primary and primary <= columns) or not is_taken_over(mapping, table, key):
                continue
            if any(kept_columns <= columns for kept_columns in kept.get(table.name, ())):
                continue
            if all(_is_declared(mapping, declared, table.name, name) for name in key.columns):
                continue
            yield Finding(
                at=key.at,
                message=f"{listed(key.columns, table)} is unique in the source database, and no "
                "key of the new tables keeps it so",
                label="unique until the migration",
                subject=f"source.{table.name}",
                help="store an item whose key is the value (`role: unique-claim`, "
                f"`from: {table.name}`) and put it in the same transaction",
            )


def _is_declared(
    mapping: SourceMapping, declared: frozenset[tuple[str, str]], table: str, name: str
) -> bool:
    """Whether some attribute that takes a column is declared unique."""
    schema = mapping.source.schema.table(table)
    column = None if schema is None else schema.column(name)
    if column is None:
        return False
    places = mapping.destinations.get((column.table, column.name), ())
    return any((source.entity.name.value, taken) in declared for source, taken in places)

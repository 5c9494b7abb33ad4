"""SRC009: a table or column that is left behind does not exist in the source database."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import source_mapping
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("SRC009", "drop-of-nothing", Severity.WARNING, looks_at=Extent.FRAME)
def drop_of_nothing(model: Model) -> Iterator[Finding]:
    """A table or column that is left behind does not exist in the source database.

    ## Why

    The entry does nothing. Either it was dropped from the database meanwhile, or the name is
    wrong and the one that was meant is still without a reason.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE users (
          id INT NOT NULL PRIMARY KEY,
          email VARCHAR(255) NOT NULL
        );
      dropped:
        users.flag: Nobody knows what it meant
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
    hints, schema = Hints(), mapping.source.schema
    for name, reason in mapping.source.dropped.items():
        if mapping.dropped_target(name) is not None:
            continue
        owner = schema.table(name.rpartition(".")[0])
        known = [*schema.tables] if owner is None else [f"{owner.name}.{c}" for c in owner.columns]
        yield Finding(
            at=reason.at,
            message=f"`dropped` names `{name}`, which the source database does not have",
            label="matches nothing",
            subject=f"source.dropped.{name}",
            help=hints.nearest(name, known) or "take the entry away",
        )

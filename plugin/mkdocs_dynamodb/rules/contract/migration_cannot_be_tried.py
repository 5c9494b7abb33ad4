"""CON041: a part of the contract cannot be tried on the sample rows."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.tried import troubles
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON041",
    "migration-cannot-be-tried",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def migration_cannot_be_tried(model: Model) -> Iterator[Finding]:
    """A part of the contract cannot be tried on the sample rows.

    ## Why

    A row with a column that its table does not have, or a condition that is no SQL, keeps the
    contract from being tried, and the real migration would stop at the same place.

    ## Bad

    ```yaml
    source:
      sql: "CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT)"
      rows: {users: [{id: u-1, mail: ada@mail.example}]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
        items:
          - User: {user_id: u-1, email: ada@mail.example}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
        satisfies: []
        estimated_item_size_bytes: 40
    ```

    ## Good

    ```yaml
    source:
      sql: "CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT)"
      rows: {users: [{id: u-1, email: ada@mail.example}]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
        items:
          - User: {user_id: u-1, email: ada@mail.example}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
        satisfies: []
        estimated_item_size_bytes: 40
    ```
    """
    return troubles(model)

"""CON031: a contract reads or joins a column that its table does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_source import unknown_columns
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON031",
    "contract-unknown-source-column",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_unknown_source_column(model: Model) -> Iterator[Finding]:
    """A contract reads or joins a column that its table does not have.

    ## Why

    The view cannot be made. In databases that take a quoted unknown name for text, every item
    gets that text.

    ## Bad

    ```yaml
    source: {sql: "CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT)"}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: mail}
        satisfies: []
        estimated_item_size_bytes: 80
    ```

    ## Good

    ```yaml
    source: {sql: "CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT)"}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
        satisfies: []
        estimated_item_size_bytes: 80
    ```
    """
    return unknown_columns(model)

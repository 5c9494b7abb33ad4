"""CON040: the contract, run on the sample rows, gives other items than the sample items."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.tried import differing_items
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON040",
    "migration-differs-from-samples",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def migration_differs_from_samples(model: Model) -> Iterator[Finding]:
    """The contract, run on the sample rows, gives other items than the sample items.

    ## Why

    The sample items are what every access pattern is tried on. Where the migration gives
    something else, the design works on paper and not on the data.

    ## Bad

    ```yaml
    source:
      sql: "CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT)"
      rows: {users: [{id: u-1, email: ben@mail.example}]}
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
    return differing_items(model)

"""CON034: a contract reads an attribute from another column than the model says."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_source import differing_sources
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON034",
    "contract-source-differs",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_source_differs(model: Model) -> Iterator[Finding]:
    """A contract reads an attribute from another column than the model says.

    ## Why

    One of the two is wrong. The values look alike often enough, such as two dates or two names,
    that nobody sees it in the migrated items.

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
          email: {type: S, source_table: users, source_column: team}
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
    return differing_sources(model)

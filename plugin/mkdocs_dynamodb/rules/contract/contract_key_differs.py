"""CON012: a table of a contract has another key than in the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_design import differing_keys
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON012", "contract-key-differs", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def contract_key_differs(model: Model) -> Iterator[Finding]:
    """A table of a contract has another key than in the design.

    ## Why

    The key of a table cannot be changed after it is created (Developer Guide, Core components of
    Amazon DynamoDB). Requests that name the designed key are refused.

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: email
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
        satisfies: []
        estimated_item_size_bytes: 80
    ```

    ## Good

    ```yaml
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
    return differing_keys(model)

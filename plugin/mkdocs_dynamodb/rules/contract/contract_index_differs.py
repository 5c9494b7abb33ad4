"""CON013: an index of a contract is not the one of the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_design import differing_indexes
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON013",
    "contract-index-differs",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_index_differs(model: Model) -> Iterator[Finding]:
    """An index of a contract is not the one of the design.

    ## Why

    Requests name an index and its key attributes. An index of another name, key or projection
    refuses them, or answers without the attributes that the application needs.

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        indexes:
          ByEmail: {partition_key: email, projection: KEYS_ONLY}
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
    contract:
      - table: Users
        type: Table
        source_table: users
        gsis: [{name: ByMail, pk: email}]
        pk: user_id
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
        indexes:
          ByEmail: {partition_key: email, projection: KEYS_ONLY}
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
    contract:
      - table: Users
        type: Table
        source_table: users
        gsis: [{name: ByEmail, pk: email}]
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
        satisfies: []
        estimated_item_size_bytes: 80
    ```
    """
    return differing_indexes(model)

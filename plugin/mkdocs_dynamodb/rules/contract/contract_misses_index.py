"""CON014: a contract leaves out an index of the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_design import missing_indexes
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON014", "contract-misses-index", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def contract_misses_index(model: Model) -> Iterator[Finding]:
    """A contract leaves out an index of the design.

    ## Why

    An index can be added later, but it is then built from all items, and until it is active the
    access patterns that ask it fail (Developer Guide, Managing global secondary indexes).

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
        gsis: []
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
    return missing_indexes(model)

"""CON002: a contract of form v1 copies a value and does not say why, or how the row is found."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

contract_copy_without_join = fault_rule(
    "CON002",
    FaultKind.CONTRACT_COPY,
    """
    A contract of form v1 copies a value and does not say why, or how the row is found.

    ## Why

    A denormalised attribute needs the join that finds its row; without it a consumer takes any
    row, or a column of the wrong table. And a copy without a reason is one that nobody keeps up
    to date.

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
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email,
            denormalized: true, justification: shown}
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
    """,
)

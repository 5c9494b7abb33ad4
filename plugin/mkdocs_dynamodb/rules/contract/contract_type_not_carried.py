"""CON001: a contract of form v1 has an attribute of a type other than S, N or B."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

contract_type_not_carried = fault_rule(
    "CON001",
    FaultKind.CONTRACT_TYPE,
    """
    A contract of form v1 has an attribute of a type other than S, N or B.

    ## Why

    Form v1 knows text, numbers and binary values alone. A consumer that meets `M` or `BOOL`
    stops, or loads the value as text, and every request that expects a map or a truth value then
    fails.

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
          email: {type: M, source_table: users, source_column: email}
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

"""CON019: an attribute of a contract has another type than in the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_attributes import differing_types
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON019", "contract-type-differs", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def contract_type_differs(model: Model) -> Iterator[Finding]:
    """An attribute of a contract has another type than in the design.

    ## Why

    DynamoDB compares values of one type only. A number that is loaded as text is found by no
    condition that asks for a number, and a key of the wrong type is refused (API Reference,
    AttributeValue).

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
          email: {type: N, source_table: users, source_column: email}
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
    return differing_types(model)

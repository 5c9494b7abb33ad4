"""CON024: the size of an item in a contract is far from what the model tells."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_requirements import far_sizes
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON024",
    "contract-size-far-off",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_size_far_off(model: Model) -> Iterator[Finding]:
    """The size of an item in a contract is far from what the model tells.

    ## Why

    Capacity and the time of the load follow from the size; a figure that is wrong by more than a
    factor of two is no estimate of this item.

    ## Bad

    ```yaml
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
        estimated_item_size_bytes: 4000
    ```

    ## Good

    ```yaml
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
    return far_sizes(model)

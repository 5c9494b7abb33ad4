"""CON017: a contract has an attribute that the design does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_attributes import invented_attributes
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON017",
    "contract-invents-attribute",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_invents_attribute(model: Model) -> Iterator[Finding]:
    """A contract has an attribute that the design does not have.

    ## Why

    A name that differs by a letter is the usual cause: the migrated attribute is never read, and
    the one that requests ask for is missing in every item.

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
          mail: {type: S, source_table: users, source_column: email}
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
    return invented_attributes(model)

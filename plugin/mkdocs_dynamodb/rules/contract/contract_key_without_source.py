"""CON006: a key attribute of a contract has no source."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.itself import keys_without_attribute
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("CON006", "contract-key-without-source", Severity.ERROR, looks_at=Extent.FRAME)
def contract_key_without_source(model: Model) -> Iterator[Finding]:
    """A key attribute of a contract has no source.

    ## Why

    An item without its key cannot be written, and one without an index key never appears in the
    index (Developer Guide, Core components of Amazon DynamoDB). Each key needs an attribute or a
    template.

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
    return keys_without_attribute(model)

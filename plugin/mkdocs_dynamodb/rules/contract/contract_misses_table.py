"""CON011: a contract leaves out a table of the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_design import missing_tables
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON011", "contract-misses-table", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def contract_misses_table(model: Model) -> Iterator[Finding]:
    """A contract leaves out a table of the design.

    ## Why

    What is not in the contract is not migrated: the table is created empty, or not at all, and
    every access pattern that asks it finds nothing.

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
      Teams:
        partition_key: team_id
        entities:
          Team: {from: teams, attributes: {team_id: S}}
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

    ## Good

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S}}
      Teams:
        partition_key: team_id
        entities:
          Team: {derived: teams are new, attributes: {team_id: S}}
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
    return missing_tables(model)

"""CON023: a table of a contract does not list an access pattern that it answers."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_requirements import claims_left_out
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("CON023", "contract-claims-too-little", Severity.NOTE, needs_whole_model=True)
def contract_claims_too_little(model: Model) -> Iterator[Finding]:
    """A table of a contract does not list an access pattern that it answers.

    ## Why

    A list that is not complete hides what breaks when the table is changed or loaded late.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a user, type: read, rps: 5, inputs: [user_id]}
      2: {name: Show a team, type: read, rps: 5, inputs: [team_id]}
    mapping:
      1: {operation: GetItem, table: Users, where: {user_id: "{user_id}"}}
      2: {operation: GetItem, table: Teams, where: {team_id: "{team_id}"}}
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

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a user, type: read, rps: 5, inputs: [user_id]}
      2: {name: Show a team, type: read, rps: 5, inputs: [team_id]}
    mapping:
      1: {operation: GetItem, table: Users, where: {user_id: "{user_id}"}}
      2: {operation: GetItem, table: Teams, where: {team_id: "{team_id}"}}
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
        satisfies: ["1: Show a user"]
        estimated_item_size_bytes: 80
    ```
    """
    return claims_left_out(model)

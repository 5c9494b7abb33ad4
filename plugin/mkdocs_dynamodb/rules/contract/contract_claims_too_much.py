"""CON022: a table of a contract claims an access pattern that it does not answer in the design."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_requirements import claims_without_answer
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("CON022", "contract-claims-too-much", Severity.ERROR, needs_whole_model=True)
def contract_claims_too_much(model: Model) -> Iterator[Finding]:
    """A table of a contract claims an access pattern that it does not answer in the design.

    ## Why

    Whoever reads the contract believes that the pattern is taken care of. The request for it goes
    to another table, or does not exist.

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
        satisfies: ["1: Show a user", "2: Show a team"]
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
    return claims_without_answer(model)

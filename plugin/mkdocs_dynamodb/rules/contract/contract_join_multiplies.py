"""CON033: a join of a contract may find several rows."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.against_source import multiplying_joins
from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "CON033",
    "contract-join-multiplies",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def contract_join_multiplies(model: Model) -> Iterator[Finding]:
    """A join of a contract may find several rows.

    ## Why

    Where the joined column is not unique, one row becomes several items of one key, and which of
    them survives depends on the order of the load.

    ## Bad

    ```yaml
    source:
      sql: |
        CREATE TABLE teams (id INT PRIMARY KEY, name VARCHAR(99), city VARCHAR(99));
        CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT);
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S,
            team_name: {type: S, from: teams.name, because: shown with every user,
              join: {local_column: team, source_column: id}}}}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
          team_name:
            type: S
            source_table: teams
            source_column: name
            denormalized: true
            justification: shown with every user
            join: {local_column: team, source_column: city}
        satisfies: []
        estimated_item_size_bytes: 80
    ```

    ## Good

    ```yaml
    source:
      sql: |
        CREATE TABLE teams (id INT PRIMARY KEY, name VARCHAR(99), city VARCHAR(99));
        CREATE TABLE users (id CHAR(8) PRIMARY KEY, email VARCHAR(99), team INT);
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {from: users, attributes: {user_id: {type: S, from: id}, email: S,
            team_name: {type: S, from: teams.name, because: shown with every user,
              join: {local_column: team, source_column: id}}}}
    contract:
      - table: Users
        type: Table
        source_table: users
        pk: user_id
        attributes:
          user_id: {type: S, source_table: users, source_column: id}
          email: {type: S, source_table: users, source_column: email}
          team_name:
            type: S
            source_table: teams
            source_column: name
            denormalized: true
            justification: shown with every user
            join: {local_column: team, source_column: id}
        satisfies: []
        estimated_item_size_bytes: 80
    ```
    """
    return multiplying_joins(model)

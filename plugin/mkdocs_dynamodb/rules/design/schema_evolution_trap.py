"""DSG031: copies and keys that hold on to what changes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.warnings.evolution_signs import evolution_signs
from mkdocs_dynamodb.reports.warnings.signs import sign_places, signs_text
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG031", "schema-evolution-trap", Severity.WARNING, needs_whole_model=True)
def schema_evolution_trap(model: Model) -> Iterator[Finding]:
    """What a table repeats or keeps inside keys can change, and then much has to be rewritten.

    One of the five production warnings. Raised where a copy repeats an attribute that an update
    changes, where one update rewrites more than 25 items, where the text of a primary key embeds a
    name, a state or another attribute that changes, and where three or more patterns compose the
    same text of several parts. A copy that no pattern keeps up to date is reported by
    `stale-copy`, and the key of an index that an update forgets by `stale-index-key`.

    ## Why

    A key cannot be changed in place, only deleted and written anew, and DynamoDB keeps no copy up
    to date. Each of these makes a later change a migration of items instead of a deployment (AWS
    Samples, MySQL to DynamoDB modernizer: document the migration strategy of a denormalisation;
    Developer Guide, Working with items).

    ## Bad

    ```yaml
    tables:
      Tickets:
        partition_key: team_id
        sort_key: SK
        entities:
          Ticket:
            keys: {SK: "{status}#{ticket_id}"}
            attributes: {team_id: S, ticket_id: S, status: S}
    ```

    ## Good

    ```yaml
    tables:
      Tickets:
        partition_key: team_id
        sort_key: ticket_id
        entities:
          Ticket: {attributes: {team_id: S, ticket_id: S, status: S}}
    ```
    """
    for name, signs in evolution_signs(model).items():
        table = model.tables[name]
        yield Finding(
            at=table.name.at,
            message=f"table `{name}` will be hard to change: {signs_text(signs)}",
            label="later changes rewrite its items",
            subject=table.subject,
            related=sign_places(signs),
            help="keep what changes out of keys and copies, or accept it with how it is migrated",
        )

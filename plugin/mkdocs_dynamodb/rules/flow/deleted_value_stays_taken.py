"""FLO086: a deleted item whose unique value stays taken."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import claimed_in
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO086", "deleted-value-stays-taken", Severity.WARNING)
def deleted_value_stays_taken(model: Model) -> Iterator[Finding]:
    """A pattern deletes an item and not the claim on its unique value.

    Silent where a note says that a stream or a later job does.

    ## Why

    The claim outlives the item, points to nothing and keeps the value from everybody, for ever.
    Delete both in one transaction (API Reference, TransactWriteItems).

    ## Bad

    ```yaml
    unique: {User: [email]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
      Emails:
        partition_key: email
        entities:
          EmailClaim: {role: unique-claim, attributes: {email: S, user_id: S}}
    mapping:
      1: {operation: DeleteItem, table: Users, entity: User}
    ```

    ## Good

    ```yaml
    unique: {User: [email]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
      Emails:
        partition_key: email
        entities:
          EmailClaim: {role: unique-claim, attributes: {email: S, user_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {delete: User, table: Users, condition: attribute_exists(user_id)}
          - {delete: EmailClaim, table: Emails, where: {email: "{email}"}}
    ```
    """
    writes = writes_of(model)
    for claimed in claimed_in(model):
        for owner in claimed.owners if claimed.claims else ():
            for write in writes.to(owner.entity, "delete"):
                written = writes.of_answer[write.number]
                if claimed.claiming(written, "delete") or write.is_deferred:
                    continue
                claim = claimed.claims[0].entity.name
                yield Finding(
                    at=write.action.at,
                    message=f"pattern {write.number} deletes `{owner.entity.name.value}` and "
                    f"leaves its {listed_names(claimed.unique.names)} taken",
                    label="the value is not freed",
                    subject=write.action.subject,
                    related=(
                        Related(claimed.unique.at, "declared unique"),
                        Related(claim.at, "stays"),
                    ),
                    help=f"delete its `{claim.value}` in the same TransactWriteItems",
                )

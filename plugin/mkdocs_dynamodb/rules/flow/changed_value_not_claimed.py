"""FLO084: a change of a unique value that does not claim the new one."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import claimed_in
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO084", "changed-value-not-claimed", Severity.ERROR)
def changed_value_not_claimed(model: Model) -> Iterator[Finding]:
    """A pattern changes an attribute that is declared unique, and does not claim the new value.

    ## Why

    The claims are all that keeps the values apart. After a change without one, somebody else can
    take the value that is in use, and the new value may have been in use before (API Reference,
    TransactWriteItems: actions on up to 100 items succeed or fail together).

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
      1: {operation: UpdateItem, table: Users, entity: User, set: {email: "{email}"}}
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
          - {put: EmailClaim, table: Emails, condition: attribute_not_exists(email)}
          - {delete: EmailClaim, table: Emails, where: {email: "{old_email}"}}
          - update: User
            table: Users
            set: {email: "{email}"}
            condition: attribute_exists(user_id)
    ```
    """
    writes = writes_of(model)
    for claimed in claimed_in(model):
        for name in claimed.unique.names if claimed.claims else ():
            for owner in claimed.owners:
                for write in writes.changing(owner.entity, name):
                    if claimed.claiming(writes.of_answer[write.number], "put"):
                        continue
                    claim = claimed.claims[0].entity.name
                    yield Finding(
                        at=write.action.at,
                        message=f"pattern {write.number} changes `{name}` of "
                        f"`{owner.entity.name.value}` without claiming the new value",
                        label="anybody may have it",
                        subject=write.action.subject,
                        related=(
                            Related(claimed.unique.at, "declared unique"),
                            Related(claim.at, "keeps it unique"),
                        ),
                        help=f"put `{claim.value}` for the new value, delete the one for the old, "
                        "and change the item in one TransactWriteItems",
                    )

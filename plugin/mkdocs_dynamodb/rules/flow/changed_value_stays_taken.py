"""FLO085: a change of a unique value after which the old one stays taken."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import claimed_in
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO085", "changed-value-stays-taken", Severity.WARNING)
def changed_value_stays_taken(model: Model) -> Iterator[Finding]:
    """A pattern claims the new value of a unique attribute and does not free the old one.

    Silent where a note says that a stream or a later job does.

    ## Why

    A claim is an item like any other: nothing deletes it when its value is no longer used. The name
    that somebody gave up stays taken for ever, for its former owner as well.

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
      1:
        operation: TransactWriteItems
        actions:
          - {put: EmailClaim, table: Emails, condition: attribute_not_exists(email)}
          - update: User
            table: Users
            set: {email: "{email}"}
            condition: attribute_exists(user_id)
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
        for name in claimed.unique.names:
            for owner in claimed.owners:
                for write in writes.changing(owner.entity, name):
                    written = writes.of_answer[write.number]
                    taken = claimed.claiming(written, "put")
                    if not taken or claimed.claiming(written, "delete") or write.is_deferred:
                        continue
                    yield Finding(
                        at=write.action.at,
                        message=f"pattern {write.number} changes `{name}` of "
                        f"`{owner.entity.name.value}` and leaves the old value taken",
                        label="the old value is not freed",
                        subject=write.action.subject,
                        related=(Related(taken[0].action.at, "claims the new value"),),
                        help=f"delete the `{taken[0].entity.name.value}` of the old value in the "
                        "same TransactWriteItems",
                    )

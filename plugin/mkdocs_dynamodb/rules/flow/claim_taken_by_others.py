"""FLO083: a claim on a unique value that does not ask whether it is free."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import CLAIM_ROLE, Claimed, claimed_in
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import Write, Writes, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO083", "claim-taken-by-others", Severity.ERROR)
def claim_taken_by_others(model: Model) -> Iterator[Finding]:
    """An item that keeps a declared value unique is put without `attribute_not_exists`.

    A claim with `role: unique-claim` and no condition at all is told by [another rule](FLO060.md).
    Where the key of the entity itself is the value, its puts are looked at.

    ## Why

    A put replaces the item with the same key (API Reference, PutItem). Any other condition than
    that the item is not there either lets the second one in or keeps everybody out.

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
          - put: EmailClaim
            table: Emails
            condition: user_id <> :user
            values: {user: "{user_id}"}
          - {put: User, table: Users, condition: attribute_not_exists(user_id)}
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
          - {put: User, table: Users, condition: attribute_not_exists(user_id)}
    ```
    """
    writes = writes_of(model)
    seen: set[str] = set()
    for claimed in claimed_in(model):
        for write in _puts(writes, claimed):
            guard = guard_of(write.action.condition)
            is_told = write.entity.role is not None and write.entity.role.value == CLAIM_ROLE
            if guard.absent or (is_told and not guard.names) or write.action.subject in seen:
                continue
            seen.add(write.action.subject)
            key = next(iter(write.table.key_names), "key")
            yield Finding(
                at=write.action.condition.at if write.action.condition else write.action.at,
                message=f"pattern {write.number} takes {listed_names(claimed.unique.names)} even "
                "where somebody else has it",
                label="does not ask that it is free",
                subject=write.action.subject,
                related=(Related(claimed.unique.at, "declared unique"),),
                help=f"add `condition: attribute_not_exists({key})`",
            )


def _puts(writes: Writes, claimed: Claimed) -> Iterator[Write]:
    """Puts that take a value: of lookup items, or of the entity where it is kept by its own key."""
    for claim in claimed.claims:
        yield from claimed.claiming(writes.to(claim.entity), "put")
    for owner in claimed.owners if claimed.is_own_key else ():
        for write in writes.to(owner.entity, "put"):
            is_new = write.pattern is not None and write.pattern.type.value == PatternType.WRITE
            if is_new and not guard_of(write.action.condition).present:
                yield write

"""FLO087: a changed value whose claim stays with the old one."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import CLAIM_ROLE, declared_unique
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO087", "claim-left-behind", Severity.WARNING)
def claim_left_behind(model: Model) -> Iterator[Finding]:
    """A pattern changes a value for which another pattern puts a claim, and puts no new claim.

    A claim is a stored entity with `role: unique-claim`. What it is for is known from the
    transaction that puts both. Where the value is declared under `unique`, FLO084 tells it.

    ## Why

    The claims are all that keeps the values apart. After a change without one, somebody else can
    take the value that is in use, and the old one stays taken for ever (API Reference,
    TransactWriteItems: actions on up to 100 items succeed or fail together).

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: PK
        entities:
          User:
            keys: {PK: "USER#{user_id}"}
            attributes: {user_id: S, email: S}
          EmailClaim:
            role: unique-claim
            keys: {PK: "EMAIL#{email}"}
            attributes: {email: S}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: User, table: Users, condition: attribute_not_exists(PK)}
          - {put: EmailClaim, table: Users, condition: attribute_not_exists(PK)}
      2: {operation: UpdateItem, table: Users, entity: User, set: {email: "{email}"}}
    ```

    ## Good

    ```yaml
    tables:
      Users:
        partition_key: PK
        entities:
          User:
            keys: {PK: "USER#{user_id}"}
            attributes: {user_id: S, email: S}
          EmailClaim:
            role: unique-claim
            keys: {PK: "EMAIL#{email}"}
            attributes: {email: S}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: User, table: Users, condition: attribute_not_exists(PK)}
          - {put: EmailClaim, table: Users, condition: attribute_not_exists(PK)}
      2:
        operation: TransactWriteItems
        actions:
          - {update: User, table: Users, set: {email: "{email}"}, condition: {email: "{old_email}"}}
          - {put: EmailClaim, table: Users, condition: attribute_not_exists(PK)}
          - {delete: EmailClaim, table: Users, where: {PK: "EMAIL#{old_email}"}}
    ```
    """
    writes, declared = writes_of(model), declared_unique(model)
    seen: set[tuple[str, str, str]] = set()
    for written in tuple(writes.of_answer.values()):
        for claim in filter(_is_claim, written):
            for owner, name in _claimed(claim, written):
                known = (owner.entity.subject, name, claim.entity.subject)
                if known in seen or (owner.entity.name.value, name) in declared:
                    continue
                seen.add(known)
                for change in writes.changing(owner.entity, name):
                    if not change.is_deferred and not any(
                        other.entity is claim.entity for other in writes.beside(change)
                    ):
                        yield _finding(change, name, claim)


def _is_claim(write: Write) -> bool:
    role = write.entity.role
    is_claim = role is not None and role.value == CLAIM_ROLE
    return is_claim and write.verb == "put" and write.is_transactional


def _claimed(claim: Write, written: list[Write]) -> Iterator[tuple[Write, str]]:
    """What one transaction puts with the one attribute that the key of a claim is made of."""
    names = identity_of(claim.table, claim.entity)
    if len(names) == 1 and not claim.action.values:
        (name,) = names
        for other in written:
            is_put = other.verb == "put" and other.step is claim.step
            if is_put and other.entity.role is None and name in other.entity.attributes:
                yield other, name


def _finding(change: Write, name: str, claim: Write) -> Finding:
    kept = claim.entity.name
    return Finding(
        at=change.action.at,
        message=f"pattern {change.number} changes `{name}` of `{change.entity.name.value}` without "
        f"putting `{kept.value}` for the new value",
        label="anybody may have it",
        subject=change.action.subject,
        related=(Related(kept.at, "keeps it unique"),),
        help=f"put `{kept.value}` for the new value, delete the one for the old, "
        "and change the item in one TransactWriteItems",
    )

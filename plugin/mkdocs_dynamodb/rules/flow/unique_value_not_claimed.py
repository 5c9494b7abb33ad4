"""FLO082: an item put without claiming its unique value."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import CLAIM_ROLE, Claimed, claimed_in
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO082", "unique-value-not-claimed", Severity.ERROR)
def unique_value_not_claimed(model: Model) -> Iterator[Finding]:
    """A pattern puts an item and not, in one transaction, the item that keeps its value unique.

    Silent for an optional attribute that the pattern does not know. A claim with `role:
    unique-claim` that is put in another request is told by [another rule](FLO041.md).

    ## Why

    The claim keeps a value unique only if every item is put together with it: one way round it, and
    two items have the same value (API Reference, TransactWriteItems).

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
      1: {operation: PutItem, table: Users, entity: User, condition: attribute_not_exists(user_id)}
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
    for claimed in claimed_in(model):
        if claimed.is_own_key or not claimed.claims:
            continue
        claim = claimed.claims[0]
        for owner in claimed.owners:
            for write in writes.to(owner.entity, "put"):
                if guard_of(write.action.condition).present or not _is_given(write, claimed):
                    continue
                if any(
                    _is_with(write, other) for other in _claims(writes.of_answer, write, claimed)
                ):
                    continue
                yield Finding(
                    at=write.action.at,
                    message=f"pattern {write.number} puts `{owner.entity.name.value}` without "
                    f"claiming its {listed_names(claimed.unique.names)}",
                    label="puts whatever value comes",
                    subject=write.action.subject,
                    related=(
                        Related(claimed.unique.at, "declared unique"),
                        Related(claim.entity.name.at, "keeps it unique"),
                    ),
                    help=f"put `{claim.entity.name.value}` in the same TransactWriteItems, with "
                    "`attribute_not_exists`",
                )


def _claims(answers: Mapping[str, list[Write]], write: Write, claimed: Claimed) -> list[Write]:
    return claimed.claiming(answers[write.number], "put")


def _is_with(write: Write, claim: Write) -> bool:
    """Whether a claim is put together with the item, or a rule on claims tells that it is not."""
    role = claim.entity.role
    is_told = role is not None and role.value == CLAIM_ROLE
    return is_told or (claim.step is write.step and write.is_transactional)


def _is_given(write: Write, claimed: Claimed) -> bool:
    """Whether the item gets the attributes; an optional one only where its value is known."""
    inputs = () if write.pattern is None else write.pattern.inputs
    known = {entry.name.value for entry in inputs} | set(write.answer.example)
    for name in claimed.unique.names:
        attribute = write.entity.attributes.get(name)
        if attribute is not None and attribute.optional and name not in known:
            return False
    return True

"""FLO060: a unique claim that overwrites the claim of somebody else."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO060", "claim-without-condition", Severity.ERROR)
def claim_without_condition(model: Model) -> Iterator[Finding]:
    """A unique claim is put without asking that it is not taken.

    Any condition on the claim counts, such as one that compares the owner.

    ## Why

    A put replaces the item with the same key (API Reference, PutItem). Without
    `attribute_not_exists` the second person to choose a name takes it away from the first, which is
    what the claim is there to prevent.

    ## Bad

    ```yaml
    tables:
      Usernames:
        partition_key: username
        entities:
          UsernameClaim: {role: unique-claim, attributes: {username: S, user_id: S}}
    mapping:
      1: {operation: PutItem, table: Usernames, entity: UsernameClaim}
    ```

    ## Good

    ```yaml
    tables:
      Usernames:
        partition_key: username
        entities:
          UsernameClaim: {role: unique-claim, attributes: {username: S, user_id: S}}
    mapping:
      1:
        operation: PutItem
        table: Usernames
        entity: UsernameClaim
        condition: attribute_not_exists(username)
    ```
    """
    for written in writes_of(model).of_entity.values():
        for write in written:
            role = write.entity.role
            is_claim = role is not None and role.value == "unique-claim"
            if not is_claim or write.verb != "put" or guard_of(write.action.condition).names:
                continue
            yield Finding(
                at=write.action.at,
                message=(
                    f"pattern {write.number} puts the claim `{write.entity.name.value}` even "
                    "where somebody else has it"
                ),
                label="replaces what is there",
                subject=write.action.subject,
                help=(
                    "add `condition: attribute_not_exists("
                    f"{next(iter(write.table.key_names), 'key')})`, in a transaction with the "
                    "item that the claim is for"
                ),
            )

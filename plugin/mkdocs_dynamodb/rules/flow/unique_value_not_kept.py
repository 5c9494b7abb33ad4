"""FLO081: a unique value that no primary key is made of."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import claimed_in
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO081", "unique-value-not-kept", Severity.ERROR, needs_whole_model=True)
def unique_value_not_kept(model: Model) -> Iterator[Finding]:
    """An attribute is declared unique, and no item has a primary key that is made of it.

    ## Why

    The primary key of a table is the one thing that DynamoDB keeps unique; keys of indexes may
    repeat (Developer Guide, Using Global Secondary Indexes). So each unique value is the key of an
    item, put with `attribute_not_exists` in one transaction with what it belongs to (AWS Samples,
    MySQL to DynamoDB modernizer, unique constraint handling).

    ## Bad

    ```yaml
    unique: {User: [email]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
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
    ```
    """
    for claimed in claimed_in(model):
        if not claimed.is_kept:
            unique, owner = claimed.unique, claimed.owners[0]
            verb = "is" if len(unique.names) == 1 else "are"
            yield Finding(
                at=unique.at,
                message=f"{listed_names(unique.names)} of `{unique.entity.value}` {verb} declared "
                "unique, and no primary key is made of it",
                label="nothing refuses a second one",
                subject=unique.subject,
                related=(Related(owner.entity.name.at, "stored here, under another key"),),
                help="store an item with `role: unique-claim` whose key is the value",
            )

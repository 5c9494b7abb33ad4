"""KEY032: entities whose keys tell nothing of the entity."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.collisions import alike_entities
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY032", "indistinct-keys", Severity.WARNING, looks_at=Extent.FRAME)
def indistinct_keys(model: Model) -> Iterator[Finding]:
    """Two entities of a table have keys that only the values of their attributes tell apart.

    ## Why

    A put replaces the item that has the same primary key (API Reference, PutItem). With sort keys
    `{loan_id}` and `{fine_id}` below one partition key, loan 1 and fine 1 overwrite each other,
    unless the application makes all its ids so that no two are the same. Even then no query can
    ask for one of the entities alone.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "{loan_id}"}
            attributes: {member_id: S, loan_id: S}
          Fine:
            keys: {PK: "MEMBER#{member_id}", SK: "{fine_id}"}
            attributes: {member_id: S, fine_id: S}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{loan_id}"}
            attributes: {member_id: S, loan_id: S}
          Fine:
            keys: {PK: "MEMBER#{member_id}", SK: "FINE#{fine_id}"}
            attributes: {member_id: S, fine_id: S}
    ```
    """
    for table in model.tables.values():
        for pair in alike_entities(table):
            if pair.is_certain:
                continue
            first, second = pair.first.name.value, pair.second.name.value
            yield Finding(
                at=pair.at,
                message=f"nothing in the keys tells `{second}` from `{first}` "
                f"in table `{table.name.value}`",
                label=f"may be equal to a key of `{first}`",
                subject=pair.second.subject,
                related=(Related(pair.first_at, f"key of `{first}`"),),
                help=f"begin the key with a text of its own, such as `{second.upper()}#`",
            )

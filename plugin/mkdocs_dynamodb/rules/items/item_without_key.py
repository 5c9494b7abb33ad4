"""ITM001: a sample item that no table can hold, since a key attribute is missing."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.keys.item_keys import unmade_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM001", "item-without-key", Severity.ERROR, looks_at=Extent.FRAME)
def item_without_key(model: Model) -> Iterator[Finding]:
    """A sample item lacks a key attribute of its table, or what its key template is made from.

    ## Why

    Every item has a value for the partition key and, where the table has one, the sort key;
    DynamoDB refuses an item without them (API Reference, PutItem, Item). An item that cannot be
    stored shows on no page and answers no access pattern.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_at}"}
            attributes: {member_id: S, lent_at: S, title: S}
        items:
          - Loan: {member_id: m1, title: Emma}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_at}"}
            attributes: {member_id: S, lent_at: S, title: S}
        items:
          - Loan: {member_id: m1, lent_at: 2026-11-02, title: Emma}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            unmade = unmade_keys(table, item)
            if not unmade:
                continue
            keys = listed_names(tuple(unmade))
            missing = listed_names(
                tuple(dict.fromkeys(n for names in unmade.values() for n in names))
            )
            made_from_others = missing != keys
            reason = f", since it lacks {missing}" if made_from_others else ""
            yield Finding(
                at=item.at,
                message=f"this {item.noun} of {table.name.value} lacks key {keys}{reason}",
                label=f"{missing} is missing",
                subject=item.subject,
                help=f"give the item a value for {missing}",
            )

"""ITM006: two sample items with one primary key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.item_keys import Order, first_key_fault, key_values, orders_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM006", "duplicate-primary-key", Severity.ERROR, looks_at=Extent.FRAME)
def duplicate_primary_key(model: Model) -> Iterator[Finding]:
    """Two sample items of a table have the same primary key.

    ## Why

    The primary key is unique in its table; writing the second item replaces the first without a
    word (API Reference, PutItem). Two items that the application must tell apart but that get the
    same key mean that the key leaves something out, such as the time or a number.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_on}"}
            attributes: {member_id: S, lent_on: S, title: S}
        items:
          - Loan: {member_id: m1, lent_on: 2026-11-02, title: Emma}
          - Loan: {member_id: m1, lent_on: 2026-11-02, title: Ulysses}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Loan:
            keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_on}#{title}"}
            attributes: {member_id: S, lent_on: S, title: S}
        items:
          - Loan: {member_id: m1, lent_on: 2026-11-02, title: Emma}
          - Loan: {member_id: m1, lent_on: 2026-11-02, title: Ulysses}
    ```
    """
    for table in model.tables.values():
        first: dict[tuple[Order, ...], Item] = {}
        for item in table.items:
            if first_key_fault(item.attributes, table.keys) is not None:
                continue
            key = orders_of(key_values(item.attributes, table.keys))
            earlier = first.setdefault(key, item)
            if earlier is not item:
                yield _finding(table, item, earlier)


def _finding(table: Table, item: Item, earlier: Item) -> Finding:
    shown = " / ".join(value.shown for value in key_values(item.attributes, table.keys))
    return Finding(
        at=item.at,
        message=(
            f"two items of {table.name.value} have the primary key `{shown}`; "
            f"this {item.noun} would replace the first"
        ),
        label="second item with this key",
        subject=item.subject,
        related=(Related(earlier.at, "first item with this key"),),
        help="put what tells the items apart into the key, or correct the sample",
    )

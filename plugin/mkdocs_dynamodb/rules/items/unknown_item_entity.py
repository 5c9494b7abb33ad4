"""ITM014: a sample item of an entity that the table does not store."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM014", "unknown-item-entity", Severity.ERROR, looks_at=Extent.FRAME)
def unknown_item_entity(model: Model) -> Iterator[Finding]:
    """A sample item names an entity that its table does not store.

    ## Why

    The entity gives an item its keys and types; without it nothing can be made of the item, and no
    page shows it.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S}}
        items:
          - Bok: {isbn: "9780141439587"}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S}}
        items:
          - Book: {isbn: "9780141439587"}
    ```
    """
    hints = Hints()
    for table in model.tables.values():
        for item in table.items:
            name = item.entity.value
            if item.is_raw or name in table.entities:
                continue
            yield Finding(
                at=item.at,
                message=f"table {table.name.value} stores no entity `{name}`",
                label="unknown here",
                subject=item.subject,
                help=_cure(model, table, name, hints),
            )


def _cure(model: Model, table: Table, name: str, hints: Hints) -> str:
    elsewhere = model.stored_in.get(name, ())
    if elsewhere:
        return f"move the item to table {elsewhere[0].name.value}, which stores `{name}`"
    declare = f"declare `{name}` under `entities` of the table, or write the item as `raw`"
    return hints.nearest(name, table.entities) or declare

"""ITM015: an item written in full whose keys look like no entity."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.keys.forms import entities_of_form
from mkdocs_dynamodb.model.keys.item_keys import first_key_fault, key_values
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM015", "item-of-no-entity", Severity.WARNING, looks_at=Extent.FRAME)
def item_of_no_entity(model: Model) -> Iterator[Finding]:
    """The keys of an item written in full fit the templates of no entity of the table.

    ## Why

    Access patterns find items by keys made from the templates. An item whose keys have another
    form is found by none of them: either it is left over from an older design, or an entity is
    missing from the table.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S}}
        items:
          - raw: {PK: USER-m1, member_id: m1}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S}}
        items:
          - raw: {PK: "MEMBER#m1", member_id: m1}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            if not item.is_raw or not table.entities:
                continue
            if first_key_fault(item.attributes, table.keys) is not None:
                continue
            if entities_of_form(table, item):
                continue
            shown = " / ".join(value.shown for value in key_values(item.attributes, table.keys))
            yield Finding(
                at=item.at,
                message=f"key `{shown}` fits no entity of table {table.name.value}",
                label="item of no entity",
                subject=item.subject,
                help="correct the key, or declare the entity that this item is one of",
            )

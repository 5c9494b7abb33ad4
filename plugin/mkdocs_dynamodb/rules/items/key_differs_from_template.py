"""ITM005: a written key that is not what the template gives."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.forms import KeyDifference, entities_of_form, key_differences
from mkdocs_dynamodb.model.keys.item_keys import first_key_fault
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM005", "key-differs-from-template", Severity.ERROR, looks_at=Extent.FRAME)
def key_differs_from_template(model: Model) -> Iterator[Finding]:
    """A key written out in a sample item is not what the template of its entity gives.

    ## Why

    The access patterns build keys with the template, so an item that is stored under another key
    is never found by them. Either the template or the item tells a lie about the design.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S, name: S}}
        items:
          - Member: {PK: "USER#m1", member_id: m1, name: Ada}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S, name: S}}
        items:
          - Member: {member_id: m1, name: Ada}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            entity = _entity_of(table, item)
            if entity is None:
                continue
            for found in key_differences(entity, item):
                yield _finding(item, entity, found)


def _entity_of(table: Table, item: Item) -> StoredEntity | None:
    """Entity of an item; of one written in full, the only entity that its table keys fit."""
    if not item.is_raw:
        return table.entities.get(item.entity.value)
    if first_key_fault(item.attributes, table.keys) is not None:
        return None
    fitting = entities_of_form(table, item)
    return fitting[0] if len(fitting) == 1 else None


def _finding(item: Item, entity: StoredEntity, found: KeyDifference) -> Finding:
    name, template = found.name, found.template
    return Finding(
        at=found.written.at,
        message=(
            f"`{name}` of this `{entity.name.value}` is `{found.written.shown}`, "
            f"its template gives `{found.expected}`"
        ),
        label=f"differs from `{template.text}`",
        subject=f"{item.subject}.{name}",
        related=(Related(template.at, f"template of `{name}`"),),
        help=f"delete `{name}` here and let the template make it, or correct the template",
    )

"""ITM020: an empty value inside a composed key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM020", "empty-key-part", Severity.WARNING, looks_at=Extent.FRAME)
def empty_key_part(model: Model) -> Iterator[Finding]:
    """An attribute that a composed key is made from is empty in a sample item.

    ## Why

    DynamoDB accepts the key, since the rest of the template makes it not empty. But every item
    without the value gets the same key, such as `USER#`: they gather in one item collection, or
    replace each other, and are found by a value that nobody has.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S, name: S}}
        items:
          - Member: {member_id: "", name: Ada}
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
            entity = table.entities.get(item.entity.value)
            if entity is None:
                continue
            for name, (key, template) in _empty_parts(entity, item).items():
                yield Finding(
                    at=item.written[name].at,
                    message=(
                        f"empty `{name}` makes key `{key}` of this {item.noun} "
                        f"`{item.attributes[key].shown}`"
                    ),
                    label=f"nothing for `{name}`",
                    subject=f"{item.subject}.{name}",
                    related=(Related(template.at, f"template of `{key}`"),),
                    help="write a value, or leave the attribute out where an index is sparse",
                )


def _empty_parts(entity: StoredEntity, item: Item) -> dict[str, tuple[str, Template]]:
    """Attributes that are empty, with the first composed key that each of them goes into."""
    empty = {name for name, value in item.written.items() if value.content in ("", b"")}
    found: dict[str, tuple[str, Template]] = {}
    for key, template in entity.keys.items() if empty else ():
        is_composed = any(isinstance(part, str) for part in template.parts)
        if key in item.written or key not in item.attributes or not is_composed:
            continue
        for name in template.names:
            if name in empty:
                found.setdefault(name, (key, template))
    return found

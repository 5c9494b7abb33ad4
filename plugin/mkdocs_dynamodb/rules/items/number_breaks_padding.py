"""ITM021: a number that the padding of its key template does not put in order."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, StoredEntity
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM021", "number-breaks-padding", Severity.WARNING, looks_at=Extent.FRAME)
def number_breaks_padding(model: Model) -> Iterator[Finding]:
    """A number of a sample item is negative, has decimals or is wider than its place in a key.

    ## Why

    Zeros in front let text sort like numbers, as long as every number has the same width. DynamoDB
    orders text by its bytes (Developer Guide, Supported data types and naming rules): `1000` comes
    before `999` where three digits were meant, `-02` after `-01`, and `1.5` has no fixed width.

    ## Bad

    ```yaml
    tables:
      Documents:
        partition_key: document_id
        sort_key: SK
        entities:
          Revision:
            keys: {SK: "REVISION#{revision:02}"}
            attributes: {document_id: S, revision: N}
        items:
          - Revision: {document_id: d1, revision: 100}
    ```

    ## Good

    ```yaml
    tables:
      Documents:
        partition_key: document_id
        sort_key: SK
        entities:
          Revision:
            keys: {SK: "REVISION#{revision:06}"}
            attributes: {document_id: S, revision: N}
        items:
          - Revision: {document_id: d1, revision: 100}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            entity = table.entities.get(item.entity.value)
            for field, key, template in () if entity is None else _padded(entity, item):
                value = item.written[field.name]
                fault = _fault(value, field.width)
                if fault is not None:
                    what, cure = fault
                    yield Finding(
                        at=value.at,
                        message=f"`{field.name}` of this {item.noun} {what}, "
                        f"and key `{key}` pads it to {field.width} digits",
                        label=f"`{key}` is out of order",
                        subject=f"{item.subject}.{field.name}",
                        related=(Related(template.at, f"template of `{key}`"),),
                        help=cure,
                    )


def _padded(entity: StoredEntity, item: Item) -> Iterator[tuple[Field, str, Template]]:
    """Padded placeholders for which an item has a value, each name once."""
    seen: set[str] = set()
    for key, template in entity.keys.items():
        for field in template.fields:
            if field.width and field.name in item.written and field.name not in seen:
                seen.add(field.name)
                yield field, key, template


def _fault(value: Value, width: int) -> tuple[str, str] | None:
    """What is wrong with a number, and the cure; None for one that fits and for other values."""
    number = value.number
    if number is None or not number.is_finite():
        return None
    if number < 0:
        return "is negative", "add an offset that makes every value positive, or sort by a number"
    if "." in value.text:
        return "has decimals", "store it in a smaller unit, as a whole number"
    if len(value.text) > width:
        return f"has {len(value.text)} digits", "pad to the largest width that there will ever be"
    return None

"""KEY024: table keys that depend on attributes which may be missing."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY024", "optional-attribute-in-table-key", Severity.ERROR, looks_at=Extent.FRAME)
def optional_attribute_in_table_key(model: Model) -> Iterator[Finding]:
    """A key of a table is made from an attribute that an item may lack.

    ## Why

    Every item has the whole primary key of its table; a write without it is refused (API
    Reference, PutItem). Optional attributes suit the keys of indexes, where they keep an item out
    of the index (Developer Guide, Take advantage of sparse indexes).

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member:
            keys: {PK: "MEMBER#{card_number}"}
            attributes: {member_id: S, "card_number?": S}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}"}
            attributes: {member_id: S, "card_number?": S}
    ```
    """
    for table, entity in model.stored_entities:
        for key in dict.fromkeys(table.key_names):
            yield from _optional(entity, key)


def _optional(entity: StoredEntity, key: str) -> Iterator[Finding]:
    template = entity.template_for(key)
    if template is None:
        return
    for name in dict.fromkeys(template.names):
        attribute = entity.attributes.get(name)
        if attribute is None or not attribute.optional:
            continue
        is_natural = template.at == attribute.name.at
        yield Finding(
            at=template.at,
            message=f"table key `{key}` of `{entity.name.value}` depends on optional `{name}`",
            label="an item may lack it",
            subject=entity.subject,
            related=() if is_natural else (Related(attribute.name.at, "optional here"),),
            help=f"make `{name}` required, or make the key from another attribute",
        )

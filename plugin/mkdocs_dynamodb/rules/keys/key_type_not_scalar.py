"""KEY004: keys that are, or are made from, something that cannot be a key."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Key, StoredEntity, Table
from mkdocs_dynamodb.model.type_names import type_hint
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES, SCALAR_KEY_TYPES, TYPE_WORDS
from mkdocs_dynamodb.rules.registry import Extent, rule

_WITHOUT_TEXT = frozenset(ATTRIBUTE_TYPES) - frozenset(SCALAR_KEY_TYPES) - {"BOOL"}
"""Types whose values cannot stand inside composed text."""


@rule("KEY004", "key-type-not-scalar", Severity.ERROR, looks_at=Extent.FRAME)
def key_type_not_scalar(model: Model) -> Iterator[Finding]:
    """A key attribute is no string, number or binary, or is made from one that has no text.

    ## Why

    Key attributes of tables and indexes are of type S, N or B (API Reference, AttributeDefinition).
    CreateTable refuses other types, and a write whose index key has another type is rejected
    whole. A list, map or set has no text that a template could put into a key.

    ## Bad

    ```yaml
    tables:
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, published: BOOL}}
        indexes:
          ByState: {partition_key: published}
    ```

    ## Good

    ```yaml
    tables:
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, state: S}}
        indexes:
          ByState: {partition_key: state}
    ```
    """
    for table in model.tables.values():
        passed: set[str] = set()
        for owner, key in table.keys_by_owner():
            declared = key.declared_type
            if declared is not None and declared.value not in SCALAR_KEY_TYPES:
                yield _declared(owner, key, declared)
            if key.name.value not in passed:
                passed.add(key.name.value)
                yield from _of_entities(table, key)


def _declared(owner: str, key: Key, declared: Placed[str]) -> Finding:
    is_known = declared.value in ATTRIBUTE_TYPES
    return Finding(
        at=declared.at,
        message=f"key `{key.name.value}` has {'' if is_known else 'unknown '}type "
        f"`{declared.value}`",
        label="a key is S, N or B",
        subject=owner,
        help="choose an attribute of type S, N or B" if is_known else type_hint(declared.value),
    )


def _of_entities(table: Table, key: Key) -> Iterator[Finding]:
    name = key.name.value
    related = (Related(key.name.at, f"`{name}` is a key here"),)
    for entity in table.entities.values():
        told = entity.told_type(name)
        if told is None:
            continue
        if told.value in ATTRIBUTE_TYPES and told.value not in SCALAR_KEY_TYPES:
            yield Finding(
                at=told.at,
                message=f"key `{name}` of `{entity.name.value}` has type `{told.value}`",
                label="a key is S, N or B",
                subject=entity.subject,
                related=related,
                help="keep the key in an attribute of type S, N or B",
            )
        yield from _made_from(entity, name)


def _made_from(entity: StoredEntity, name: str) -> Iterator[Finding]:
    template = entity.keys.get(name)
    if template is None or template.only_field is not None:
        return
    for source in dict.fromkeys(template.names):
        attribute = entity.attributes.get(source)
        if attribute is not None and attribute.type.value in _WITHOUT_TEXT:
            yield Finding(
                at=template.at,
                message=f"key `{name}` of `{entity.name.value}` is made from `{source}`, which is "
                f"{TYPE_WORDS[attribute.type.value]}",
                label=f"`{source}` has no text",
                subject=entity.subject,
                related=(Related(attribute.type.at, f"its type is `{attribute.type.value}`"),),
                help="make the key from attributes of type S, N or B",
            )

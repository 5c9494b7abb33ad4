"""ITM013: a sample item without an attribute that its entity always has."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.item_keys import undeclared_names, unmade_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.model.tables import Item, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("ITM013", "missing-attribute", Severity.ERROR, looks_at=Extent.FRAME)
def missing_attribute(model: Model) -> Iterator[Finding]:
    """A sample item lacks an attribute that its entity declares and does not call optional.

    ## Why

    Readers rely on what an entity declares; a sample item without it either is wrong or shows that
    the attribute is optional, which readers then have to expect. The TTL attribute, and the
    attributes behind the keys of an index that is `sparse`, may always be missing.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, title: S, subtitle: S}}
        items:
          - Book: {isbn: "9780141439587", title: Emma}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, title: S, subtitle?: S}}
        items:
          - Book: {isbn: "9780141439587", title: Emma}
    ```
    """
    for table in model.tables.values():
        free = {name: _may_be_missing(table, e) for name, e in table.entities.items()}
        for item in table.items:
            entity = table.entities.get(item.entity.value)
            if entity is None:
                continue
            missing = _missing(table, entity, item, free[item.entity.value])
            if missing:
                yield _finding(item, entity, missing)


def _may_be_missing(table: Table, entity: StoredEntity) -> frozenset[str]:
    names = set() if table.ttl is None else {table.ttl.value}
    for index in table.indexes.values():
        for key in index.key_names if index.sparse else ():
            template = entity.template_for(key)
            names.update((key,) if template is None else (key, *template.names))
    return frozenset(names)


def _missing(
    table: Table, entity: StoredEntity, item: Item, free: frozenset[str]
) -> tuple[str, ...]:
    """Names that are missing and of which the rules about keys and misspelt names do not speak."""
    told = {part for parts in unmade_keys(table, item).values() for part in parts}
    unknown = () if item.is_raw else undeclared_names(table, entity, item)
    return tuple(
        name
        for name, attribute in entity.attributes.items()
        if not attribute.optional
        and name not in item.attributes
        and name not in (free | told)
        and not any(nearest(other, [name]) for other in unknown)
    )


def _finding(item: Item, entity: StoredEntity, missing: tuple[str, ...]) -> Finding:
    listed = listed_names(missing)
    return Finding(
        at=item.at,
        message=f"this `{entity.name.value}` lacks {listed}",
        label=f"no {listed}",
        subject=item.subject,
        related=tuple(
            Related(entity.attributes[name].name.at, f"`{name}` is declared here")
            for name in missing[:3]
        ),
        help=f"give it a value, or mark the attribute as optional: `{missing[0]}?`",
    )

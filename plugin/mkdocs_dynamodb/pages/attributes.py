"""Attributes: an index of all of them, with where each one lives."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.pages.context import ATTRIBUTES, PageContext
from mkdocs_dynamodb.pages.page import Page

MOST = 2_000
"""Rows that the page has; browsers are slow with more."""


def build_attributes(context: PageContext) -> tuple[Page, ...]:
    """The one page with all attributes; none for a model without tables."""
    if not context.model.tables:
        return ()
    rows = context.kept.get(
        ("attribute rows",), (context.model.frame, context.layout), lambda: _sorted_rows(context)
    )
    values = {"rows": rows[:MOST], "more": max(len(rows) - MOST, 0)}
    body = context.render(ATTRIBUTES, "attributes", values)
    return (Page(path=ATTRIBUTES, title="Attributes", body=body, is_wide=True),)


def _sorted_rows(context: PageContext) -> list[dict[str, object]]:
    return sorted(_rows(context), key=lambda row: (str(row["name"]).casefold(), str(row["name"])))


def _rows(context: PageContext) -> Iterator[dict[str, object]]:
    for name, table in context.model.tables.items():
        for entity in table.entities.values():
            for attribute in dict.fromkeys((*entity.keys, *entity.attributes)):
                yield _row(context, table, entity, attribute, name)


def _row(
    context: PageContext, table: Table, entity: StoredEntity, attribute: str, name: str
) -> dict[str, object]:
    declared, template = entity.attributes.get(attribute), entity.keys.get(attribute)
    table_href = context.table_href(ATTRIBUTES, name)
    section = context.entity_anchors[name][entity.name.value]
    return {
        "name": attribute,
        "type": _type(table, entity, attribute),
        "optional": declared is not None and declared.optional,
        "entity": entity.name.value,
        "entity_href": context.links(ATTRIBUTES).to(context.table_pages[name], section),
        "table": name,
        "table_href": table_href,
        "parts": list(_key_parts(table, attribute)),
        "indexes": [
            (index, context.table_href(ATTRIBUTES, name, index))
            for index, held in table.indexes.items()
            if held.is_entered_by(entity) and attribute in table.projected_names(held, entity)
        ],
        "value": template.text if template is not None else "",
        "meaning": declared.description if declared is not None else "",
    }


def _type(table: Table, entity: StoredEntity, attribute: str) -> str:
    declared = entity.attributes.get(attribute)
    if declared is not None:
        return declared.type.value
    return table.key_types.get(attribute) or "unknown"


def _key_parts(table: Table, attribute: str) -> Iterator[str]:
    """Which keys an attribute is part of."""
    yield from _parts_of(table, attribute, "")
    for name, index in table.indexes.items():
        yield from _parts_of(index, attribute, f" of {name}")


def _parts_of(owner: Table | Index, attribute: str, of: str) -> Iterator[str]:
    if any(key.name.value == attribute for key in owner.partition_keys):
        yield f"partition key{of}"
    if any(key.name.value == attribute for key in owner.sort_keys):
        yield f"sort key{of}"

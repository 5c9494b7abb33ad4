"""One page a table: why it is so, what it holds, and the same items through each index."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.model.capacity.billing import IndexCapacity
from mkdocs_dynamodb.model.decisions.topics import decided_in
from mkdocs_dynamodb.model.keys.index_views import (
    Absence,
    Collection,
    Entry,
    index_absences,
    index_collections,
    table_absences,
    table_collections,
)
from mkdocs_dynamodb.model.tables import Capacity, Index, Key, StoredEntity, Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.pages.capacity import table_capacity
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.cost import table_cost
from mkdocs_dynamodb.pages.decisions import decision_links
from mkdocs_dynamodb.pages.diagrams import diagram_html, table_diagram
from mkdocs_dynamodb.pages.findings import finding_views
from mkdocs_dynamodb.pages.links import anchor
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.partitions import table_partitions
from mkdocs_dynamodb.pages.production_warnings import production_warnings
from mkdocs_dynamodb.pages.table_reads import bounded_reads, patterns_served
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.pages.words import (
    index_kind,
    keys_text,
    projection_text,
    value_text,
)
from mkdocs_dynamodb.records import record

SECTION = "Tables"
FEWEST_TO_DRAW = 2
"""Entities and indexes of a table that has anything to draw."""


def build_tables(context: PageContext) -> tuple[Page, ...]:
    """A page for each table."""
    return tuple(_page(context, table) for table in context.model.tables.values())


def table_values(context: PageContext, table: Table, page: str) -> dict[str, object]:
    """What a page shows of a table, with links that start from the page."""
    name = table.name.value
    alone = context.kept.get(
        ("table", page, name), (table, context.layout), lambda: _alone(context, table)
    )
    indexes = [
        {
            **view,
            "patterns": patterns_served(context, name, index, page),
            "bounded_reads": bounded_reads(context, name, index, page),
        }
        for index, view in alone.indexes.items()
    ]
    return {
        **alone.values,
        "indexes": indexes,
        "bounded_reads": bounded_reads(context, name, "", page),
        "patterns": patterns_served(context, name, "", page),
        "load": table_capacity(context, table, page),
        "cost": table_cost(context, name, page),
        "partitions": table_partitions(context, name, page),
        "decisions": decision_links(context, decided_in(context.model).of_table(name), page),
        "warnings": production_warnings(context, page, context.findings_of(table.subject)),
        "findings": finding_views(context.findings_of(table.subject), context.model),
    }


@record()
class _TableAlone:
    """What a page shows of a table whatever the rest of the model says."""

    values: dict[str, object]
    indexes: dict[str, dict[str, object]]


def _alone(context: PageContext, table: Table) -> _TableAlone:
    name = table.name.value
    values = {
        "table": table,
        "keys": [_key(key, "Partition key") for key in table.partition_keys]
        + [_key(key, "Sort key") for key in table.sort_keys],
        "capacity": _capacity(table.capacity),
        "ttl": table.ttl.value if table.ttl is not None else "",
        "diagrams": _diagrams(context, table),
        "taxonomy": [_taxonomy(table, entity) for entity in table.entities.values()],
        "entities": [_entity(entity) for entity in table.entities.values()],
        "anchors": context.entity_anchors[name],
        "collections": _collections(
            "item",
            table_collections(table),
            keys_text(table.partition_keys),
            table.partition_keys,
            table.sort_keys,
        ),
        "absences": _absences(table_absences(table)),
    }
    return _TableAlone(values, {n: _index(context, table, i) for n, i in table.indexes.items()})


def _page(context: PageContext, table: Table) -> Page:
    path = context.table_pages[table.name.value]
    return Page(
        path=path,
        title=table.name.value,
        body=context.render(path, "table", table_values(context, table, path)),
        source=table.name.at,
        section=SECTION,
    )


def _diagrams(context: PageContext, table: Table) -> list[str]:
    """Who shares a partition; nothing where a table holds one entity and has no index."""
    if len(table.entities) + len(table.indexes) < FEWEST_TO_DRAW:
        return []
    return [diagram_html(d, material=context.material) for d in table_diagram(table)]


def _key(key: Key, role: str) -> dict[str, str]:
    return {
        "role": role,
        "name": key.name.value,
        "type": key.type or "unknown",
        "because": key.because,
    }


def _capacity(capacity: Capacity | None) -> str:
    if capacity is None:
        return ""
    units = _units(capacity)
    text = capacity.mode + (f", {units}" if units else "")
    return f"{text}: {capacity.because}" if capacity.because else text


def _units(capacity: Capacity | IndexCapacity | None) -> str:
    if capacity is None:
        return ""
    kinds = ((capacity.read, "read"), (capacity.write, "write"))
    return " and ".join(f"{number(n)} {word} units" for n, word in kinds if n is not None)


def _taxonomy(table: Table, entity: StoredEntity) -> dict[str, object]:
    """Keys of an entity as its templates give them."""
    templates = {key: entity.template_for(key) for key in table.key_names}
    return {
        "entity": entity.name.value,
        "keys": [template.text if template is not None else "" for template in templates.values()],
        "role": entity.role.value if entity.role is not None else "",
        "description": entity.description,
    }


def _entity(entity: StoredEntity) -> dict[str, object]:
    return {
        "name": entity.name.value,
        "description": entity.description,
        "role": entity.role.value if entity.role is not None else "",
        "attributes": list(entity.attributes.values()),
        "keys": [(name, template.text) for name, template in entity.keys.items()],
    }


def _index(context: PageContext, table: Table, index: Index) -> dict[str, object]:
    name = index.name.value
    return {
        "index": index,
        "anchor": context.index_anchors[table.name.value][name],
        "kind": index_kind(index),
        "keys": [_key(key, "Partition key") for key in index.partition_keys]
        + [_key(key, "Sort key") for key in index.sort_keys],
        "projection": projection_text(index.projection),
        "capacity": _units(index.capacity),
        "entities": [e.name.value for e in table.entities.values() if index.is_entered_by(e)],
        "collections": _collections(
            f"{context.index_anchors[table.name.value][name]}-item",
            index_collections(table, index),
            keys_text(index.partition_keys),
            index.partition_keys,
            index.sort_keys,
        ),
        "absences": _absences(index_absences(table, index)),
    }


def _collections(
    kind: str,
    collections: Iterable[Collection],
    heading: str,
    partition_keys: tuple[Key, ...],
    sort_keys: tuple[Key, ...],
) -> dict[str, object]:
    """Rows of an item table: one group a partition, keys apart from the other attributes."""
    key_names = {key.name.value for key in (*partition_keys, *sort_keys)}
    taken: dict[str, int] = {}
    return {
        "partition_key": heading,
        "sort_key": keys_text(sort_keys),
        "groups": [
            {
                "partition": [value_text(value) for value in collection.partition],
                "rows": [
                    {
                        "anchor": _anchor(kind, collection, entry, sort_keys, taken),
                        "sort": [value_text(entry.attributes[key.name.value]) for key in sort_keys],
                        "entity": entry.item.entity.value,
                        "attributes": _attributes(entry.attributes, key_names),
                    }
                    for entry in collection.entries
                ],
            }
            for collection in collections
        ],
    }


def _anchor(
    kind: str,
    collection: Collection,
    entry: Entry,
    sort_keys: tuple[Key, ...],
    taken: dict[str, int],
) -> str:
    """Anchor of an item by its keys; entries of an index that share theirs are counted."""
    sort = [entry.attributes[key.name.value] for key in sort_keys]
    made = anchor(kind, *(value_text(value) for value in (*collection.partition, *sort)))
    taken[made] = taken.get(made, 0) + 1
    return made if taken[made] == 1 else f"{made}--{taken[made]}"


def _attributes(attributes: Mapping[str, Value], key_names: set[str]) -> list[tuple[str, str, str]]:
    return [
        (name, value.type, value_text(value))
        for name, value in attributes.items()
        if name not in key_names
    ]


def _absences(absences: tuple[Absence, ...]) -> list[tuple[str, str, str]]:
    """Entity -> why items are not held, each reason once with how often."""
    counted: dict[tuple[str, str, str], int] = {}
    for absence in absences:
        reason = (absence.item.entity.value, absence.attribute, absence.fault.value)
        counted[reason] = counted.get(reason, 0) + 1
    return [
        (f"{count} {entity}", attribute, fault)
        for (entity, attribute, fault), count in counted.items()
    ]

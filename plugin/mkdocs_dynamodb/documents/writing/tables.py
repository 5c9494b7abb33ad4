"""A section for each table and each of its indexes, with sample items."""

from collections.abc import Iterable

from mkdocs_dynamodb.documents.labels import NO_ENTITY, NO_TABLE
from mkdocs_dynamodb.documents.writing.items import index_view, item_table
from mkdocs_dynamodb.documents.writing.markdown import (
    because,
    bullet,
    code,
    computed,
    escape,
    joined,
    table,
    told_columns,
)
from mkdocs_dynamodb.documents.writing.operations import where_text
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import (
    Capacity,
    Index,
    Key,
    Projection,
    ProjectionKind,
    StoredEntity,
    Table,
)
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind


def table_sections(model: Model) -> str:
    """All tables, each followed by its indexes."""
    parts = []
    for each in model.tables.values():
        parts.append(_table(model, each))
        parts += [_index(model, each, index) for index in each.indexes.values()]
    return joined(parts) or f"{NO_TABLE}\n"


def _table(model: Model, each: Table) -> str:
    name = each.name.value
    stated = (
        bullet("Purpose", escape(each.purpose)),
        bullet("Aggregate Boundary", escape(each.aggregate)),
        _keys("Partition Key", each.partition_keys),
        _keys("Sort Key", each.sort_keys),
        bullet("Capacity Planning", _capacity(each.capacity)),
        bullet("TTL", "" if each.ttl is None else code(each.ttl.value)),
    )
    return joined(
        (
            f"### {escape(name)} Table",
            item_table(model, each),
            "".join(stated),
            "#### Entities",
            _entities(each) or f"{NO_ENTITY}\n",
            _attributes(each),
            "#### Computed",
            computed(),
            "".join((_taxonomy(each), *_computed(model, name, ""))),
        )
    )


def _index(model: Model, each: Table, index: Index) -> str:
    name = index.name.value
    view = index_view(each, index)
    stated = (
        bullet("Table", code(each.name.value)),
        bullet("Purpose", escape(index.purpose)),
        _keys("Partition Key", index.partition_keys),
        _keys("Sort Key", index.sort_keys),
        bullet("Projection", _projection(index.projection)),
        bullet("Sparse", escape(index.sparse)),
    )
    return joined(
        (
            f"### {escape(name)} {'LSI' if index.local else 'GSI'}",
            "".join(stated),
            "#### Computed",
            computed(),
            view,
            "".join(_computed(model, each.name.value, name)),
        )
    )


def _keys(label: str, keys: tuple[Key, ...]) -> str:
    """One line for the key, or one for each of its attributes."""
    return "".join(
        bullet(f"{label} {position}" if len(keys) > 1 else label, _key(key))
        for position, key in enumerate(keys, start=1)
    )


def _key(key: Key) -> str:
    kind = "" if key.declared_type is None else f" ({escape(key.declared_type.value)})"
    return because(f"{code(key.name.value)}{kind}", key.because)


def _capacity(capacity: Capacity | None) -> str:
    if capacity is None:
        return ""
    units = [
        f", {figure_text(units)} {word} units"
        for units, word in ((capacity.read, "read"), (capacity.write, "write"))
        if units is not None
    ]
    return because(f"{capacity.mode}{''.join(units)}", capacity.because)


def _projection(projection: Projection) -> str:
    if projection.kind is not ProjectionKind.INCLUDE:
        return because(projection.kind.value, projection.because)
    names = ", ".join(code(name.value) for name in projection.names)
    return because(f"INCLUDE {names}".strip(), projection.because)


def _entities(each: Table) -> str:
    """What is stored in the table, with the template of each key that is none of its attributes."""
    keys = dict.fromkeys(name for entity in each.entities.values() for name in entity.keys)
    headers = ("Entity", *(code(name) for name in keys), "Role", "Count", "Description")
    rows = [
        [
            escape(entity.name.value),
            *(code(entity.keys[name].text) if name in entity.keys else "" for name in keys),
            "" if entity.role is None else escape(entity.role.value),
            "" if entity.count is None else escape(str(entity.count.value)),
            escape(entity.description),
        ]
        for entity in each.entities.values()
    ]
    return table(*told_columns(headers, rows)) if rows else ""


def _attributes(each: Table) -> str:
    rows = [
        [
            escape(entity.name.value),
            code(attribute.name.value),
            escape(attribute.type.value) + (", optional" if attribute.optional else ""),
            escape(attribute.description),
        ]
        for entity in each.entities.values()
        for attribute in entity.attributes.values()
    ]
    headers = ("Entity", "Attribute", "Type", "Description")
    return table(*told_columns(headers, rows, always=3)) if rows else ""


def _taxonomy(each: Table) -> str:
    keys = [(entity, _sort_key(each, entity)) for entity in each.entities.values()]
    texts = [f"{code(text)} ({escape(entity.name.value)})" for entity, text in keys if text]
    return bullet("SK Taxonomy", ", ".join(texts))


def _sort_key(each: Table, entity: StoredEntity) -> str:
    templates = (entity.template_for(key.name.value) for key in each.sort_keys)
    return ", ".join(template.text for template in templates if template is not None)


def _computed(model: Model, name: str, index: str) -> Iterable[str]:
    """What follows for a table or index from the rest of the model."""
    numbers = model.served.get((name, index), ())
    yield bullet("Bounded Read Strategy", "; ".join(_bounds(model, name, index)))
    yield bullet("Access Patterns Served", _patterns(numbers))
    throughput = build_capacity(model).throughput.get((name, index))
    if throughput is None:
        return
    loads = [(kind.value, throughput.load(kind)) for kind in Kind]
    texts = [
        f"{_figure(load.peak)} {word} units a second at peak, {_figure(load.average)} on average"
        for word, load in loads
        if load.contributions
    ]
    yield bullet("Load", "; ".join(texts))


def _patterns(numbers: Iterable[str]) -> str:
    listed = ", ".join(f"#{escape(number)}" for number in numbers)
    return f"Pattern {listed}" if listed else ""


def _bounds(model: Model, name: str, index: str) -> Iterable[str]:
    """Each query with what limits how much it reads."""
    for number in model.served.get((name, index), ()):
        for step in model.answers[number].steps:
            named = "" if step.index is None else step.index.value
            is_here = step.table is not None and step.table.value == name and named == index
            if step.is_search and is_here:
                limit = "" if step.limit is None else f", limit {step.limit.value}"
                yield f"#{escape(number)} {code(where_text(step.where) or 'all items')}{limit}"


def _figure(value: object) -> str:
    return "unknown" if value is None else figure_text(value)  # type: ignore[arg-type]

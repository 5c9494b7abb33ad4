"""Migration contracts made from a model, in either form."""

import json
from dataclasses import dataclass, field

from mkdocs_dynamodb.contract.attributes import AttributeWriter, LeftOut
from mkdocs_dynamodb.contract.sizing import item_size, unknown_sizes
from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, StoredEntity, Table
from mkdocs_dynamodb.source.nodes import Data

FORMS = ("v1", "v2")


@dataclass(kw_only=True)
class WrittenContract:
    """A contract made from a model, or what keeps it from being made."""

    form: str
    data: Data
    left_out: list[LeftOut] = field(default_factory=list)
    """What the contract cannot carry, with the reason."""
    problems: list[Finding] = field(default_factory=list)
    """What the model has to say before the contract is true; it is not to be used until then."""

    @property
    def text(self) -> str:
        """The contract as JSON."""
        return json.dumps(self.data, indent=2, ensure_ascii=False) + "\n"


def write_contract(model: Model, form: str) -> WrittenContract:
    """The contract of a model in a form, in the order of the model."""
    written = WrittenContract(form=form, data=None)
    tables: list[Data] = []
    for table in model.tables.values():
        entities = [entity for entity in table.entities.values() if _is_carried(entity, written)]
        if not entities:
            continue
        _refuse_unknown_sizes(model, table, written)
        if form == "v1":
            tables += [_entry_v1(model, table, entity, written) for entity in entities]
        else:
            tables.append(_entry_v2(model, table, entities, written))
    if not tables and not written.problems:
        written.problems.append(_nothing(model))
    written.data = tables if form == "v1" else {"tables": tables}
    return written


def _nothing(model: Model) -> Finding:
    nowhere = Span(next(iter(model.sources), model.name), 1, 1, 1, 1)
    at = next((table.name.at for table in model.tables.values()), nowhere)
    return Finding(
        at=at,
        message="no entity of the model comes from a table of a source database",
        help="write `from: users` to the stored entities whose items are migrated",
    )


def _is_carried(entity: StoredEntity, written: WrittenContract) -> bool:
    if entity.derived:
        written.left_out.append(LeftOut(entity.subject, entity.derived))
        return False
    if entity.source_table is None:
        written.problems.append(
            Finding(
                at=entity.name.at,
                message=f"`{entity.name.value}` names no source table that it comes from",
                label="no `from`",
                subject=entity.subject,
                help="write `from: TABLE`, or `derived:` with the reason where no row makes it",
            )
        )
        return False
    if entity.source_where is not None:
        reason = f"no form can say that only rows with {entity.source_where.value} count"
        written.left_out.append(LeftOut(f"{entity.subject}.from.where", reason))
    return True


def _refuse_unknown_sizes(model: Model, table: Table, written: WrittenContract) -> None:
    for settles in unknown_sizes(model, table):
        written.problems.append(
            Finding(
                at=table.name.at,
                message=f"the size of an item of `{table.name.value}` is unknown",
                label="no `estimated_item_size_bytes`",
                subject=table.subject,
                help=settles,
            )
        )


def _entry_v1(
    model: Model, table: Table, entity: StoredEntity, written: WrittenContract
) -> dict[str, Data]:
    writer = AttributeWriter(model, table, entity, "v1", written.left_out, written.problems)
    entry: dict[str, Data] = {
        "table": table.name.value,
        "type": "Table",
        "source_table": _source(entity),
        **_keys(table),
    }
    gsis: list[Data] = [_gsi(index, "name") for index in table.global_indexes]
    if gsis:
        entry["gsis"] = gsis
    attributes: dict[str, Data] = {**writer.keys(), **dict(writer.attributes())}
    return {
        **entry,
        "attributes": attributes,
        "satisfies": _satisfies(model, table, named=True),
        "estimated_item_size_bytes": item_size(model, table, entity) or 0,
    }


def _entry_v2(
    model: Model, table: Table, entities: list[StoredEntity], written: WrittenContract
) -> dict[str, Data]:
    is_composed = any(key in entity.keys for entity in entities for key in table.key_names)
    has_entities = len(entities) > 1 or is_composed
    entry: dict[str, Data] = {
        "table": table.name.value,
        "type": "multi-entity" if has_entities else "single-entity",
        "source_table": _source(entities[0]),
        **_keys(table),
    }
    gsis: list[Data] = [
        {**_gsi(index, "index_name"), **_projection(index)} for index in table.global_indexes
    ]
    if gsis:
        entry["gsis"] = gsis
    bodies = [_entity_v2(model, table, entity, written) for entity in entities]
    if has_entities:
        entry["entities"] = list[Data](bodies)
    else:
        entry["attributes"] = bodies[0]["attributes"]
    return {
        **entry,
        "satisfies": _satisfies(model, table, named=False),
        "estimated_item_size_bytes": item_size(model, table) or 0,
    }


def _entity_v2(
    model: Model, table: Table, entity: StoredEntity, written: WrittenContract
) -> dict[str, Data]:
    writer = AttributeWriter(model, table, entity, "v2", written.left_out, written.problems)
    templates = [writer.template(key) for key in table.key_names]
    composed: list[Data] = [
        {"name": name, **body}
        for name, body in writer.keys().items()
        if name not in table.key_names
    ]
    return {
        "entity_type": entity.name.value,
        "source_table": _source(entity),
        "pk_template": templates[0] if templates else None,
        "sk_template": templates[1] if len(templates) > 1 else None,
        "attributes": [*composed, *({"name": name, **b} for name, b in writer.attributes())],
    }


def _source(entity: StoredEntity) -> str:
    return "" if entity.source_table is None else entity.source_table.value


def _keys(table: Table | Index) -> dict[str, Data]:
    keys: dict[str, Data] = {}
    for name, found in (("pk", table.partition_keys), ("sk", table.sort_keys)):
        if found:
            keys[name] = found[0].name.value
    return keys


def _gsi(index: Index, name: str) -> dict[str, Data]:
    return {name: index.name.value, **_keys(index)}


def _projection(index: Index) -> dict[str, Data]:
    projection: dict[str, Data] = {"projection": index.projection.kind.value}
    if index.projection.kind is ProjectionKind.INCLUDE:
        projection["projected_attributes"] = [name.value for name in index.projection.names]
    return projection


def _satisfies(model: Model, table: Table, *, named: bool) -> list[Data]:
    numbers = dict.fromkeys(
        number
        for target in ("", *table.indexes)
        for number in model.served.get((table.name.value, target), ())
        if number in model.patterns
    )
    ordered = [number for number in model.patterns if number in numbers]
    return [f"{n}: {model.patterns[n].name}" if named else n for n in ordered]

"""Builds a contract from its file; tables whose shape is wrong are left out."""

from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.build.read_nodes import number_of, placed_of, text_of, texts_of
from mkdocs_dynamodb.model.contract import (
    Contract,
    ContractAttribute,
    ContractIndex,
    ContractJoin,
    ContractPart,
    ContractTable,
)
from mkdocs_dynamodb.source.contract_files import ContractFile, contract_tables
from mkdocs_dynamodb.source.nodes import Data, Node


def build_contract(file: ContractFile | None) -> Contract | None:
    """The contract of a model, where it has one."""
    if file is None:
        return None
    nodes = contract_tables(file.root)
    return Contract(
        form=file.form,
        at=file.at,
        path=file.path,
        tables=tuple(
            _table(node) for position, node in enumerate(nodes) if position not in file.broken
        ),
        complete=bool(file.form) and not file.broken and not file.faults,
    )


def _table(node: Node) -> ContractTable:
    name = _placed(node, "table")
    subject = f"contract.{name.value}"
    gsis, satisfies, size = (
        node.get("gsis"),
        node.get("satisfies"),
        node.get("estimated_item_size_bytes"),
    )
    return ContractTable(
        name=name,
        at=name.at,
        subject=subject,
        kind=_placed(node, "type"),
        source_table=_placed(node, "source_table"),
        pk=_placed(node, "pk"),
        sk=placed_of(node, "sk"),
        gsis=tuple(_index(child, subject) for child in (gsis.items if gsis else None) or ()),
        gsis_at=node.key("gsis") if gsis is not None else name.at,
        parts=_parts(node, name, subject),
        satisfies=satisfies.texts() if satisfies is not None else (),
        satisfies_at=node.key("satisfies"),
        size=Placed(number_of(size) or Decimal(0), size.span if size else name.at),
    )


def _parts(node: Node, name: Placed[str], subject: str) -> tuple[ContractPart, ...]:
    keys = [key.value for key in (placed_of(node, "pk"), placed_of(node, "sk")) if key is not None]
    entities = node.get("entities")
    parts = tuple(
        _part(child, f"{subject}.entities.{text_of(child, 'entity_type')}", keys)
        for child in (entities.items if entities else None) or ()
    )
    if parts and text_of(node, "type") == "multi-entity":
        return parts
    own = ContractPart(
        name="",
        at=name.at,
        subject=subject,
        source_table=_placed(node, "source_table"),
        attributes=_attributes(node.get("attributes"), subject),
    )
    return (own,)


def _part(node: Node, subject: str, keys: list[str]) -> ContractPart:
    name = _placed(node, "entity_type")
    given = (placed_of(node, "pk_template"), placed_of(node, "sk_template"))
    return ContractPart(
        name=name.value,
        at=name.at,
        subject=subject,
        source_table=_placed(node, "source_table"),
        attributes=_attributes(node.get("attributes"), subject),
        templates={
            key: template
            for key, template in zip(keys, given, strict=False)
            if template is not None
        },
    )


def _attributes(node: Node | None, subject: str) -> tuple[ContractAttribute, ...]:
    if node is None:
        return ()
    if node.entries is not None:
        return tuple(_attribute(Placed(n, at), child, subject) for n, at, child in node.pairs())
    return tuple(_attribute(_placed(child, "name"), child, subject) for child in node.items or ())


def _attribute(name: Placed[str], node: Node, subject: str) -> ContractAttribute:
    denormalized, join = node.get("denormalized"), node.get("join")
    return ContractAttribute(
        name=name,
        subject=f"{subject}.attributes.{name.value}",
        type=_placed(node, "type"),
        source_table=_placed(node, "source_table"),
        source_columns=texts_of(node, "source_column"),
        denormalized=denormalized is not None and denormalized.data is True,
        justification=text_of(node, "justification"),
        join=None if join is None else _join(join),
        calculation=_mapping(node.get("calculation")),
        transformation=_mapping(node.get("transformation")),
    )


def _join(node: Node) -> ContractJoin:
    return ContractJoin(
        kind=text_of(node, "type") or "equal",
        at=node.span,
        says=_mapping(node),
        places={name: child.span for name, _, child in node.pairs()},
    )


def _index(node: Node, table: str) -> ContractIndex:
    name = placed_of(node, "index_name") or _placed(node, "name")
    usual = None if node.get("index_name") is None else Placed("ALL", name.at)
    return ContractIndex(
        name=name,
        subject=f"{table}.gsis.{name.value}",
        pk=_placed(node, "pk"),
        sk=placed_of(node, "sk"),
        projection=placed_of(node, "projection") or usual,
        projected=texts_of(node, "projected_attributes"),
    )


def _placed(node: Node, name: str) -> Placed[str]:
    return placed_of(node, name) or Placed("", node.span)


def _mapping(node: Node | None) -> dict[str, Data]:
    return dict(node.data) if node is not None and isinstance(node.data, dict) else {}

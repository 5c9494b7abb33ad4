"""Migration contracts: read from JSON, or found in a model, and checked against their schema."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile, read_source
from mkdocs_dynamodb.source.json_tree import read_json
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.quick_shape import QuickShapes, has_shape
from mkdocs_dynamodb.source.shape import faults_of_error

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

FORMS = ("v1", "v2")
_PARTS = ("entities", "attributes", "projected_attributes")
_TYPES = ("S", "N", "B", "SS", "NS", "BS", "M", "L", "BOOL", "NULL")
_CURES = {
    "M": 'as JSON text of type "S"',
    "L": 'as JSON text of type "S"',
    "BOOL": 'as "S" or "N", such as 0 and 1',
    "NULL": "not at all",
}


@record(kw_only=True)
class ContractFile:
    """A contract as it was read."""

    form: str
    root: Node
    at: Span
    """Where the contract begins, or where the model names its file."""
    path: str
    """File of the contract, which is one of the model where it is written there."""
    broken: frozenset[int] = frozenset()
    """Positions of the tables whose shape is wrong."""
    faults: tuple[Fault, ...] = ()
    source: SourceFile | None = None
    """The file, where the contract has one of its own."""


def contract_schema_name(form: str) -> str:
    """File name of the schema of a form."""
    return f"contract-{form}.schema.json"


@cache
def contract_schema_text(form: str) -> str:
    """The JSON Schema of a form, as published."""
    return (Path(__file__).parent / "schema" / contract_schema_name(form)).read_text("utf-8")


def read_contract_file(
    path: Path, root: Path, at: Span | None = None, *, kept: Kept = NOTHING_KEPT
) -> tuple[ContractFile | None, tuple[Fault, ...]]:
    """A contract in a JSON file; None with the faults where it cannot be read.

    Args:
        path: the file.
        root: project root; paths in findings are relative to it.
        at: where a model names the file.
        kept: contracts of last time.
    """
    source = read_source(path, root)
    if isinstance(source, Fault):
        return None, (source if at is None else _moved(source, at),)
    return kept.get(("contract",), (source, at), lambda: _contract_of(source, at)), ()


def _contract_of(source: SourceFile, at: Span | None) -> ContractFile:
    tree, faults = read_json(source)
    if tree is None:
        return ContractFile(
            form="",
            root=Node(None, Span(source.path, 1, 1, 1, 1)),
            at=at or Span(source.path, 1, 1, 1, 1),
            path=source.path,
            faults=tuple(faults),
            source=source,
        )
    return check_contract(tree, source=source, at=at, known=faults)


def check_contract(
    tree: Node,
    *,
    source: SourceFile | None = None,
    at: Span | None = None,
    known: list[Fault] | None = None,
) -> ContractFile:
    """A contract with everything that its schema does not allow, by place."""
    form = "v1" if tree.items is not None else "v2"
    mixed = _mixed_forms(tree)
    if mixed is not None:
        return ContractFile(
            form=form,
            root=tree,
            at=at or start_of(tree),
            path=tree.span.path,
            broken=frozenset(range(_count(tree))),
            faults=(*(known or ()), mixed),
            source=source,
        )
    faults = list(known or ())
    broken: set[int] = set()
    for error in _errors(tree, form):
        path = list(error.absolute_path)
        found = _explained(tree, path, error)
        faults += [fault for fault in found if fault not in faults]
        position = next((step for step in path if isinstance(step, int)), None)
        broken |= set(range(_count(tree))) if position is None else {position}
    faults.sort(key=lambda f: (f.finding.at.line, f.finding.at.column, f.finding.message))
    return ContractFile(
        form=form,
        root=tree,
        at=at or start_of(tree),
        path=tree.span.path,
        broken=frozenset(broken),
        faults=tuple(faults),
        source=source,
    )


def _errors(tree: Node, form: str) -> Iterator["ValidationError"]:
    """What the schema of a form does not allow."""
    schema: Mapping[str, Any] = json.loads(contract_schema_text(form))
    if has_shape(QuickShapes(schema).shape(schema), tree.data):
        return
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow; a sound contract needs none

    yield from Draft202012Validator(schema).iter_errors(tree.data)


def contract_tables(tree: Node) -> tuple[Node, ...]:
    """The tables of a contract of either form; none where there is no list of them."""
    node = tree if tree.items is not None else tree.get("tables")
    return tuple(node.items or ()) if node is not None else ()


def _count(tree: Node) -> int:
    return len(contract_tables(tree))


def _mixed_forms(tree: Node) -> Fault | None:
    """Tables of one form in the frame of the other, which would be wrong in every line."""
    tables = contract_tables(tree)
    looks = {_form_of(table) for table in tables} - {""}
    if tree.items is None and tree.get("tables") is None and _form_of(tree):
        message, cure = "a contract is a list of tables, and this is one of them", "put it in `[ ]`"
    elif tree.items is not None and looks == {"v2"}:
        message = "tables of form v2 stand in a list, as only those of form v1 do"
        cure = 'write `{"tables": [...]}` around them'
    elif tree.items is None and looks == {"v1"}:
        message = "tables of form v1 stand under `tables`, as only those of form v2 do"
        cure = "leave the list of tables alone in the file"
    else:
        return None
    finding = Finding(at=start_of(tree), message=message, subject="contract", help=cure)
    return Fault(FaultKind.WRONG_TYPE, finding)


def _form_of(table: Node) -> str:
    """Form that a table is written in, by its `type` or its attributes; empty where unclear."""
    kind, attributes = table.get("type"), table.get("attributes")
    if kind is not None and kind.text in ("Table", "GSI"):
        return "v1"
    if kind is not None and kind.text in ("single-entity", "multi-entity"):
        return "v2"
    if attributes is None:
        return ""
    return "v2" if attributes.items is not None else "v1"


def _explained(tree: Node, path: list[str | int], error: "ValidationError") -> list[Fault]:
    kind, subject = str(error.validator), _subject(tree, path)
    node, last = tree.at(path), str(path[-1]) if path else ""
    if kind == "enum" and last == "type" and node.text in _TYPES:
        return [Fault(FaultKind.CONTRACT_TYPE, _type_not_carried(node, subject))]
    if last in ("source_table", "source_column") and (node.data is None or node.data in ("", [])):
        name = subject.rpartition(".")[0]
        return [_sourceless(node.span, name, last)]
    if kind != "required":
        return [
            _renamed(fault, path, subject) for fault in faults_of_error(tree, path, error, None)
        ]
    missing = error.message.split("'")[1]
    named = tree.at(path[:-1]).key(str(path[-1])) if path and isinstance(path[-1], str) else None
    at = named or _name_of(node)
    if missing in ("source_table", "source_column"):
        return [_sourceless(at, subject, missing)]
    text = f"`{subject or 'contract'}` has no `{missing}`"
    cure = f"add `{missing}`"
    fault_kind = FaultKind.MISSING_KEY
    if missing in ("justification", "join") and "type" in (node.entries or {}):
        fault_kind = FaultKind.CONTRACT_COPY
        what = "why it is copied" if missing == "justification" else "how the row is found"
        text, cure = f"`{subject}` is denormalised without `{missing}`", f"say {what}"
    elif missing in _PARTS or "allOf" in list(error.absolute_schema_path):
        fault_kind = FaultKind.CONTRACT_PART
        kind_of = node.get("type") or node.get("projection")
        text += f", which `{kind_of.text}` needs" if kind_of is not None else ""
    return [Fault(fault_kind, Finding(at=at, message=text, subject=subject, help=cure))]


def _renamed(fault: Fault, path: list[str | int], subject: str) -> Fault:
    """The fault with the subject that names tables and attributes instead of counting them."""
    old = fault.finding
    plain = ".".join(str(part) for part in path)
    message = old.message.replace(f"`{plain}`", f"`{subject}`") if plain else old.message
    tail = old.subject.removeprefix(plain)
    return Fault(
        fault.kind,
        Finding(
            at=old.at,
            message=message,
            label=old.label,
            subject=f"{subject}{tail}" if plain else f"{subject}.{old.subject}".rstrip("."),
            help=old.help,
        ),
    )


def _type_not_carried(node: Node, subject: str) -> Finding:
    name = subject.removesuffix(".type")
    as_what = _CURES.get(node.text, 'as JSON text of type "S", or one item a value')
    return Finding(
        at=node.span,
        message=f"`{name}` is of type {node.text}, which form v1 does not carry",
        label="S, N or B",
        subject=name,
        help=f"write the contract in form v2, or carry it {as_what}",
    )


def _sourceless(at: Span, subject: str, missing: str) -> Fault:
    what = "table" if missing == "source_table" else "column"
    finding = Finding(
        at=at,
        message=f"`{subject}` has no `{missing}`",
        subject=subject,
        help=f"name the {what} of the source database that it comes from, or leave it out",
    )
    return Fault(FaultKind.CONTRACT_SOURCE, finding)


def _name_of(node: Node) -> Span:
    """Place of the name of a table, entity, index or attribute; else where it begins."""
    for key in ("name", "entity_type", "index_name", "table"):
        child = node.get(key)
        if child is not None:
            return child.span
    return start_of(node)


def _subject(tree: Node, path: list[str | int]) -> str:
    """Dotted path with the names of tables, entities and attributes in the place of numbers."""
    parts: list[str] = ["contract"]
    node = tree
    for step in path:
        node = node.at([step])
        if isinstance(step, str):
            parts += [] if step == "tables" and len(parts) == 1 else [step]
            continue
        name = next(
            (n.text for k in ("name", "entity_type", "index_name", "table") if (n := node.get(k))),
            str(step),
        )
        parts.append(name)
    return ".".join(parts)


def start_of(node: Node) -> Span:
    """The first character of a value."""
    at = node.span
    return Span(at.path, at.line, at.column, at.line, at.column + 1)


def _moved(fault: Fault, at: Span) -> Fault:
    old = fault.finding
    return Fault(fault.kind, Finding(at=at, message=old.message, label="read here", help=old.help))

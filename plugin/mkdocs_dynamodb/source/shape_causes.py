"""Faults of a shape that come from one slip: the cause is told, what follows from it is not."""

from dataclasses import replace

from mkdocs_dynamodb.diagnostics import Finding, Related, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.nodes import Node

Found = list[tuple[list[str | int], Fault]]


def tell_missing_indents(root: Node, found: Found) -> Found:
    """The same faults; keys that stand beside the empty key they belong to are told to be indented.

    That the key before them is empty follows from it, and is not told as well.
    """
    parents = _empty_keys(root, found)
    moved = {key: parent for key, parent in parents.items() if parent is not None}
    told: Found = []
    for path, fault in found:
        at, name = fault.finding.at, str(path[-1]) if path else ""
        if fault.kind is FaultKind.WRONG_TYPE and root.at(path[:-1]).key(name) in moved.values():
            continue
        parent = moved.get(at) if fault.kind is FaultKind.UNKNOWN_KEY else None
        told.append((path, fault if parent is None else _to_indent(fault, root.at(path), parent)))
    return told


def _empty_keys(root: Node, found: Found) -> dict[Span, Span | None]:
    """Place of each unknown key -> place of the empty key before it, where there is one."""
    empty, unknown = set[Span](), dict[Span, Node]()
    for path, fault in found:
        if fault.kind is FaultKind.UNKNOWN_KEY:
            unknown[fault.finding.at] = root.at(path)
        elif fault.kind is FaultKind.WRONG_TYPE and root.at(path).data is None and path:
            empty.add(root.at(path[:-1]).key(str(path[-1])))
    before: dict[Span, Span | None] = {}
    for mapping in {id(node): node for node in unknown.values()}.values():
        parent: Span | None = None
        for _, key, _ in mapping.pairs():
            if key in unknown:
                before[key] = parent
            else:
                parent = key if key in empty else None
    return before


def _to_indent(fault: Fault, mapping: Node, parent: Span) -> Fault:
    names = {key: name for name, key, _ in mapping.pairs()}
    name, above = names[fault.finding.at], names[parent]
    finding = replace(
        fault.finding,
        message=f"`{name}` stands beside `{above}`, which is empty",
        label="belongs below it",
        related=(Related(parent, "empty"),),
        help=f"indent it, so that it stands below `{above}`",
    )
    return Fault(fault.kind, finding)


def tell_nameless_items(root: Node, found: Found) -> Found:
    """The same faults; a sample item whose attributes stand without an entity is told once."""
    told: dict[tuple[str | int, ...], Fault] = {}
    rest: Found = []
    for path, fault in found:
        item = tuple(path[:_ITEM_DEPTH])
        if len(item) < _ITEM_DEPTH or (item[0], item[2]) != ("tables", "items"):
            rest.append((path, fault))
        elif item in told or not _is_nameless(root.at(list(item))):
            rest += [(path, fault)] if item not in told else []
        else:
            told[item] = _nameless(root, list(item))
    return rest + [(list(path), fault) for path, fault in told.items()]


_ITEM_DEPTH = 4
"""`tables`, name of the table, `items`, position."""


def _is_nameless(item: Node) -> bool:
    entries = (item.entries or {}).values()
    return bool(entries) and all(value.entries is None for value in entries)


def _nameless(root: Node, path: list[str | int]) -> Fault:
    item, entities = root.at(path), root.at([*path[:2], "entities"])
    names = list(entities.keys) if root.at(path[:2]).get("entities") is entities else []
    name = names[0] if len(names) == 1 else "Entity"
    finding = Finding(
        at=next(iter(item.keys.values())),
        message="a sample item does not say of which entity it is",
        label="attribute, where an entity belongs",
        subject=".".join(str(part) for part in path),
        help=f"write the name of the entity before the attributes: `- {name}: {{...}}`",
    )
    return Fault(FaultKind.WRONG_TYPE, finding)

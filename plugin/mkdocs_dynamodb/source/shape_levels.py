"""Keys that stand one level too far out, where they are taken for the name of another thing."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.quick_shape import QuickShapes, has_shape

Found = list[tuple[list[str | int], Fault]]


class _Outdented(NamedTuple):
    """A key that belongs into the thing above it."""

    path: list[str | int]
    """Where both stand."""
    name: str
    above: str


def tell_outdented_keys(root: Node, found: Found, schema: Mapping[str, Any]) -> Found:
    """The same faults; a key that is one of the thing above it is told to be indented.

    What is wrong with it as a thing of its own follows from it, and is not told. The fault is told
    of both, so that neither is taken for whole.
    """
    shapes = QuickShapes(schema)
    told: dict[tuple[str | int, ...], Fault] = {}
    rest: Found = []
    for path, fault in found:
        outdented = _outdented(root, path, schema, shapes)
        if outdented is None:
            rest.append((path, fault))
            continue
        key = (*outdented.path, outdented.name)
        told[key] = told.get(key) or _fault(root, outdented)
        told[(*outdented.path, outdented.above)] = told[key]
    return rest + [(list(path), fault) for path, fault in told.items()]


def _outdented(
    root: Node, path: list[str | int], schema: Mapping[str, Any], shapes: QuickShapes
) -> _Outdented | None:
    node, here = root, schema
    for depth, step in enumerate(path):
        if isinstance(step, int):
            return None
        entry = _entry_schema(here, schema)
        if step not in here.get("properties", {}) and step in entry.get("properties", {}):
            above = _thing_above(node, step, entry)
            meant = shapes.shape(entry["properties"][step])
            if above and has_shape(meant, node.at([step]).data):
                return _Outdented(path[:depth], step, above)
        here = _resolved(here.get("properties", {}).get(step, entry), schema)
        node = node.at([step])
    return None


def _thing_above(node: Node, name: str, entry: Mapping[str, Any]) -> str:
    """The nearest thing above on the same level, if it is one of several lines without that key."""
    key, above = node.key(name), ""
    for other in node.entries or ():
        if other == name:
            break
        if other not in entry["properties"]:
            above = other
    thing = node.at([above]) if above else node
    if not thing.keys or name in thing.keys or node.key(above).column != key.column:
        return ""
    first = next(iter(thing.keys.values()))
    return above if node.key(above).line < first.line < key.line else ""


def _entry_schema(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Schema of the things with a name of their own; an empty one where there are none."""
    return _resolved(schema.get("additionalProperties"), root)


def _resolved(schema: Any, root: Mapping[str, Any]) -> Mapping[str, Any]:  # noqa: ANN401 - any JSON
    if not isinstance(schema, dict):
        return {}
    if "$ref" in schema:
        return _resolved(root["$defs"].get(schema["$ref"].rpartition("/")[2]), root)
    return schema


def _fault(root: Node, outdented: _Outdented) -> Fault:
    path, name, above = outdented
    node = root.at(path)
    finding = Finding(
        at=node.key(name),
        message=f"`{name}` stands beside `{above}`, not below it",
        label="taken for the name of another one",
        subject=".".join(str(part) for part in (*path, above)),
        related=(Related(node.key(above), "belongs here, it seems"),),
        help=f"indent it, so that it stands below `{above}`",
    )
    return Fault(FaultKind.UNKNOWN_KEY, finding)

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

    What is wrong with it as a thing of its own follows from it, and is not told; neither are more
    keys below it, nor that the thing above is empty. The fault is told of all of them, so that none
    is taken for whole.
    """
    shapes = QuickShapes(schema)
    told: dict[tuple[str | int, ...], Fault] = {}
    rest: Found = []
    for path, fault in sorted(found, key=lambda entry: entry[1].finding.at.line):
        outdented = _outdented(root, path, schema, shapes)
        if outdented is None:
            rest.append((path, fault))
            continue
        above = (*outdented.path, outdented.above)
        told[above] = told.get(above) or _fault(root, outdented)
        told[(*outdented.path, outdented.name)] = told[above]
    return [entry for entry in rest if tuple(entry[0]) not in told] + [
        (list(path), fault) for path, fault in told.items()
    ]


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
    """The nearest thing above on the same level that lacks the key: empty, or of several lines."""
    key, above = node.key(name), ""
    for other in node.entries or ():
        if other == name:
            break
        if other not in entry["properties"]:
            above = other
    if not above or node.key(above).column != key.column or node.key(above).line >= key.line:
        return ""
    thing = (node.entries or {})[above]
    if thing.data is None and thing.entries is None:
        return above
    first = next(iter(thing.keys.values()), key)
    is_below = node.key(above).line < first.line < key.line
    return above if is_below and name not in thing.keys else ""


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

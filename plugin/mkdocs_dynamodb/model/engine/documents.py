"""Document paths: what stands there in an item, and an item with no more than what was asked."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.engine.outcome import Attributes
from mkdocs_dynamodb.model.values import Value

PathParts = tuple[str | int, ...]


def value_at(item: Attributes, path: PathParts) -> Value | None:
    """Value at a path; None where there is none."""
    first = path[0]
    value = item.get(first) if isinstance(first, str) else None
    for part in path[1:]:
        if value is None:
            return None
        value = child_of(value, part)
    return value


def child_of(value: Value, part: str | int) -> Value | None:
    """Value inside a map or list; None where there is none."""
    if isinstance(part, str):
        return value.content.get(part) if isinstance(value.content, dict) else None
    elements = value.elements if value.type == "L" else ()
    return elements[part] if part < len(elements) else None


def project(item: Attributes, paths: Iterable[PathParts]) -> Attributes:
    """Parts of an item at some paths; elements of a list keep their order and close up."""
    wanted = _tree(path for path in paths if value_at(item, path) is not None)
    return {
        name: _part(item[name], inner) for name, inner in wanted.items() if isinstance(name, str)
    }


_Wanted = dict[str | int, "_Wanted"]


def _tree(paths: Iterable[PathParts]) -> _Wanted:
    tree: _Wanted = {}
    for path in paths:
        level = tree
        for part in path:
            level = level.setdefault(part, {})
    return tree


def _part(value: Value, wanted: _Wanted) -> Value:
    if not wanted:
        return value
    if isinstance(value.content, dict):
        inner = {n: _part(value.content[n], w) for n, w in wanted.items() if isinstance(n, str)}
        return Value("M", inner, value.at)
    positions = sorted(part for part in wanted if isinstance(part, int))
    return Value("L", tuple(_part(value.elements[p], wanted[p]) for p in positions), value.at)

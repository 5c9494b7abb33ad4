"""Evaluation of update expressions: every right-hand side reads the item as it was.

Semantics: Developer Guide, Using update expressions in DynamoDB; the order of list changes and what
counts as an invalid path were observed in DynamoDB Local.
"""

from mkdocs_dynamodb.model.dynamodb_json import NOWHERE
from mkdocs_dynamodb.model.engine.bindings import Bindings, refuse_overlap
from mkdocs_dynamodb.model.engine.comparing import identity
from mkdocs_dynamodb.model.engine.condition_checks import Known
from mkdocs_dynamodb.model.engine.documents import PathParts, value_at
from mkdocs_dynamodb.model.engine.numbers import total
from mkdocs_dynamodb.model.engine.outcome import Attributes, invalid
from mkdocs_dynamodb.model.expressions.grammar import Change
from mkdocs_dynamodb.model.expressions.tree import Arithmetic, Call, Node, Path, Placeholder
from mkdocs_dynamodb.model.values import SET_TYPES, Value
from mkdocs_dynamodb.records import record

_FUNCTIONS = frozenset({"if_not_exists", "list_append"})
_BAD_PATH = "a document path of the update leads nowhere in the item"


@record()
class Update:
    """Changes of one update expression with what its names and placeholders stand for."""

    changes: tuple[Change, ...]
    paths: tuple[PathParts, ...]
    """Path of each change."""
    bindings: Bindings


def read_update(bindings: Bindings, key_names: tuple[str, ...]) -> Update:
    """Update of a request, checked as far as the item does not matter."""
    changes = bindings.update()
    paths = tuple(bindings.path(change.target) for change in changes)
    refuse_overlap(paths)
    for path in paths:
        if path[0] in key_names:
            raise invalid(f"`{path[0]}` is part of the key, and a key cannot be updated")
    check_values(changes, bindings)
    return Update(changes, paths, bindings)


def check_values(changes: tuple[Change, ...], known: Known) -> None:
    """Refuse values that DynamoDB takes for no item."""
    for change in changes:
        if change.value is not None:
            _check_value(change, known)


def apply_update(item: Attributes, update: Update) -> dict[str, Value]:
    """Item after an update."""
    assigned: list[tuple[PathParts, Value]] = []
    removed: list[PathParts] = []
    for change, path in zip(update.changes, update.paths, strict=True):
        value = _new_value(change, path, item, update.bindings)
        if value is not None:
            assigned.append((path, value))
        elif change.clause == "REMOVE" or value_at(item, path) is not None:
            removed.append(path)
        else:
            _parent(dict(item), path)
    changed = dict(item)
    # An element beyond the end of a list is appended, the lowest position first.
    for path, value in sorted(assigned, key=lambda entry: _position(entry[0])):
        _replace(changed, path, value)
    # Elements are removed by the positions that they had: the inner ones first, from the end.
    for path in sorted(removed, key=lambda path: (-len(path), -_position(path))):
        _replace(changed, path, None)
    return changed


def _position(path: PathParts) -> int:
    return path[-1] if isinstance(path[-1], int) else -1


def _check_value(change: Change, known: Known) -> None:
    value = known.value(change.value.name) if isinstance(change.value, Placeholder) else None
    if change.clause == "ADD" and value is not None and value.type not in ("N", *SET_TYPES):
        raise invalid(f"ADD takes a number or a set, not a value of type {value.type}")
    if change.clause == "DELETE" and value is not None and value.type not in SET_TYPES:
        raise invalid(f"DELETE takes a set, not a value of type {value.type}")
    if change.value is not None:
        _check_functions(change.value, known)


def _check_functions(node: Node, known: Known) -> None:
    if isinstance(node, Arithmetic):
        for operand in (node.left, node.right):
            _check_functions(operand, known)
            _need(operand, "N", node.operator, known)
    elif isinstance(node, Call):
        if node.function not in _FUNCTIONS:
            raise invalid(f"an update cannot use `{node.function}`")
        for argument in node.arguments:
            _check_functions(argument, known)
            if node.function == "list_append":
                _need(argument, "L", node.function, known)


def _need(node: Node, wanted: str, operator: str, known: Known) -> None:
    value = known.value(node.name) if isinstance(node, Placeholder) else None
    if value is not None and value.type != wanted:
        raise invalid(f"`{operator}` takes no operand of type {value.type}")


def _new_value(
    change: Change, path: PathParts, item: Attributes, bindings: Bindings
) -> Value | None:
    """Value after a change; None where nothing is left, or where there was nothing to change."""
    if change.value is None:
        return None
    given = _operand(change.value, item, bindings)
    if change.clause == "SET":
        return given
    present = value_at(item, path)
    if change.clause == "ADD":
        return given if present is None else _added(present, given)
    return None if present is None else _without(present, given)


def _operand(node: Node, item: Attributes, bindings: Bindings) -> Value:
    if isinstance(node, Placeholder):
        return bindings.value(node.name)
    if isinstance(node, Path):
        found = value_at(item, bindings.path(node))
        if found is None:
            raise invalid(f"the update reads `{node.piece.parts[0]}`, which the item does not have")
        return found
    if isinstance(node, Arithmetic):
        left = _operand(node.left, item, bindings)
        return total(node.operator, left, _operand(node.right, item, bindings))
    if isinstance(node, Call):
        return _called(node, item, bindings)
    raise invalid("an update cannot set an attribute to a condition")


def _called(call: Call, item: Attributes, bindings: Bindings) -> Value:
    first, second = call.arguments
    if call.function == "if_not_exists" and isinstance(first, Path):
        otherwise = _operand(second, item, bindings)
        return value_at(item, bindings.path(first)) or otherwise
    lists = [_operand(argument, item, bindings) for argument in (first, second)]
    if any(value.type != "L" for value in lists):
        raise invalid("list_append takes two lists")
    return Value("L", lists[0].elements + lists[1].elements, NOWHERE)


def _added(present: Value, given: Value) -> Value:
    if given.type == "N":
        return total("+", present, given)
    if given.type != present.type:
        raise invalid(f"ADD cannot add a value of type {given.type} to one of type {present.type}")
    known = {identity(element) for element in present.elements}
    new = tuple(element for element in given.elements if identity(element) not in known)
    return Value(present.type, present.elements + new, NOWHERE)


def _without(present: Value, given: Value) -> Value | None:
    if given.type != present.type:
        raise invalid(
            f"DELETE cannot delete a value of type {given.type} from one of type {present.type}"
        )
    gone = {identity(element) for element in given.elements}
    left = tuple(element for element in present.elements if identity(element) not in gone)
    return Value(present.type, left, NOWHERE) if left else None


def _parent(item: Attributes, path: PathParts) -> Value | None:
    """The map or list that a nested path leads into; None for a top-level attribute."""
    if len(path) == 1:
        return None
    parent = value_at(item, path[:-1])
    if parent is None or parent.type != ("L" if isinstance(path[-1], int) else "M"):
        raise invalid(_BAD_PATH)
    return parent


def _replace(item: dict[str, Value], path: PathParts, value: Value | None) -> None:
    """Put a value at a path of an item, or with None take away what is there."""
    parent, last = _parent(item, path), path[-1]
    if parent is None:
        name = str(last)
        if value is None:
            item.pop(name, None)
        else:
            item[name] = value
        return
    if isinstance(last, int):
        elements = list(parent.elements)
        elements[last : last + 1] = [] if value is None else [value]
        _replace(item, path[:-1], Value("L", tuple(elements), parent.at))
    elif isinstance(parent.content, dict):
        inner = {name: child for name, child in parent.content.items() if name != last}
        if value is not None:
            inner = {**parent.content, last: value}
        _replace(item, path[:-1], Value("M", inner, parent.at))

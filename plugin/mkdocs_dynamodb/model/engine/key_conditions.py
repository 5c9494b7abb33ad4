"""Key conditions of a query: the partition that it asks, and the range of the sort keys.

What DynamoDB takes: API Reference, Query, KeyConditionExpression; Developer Guide, Multi-attribute
keys pattern.
"""

from mkdocs_dynamodb.model.engine.bindings import Bindings
from mkdocs_dynamodb.model.engine.condition_checks import check_condition
from mkdocs_dynamodb.model.engine.conditions import holds
from mkdocs_dynamodb.model.engine.outcome import Attributes, invalid
from mkdocs_dynamodb.model.engine.store import ItemKey
from mkdocs_dynamodb.model.expressions.tree import (
    AllOf,
    Between,
    Call,
    Comparison,
    Node,
    Path,
    Placeholder,
)
from mkdocs_dynamodb.model.keys.item_keys import order_of
from mkdocs_dynamodb.model.tables import Key
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record


@record()
class KeyCondition:
    """What a query asks of the keys."""

    partition: ItemKey
    sort: tuple[Node, ...]
    """Conditions on sort key attributes."""
    bindings: Bindings

    def admits(self, item: Attributes) -> bool:
        """Whether the sort key of an item of the partition is in the range."""
        return all(holds(node, item, self.bindings) for node in self.sort)


def read_key_condition(
    tree: Node, bindings: Bindings, partition_keys: tuple[Key, ...], sort_keys: tuple[Key, ...]
) -> KeyCondition:
    """Key condition of a query on a table or index with these keys."""
    check_condition(tree, bindings)
    tests: dict[str, Node] = {}
    for node in tree.parts if isinstance(tree, AllOf) else (tree,):
        for part in node.parts if isinstance(node, AllOf) else (node,):
            name = _tested_name(part, bindings)
            if name in tests:
                raise invalid(f"there are two key conditions on `{name}`")
            tests[name] = part
    partition = []
    for key in partition_keys:
        value = _equal_value(tests.pop(key.name.value, None), bindings)
        if value is None:
            raise invalid(f"the query gives no value for the partition key `{key.name.value}`")
        _refuse_type(key, value)
        partition.append(order_of(value))
    return KeyCondition(tuple(partition), _sort_tests(tests, bindings, sort_keys), bindings)


def _sort_tests(
    tests: dict[str, Node], bindings: Bindings, sort_keys: tuple[Key, ...]
) -> tuple[Node, ...]:
    """Conditions on the sort key: none is skipped, and only the last one may be a range."""
    found: list[Node] = []
    left = dict(tests)
    for key in sort_keys:
        node = left.pop(key.name.value, None)
        if node is None:
            break
        if found and _equal_value(found[-1], bindings) is None:
            raise invalid(f"a range stands before the last condition, on `{key.name.value}`")
        for value in _values(node, bindings):
            _refuse_type(key, value)
        if isinstance(node, Call) and key.type == "N":
            raise invalid(f"begins_with cannot ask the number `{key.name.value}`")
        found.append(node)
    if left:
        raise invalid(f"`{min(left)}` cannot stand in this key condition")
    return tuple(found)


def _refuse_type(key: Key, value: Value) -> None:
    if (key.type is not None and value.type != key.type) or value.type not in ("S", "N", "B"):
        raise invalid(f"the value for `{key.name.value}` has the type {value.type}")
    if value.content in ("", b""):
        raise invalid(f"the value for `{key.name.value}` is empty")


def _tested_name(node: Node, bindings: Bindings) -> str:
    """Attribute that a key condition tests."""
    operands: tuple[Node, ...] = ()
    match node:
        case Comparison(operator, left, right) if operator != "<>":
            operands = (right, left) if isinstance(left, Placeholder) else (left, right)
        case Between(value, lower, upper):
            operands = (value, lower, upper)
        case Call(function, arguments) if function == "begins_with":
            operands = arguments
    if not operands or not isinstance(operands[0], Path) or len(operands[0].parts) > 1:
        raise invalid("a key condition has something that cannot be asked of a key")
    if not all(isinstance(operand, Placeholder) for operand in operands[1:]):
        raise invalid("a key can only be compared with values")
    return str(bindings.path(operands[0])[0])


def _values(node: Node, bindings: Bindings) -> list[Value]:
    match node:
        case Comparison(_, left, right):
            operands: tuple[Node, ...] = (left, right)
        case Between(_, lower, upper):
            operands = (lower, upper)
        case Call(_, arguments):
            operands = arguments
        case _:
            operands = ()
    return [bindings.value(o.name) for o in operands if isinstance(o, Placeholder)]


def _equal_value(node: Node | None, bindings: Bindings) -> Value | None:
    if isinstance(node, Comparison) and node.operator == "=":
        return next(iter(_values(node, bindings)), None)
    return None

"""Which keys of a step and of an action mean something for its operation (API Reference)."""

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.operations import Action, Step

_ANYWHERE = frozenset({"operation", "note", "times", "index", "example", "expect"})
"""`index` is here since reading an item through an index is a finding of its own."""
_RESPONSE = frozenset({"returns", "gives", "projection", "consistency"})
_UPDATE = frozenset({"set", "add", "remove", "delete_elements", "update_expression"})
_ITEM = frozenset({"table", "entity", "where"})
_SEARCH = _RESPONSE | {"table", "entity", "filter", "limit", "values"}

_FITTING = {
    "GetItem": _ITEM | _RESPONSE | {"values"},
    "BatchGetItem": _ITEM | _RESPONSE | {"actions", "values"},
    "TransactGetItems": _ITEM | (_RESPONSE - {"consistency"}) | {"actions", "values"},
    "Query": _SEARCH | {"where", "order"},
    "Scan": _SEARCH,
    "PutItem": frozenset({"table", "entity", "condition", "values", "gives"}),
    "UpdateItem": _ITEM | _UPDATE | {"condition", "values", "gives"},
    "DeleteItem": _ITEM | {"condition", "values", "gives"},
    "BatchWriteItem": frozenset({"table", "actions"}),
    "TransactWriteItems": frozenset({"table", "actions"}),
}
"""Operation -> keys of a step that it has a use for, beside those that fit anywhere."""

_VERBS = {
    "BatchGetItem": frozenset({"get"}),
    "TransactGetItems": frozenset({"get"}),
    "BatchWriteItem": frozenset({"put", "delete"}),
    "TransactWriteItems": frozenset({"put", "update", "delete", "check"}),
}


def fitting_verbs(operation: str) -> frozenset[str]:
    """Verbs of the actions of a batch or transaction; nothing for other operations."""
    return _VERBS.get(operation, frozenset())


def takes_actions(operation: str) -> bool:
    """Whether an operation is a batch or a transaction."""
    return operation in _VERBS


def useless_keys(step: Step) -> tuple[str, ...]:
    """Keys written in a step that its operation has no use for, in the order of the file."""
    operation = step.operation.value
    fitting = _FITTING.get(operation, frozenset(step.given))
    if "actions" in step.given and takes_actions(operation):
        fitting -= {"entity", "where"}
    return tuple(name for name in step.given if name not in fitting and name not in _ANYWHERE)


def useless_parts(operation: str, action: Action) -> tuple[Placed[str], ...]:
    """Parts of a listed action that its verb has no use for, each with its place.

    A condition in a batch write is a finding of its own.
    """
    verb, found = action.verb.value, []
    if verb != "update":
        found += [Placed("set", name.at) for name in [*action.update.set][:1]]
        found += [Placed("add", name.at) for name in [*action.update.add][:1]]
        found += [Placed("remove", name.at) for name in action.update.remove[:1]]
        found += [Placed("delete_elements", name.at) for name in [*action.update.delete][:1]]
        if action.update.expression is not None:
            found.append(Placed("update_expression", action.update.expression.at))
    if verb == "get" and action.condition is not None and operation != "BatchWriteItem":
        found.append(Placed("condition", action.condition.at))
    if verb == "put":
        found += [Placed("where", tests.attribute.at) for tests in action.where[:1]]
    return tuple(found)

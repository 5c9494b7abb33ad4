"""What a write does to the entry of its item in an index; hints are derived, never typed.

Where the model cannot tell whether an item is in a sparse index, it is taken to be in it.
"""

from collections.abc import Iterator

from mkdocs_dynamodb.model.capacity.capacity_units import IndexChange
from mkdocs_dynamodb.model.expressions.grammar import changes_of
from mkdocs_dynamodb.model.expressions.tokens import read_expression
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, StoredEntity, Table


def known_names(model: Model, answer: Answer) -> frozenset[str]:
    """Values that an answer has: inputs of its pattern, its example, and what its steps give."""
    pattern = model.patterns.get(answer.number.value)
    inputs = () if pattern is None else pattern.inputs
    given = (name.value for step in answer.steps for name in step.gives)
    return frozenset({*answer.example, *given, *(entry.name.value for entry in inputs)})


def change_in(
    table: Table, index: Index, entity: StoredEntity, action: Action, known: frozenset[str]
) -> IndexChange | None:
    """What an action does in one index that its entity can enter; None where nothing tells.

    Args:
        table: table of the index.
        index: the index.
        entity: entity of the item.
        action: a put, update or delete.
        known: values that the answer has; a put leaves out optional attributes without one.
    """
    verb = action.verb.value
    if verb == "put":
        return IndexChange.NEW if _is_put_into(index, entity, known) else IndexChange.NONE
    if verb == "delete":
        return IndexChange.REMOVED
    return _updated(table, index, entity, action) if verb == "update" else None


def _updated(
    table: Table, index: Index, entity: StoredEntity, action: Action
) -> IndexChange | None:
    if action.update.expression is not None and not changes_of(action.update.expression.value):
        return None
    changes = list(_changes(action))
    own = set(index.key_names) - set(table.key_names)
    of_keys = [(clause, name) for clause, name in changes if name in own]
    if any(clause == "REMOVE" for clause, _ in of_keys):
        return IndexChange.REMOVED
    if of_keys:
        absent = _absent_before(action)
        is_new = any(name in absent for _, name in of_keys)
        return IndexChange.NEW if is_new else IndexChange.REKEYED
    return _projected_change(table, index, entity, {name for _, name in changes})


def _projected_change(
    table: Table, index: Index, entity: StoredEntity, changed: set[str]
) -> IndexChange:
    held = table.projected_names(index, entity)
    holds_all = index.projection.kind is ProjectionKind.ALL
    if changed & held or (changed and holds_all):
        return IndexChange.PROJECTED
    return IndexChange.NONE


def _is_put_into(index: Index, entity: StoredEntity, known: frozenset[str]) -> bool:
    """Whether a put has every key of an index: optional attributes where their value is known."""
    for key in index.key_names:
        template = entity.keys.get(key)
        for name in (key,) if template is None else template.names:
            attribute = entity.attributes.get(name)
            if attribute is not None and attribute.optional and name not in known:
                return False
    return True


def _changes(action: Action) -> Iterator[tuple[str, str]]:
    """Clause and attribute of each change of an update."""
    update = action.update
    yield from (("SET", top_level(name.value)) for name in update.set)
    yield from (("ADD", top_level(name.value)) for name in update.add)
    yield from (("REMOVE", top_level(name.value)) for name in update.remove)
    yield from (("DELETE", top_level(name.value)) for name in update.delete)
    if update.expression is not None:
        for change in changes_of(update.expression.value):
            clause = change.clause if len(change.path.parts) == 1 else "SET"
            yield clause, change.path.parts[0]


def _absent_before(action: Action) -> frozenset[str]:
    """Attributes that a condition says the item lacks before the write."""
    condition = action.condition
    if condition is None:
        return frozenset()
    if condition.expression:
        expression = read_expression(condition.expression)
        functions = [piece.text for piece in expression.functions]
        only_absence = functions and set(functions) == {"attribute_not_exists"}
        return frozenset(expression.names) if only_absence else frozenset()
    return frozenset(
        tested.attribute.value
        for tested in condition.tests
        for test in tested.tests
        if test.operator.value == "attribute_exists"
        and any(getattr(operand, "content", None) is False for operand in test.operands)
    )

"""Names of all values that an answer uses, in whatever place."""

from collections.abc import Iterable, Iterator

from mkdocs_dynamodb.model.expressions.tokens import read_expression, read_update
from mkdocs_dynamodb.model.flow.targets import parts_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import (
    Action,
    Answer,
    AttributeTests,
    Operand,
    Predicate,
    Step,
    Update,
)


def used_names(model: Model, answer: Answer) -> frozenset[str] | None:
    """Names that keys, filters, conditions and changes of an answer mention.

    None where the model does not tell: a put of an unknown entity may use anything, and so may the
    key of an item that is not said.
    """
    names: set[str] = set()
    for step in answer.steps:
        for part in parts_of(step):
            if isinstance(part, Action):
                made = _made_names(model, part)
                if made is None:
                    return None
                names |= made
            names.update(_named(part))
    return frozenset(names)


def _made_names(model: Model, action: Action) -> frozenset[str] | None:
    """Names that the item of an action is made of, or its key."""
    if action.where and action.verb.value != "put":
        return frozenset()
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is None or not (entity.attributes or entity.keys):
        return None
    if action.verb.value == "put":
        parts = (name for template in entity.keys.values() for name in template.names)
        return entity.attribute_names | frozenset(parts)
    templates = (entity.template_for(name) for name in table.key_names)
    return frozenset(n for template in templates if template is not None for n in template.names)


def _named(part: Step | Action) -> Iterator[str]:
    yield from _in_tests(part.where)
    yield from _in_operands(part.values.values())
    if isinstance(part, Step):
        yield from _in_predicate(part.filter)
    else:
        yield from _in_predicate(part.condition)
        yield from _in_update(part.update)


def _in_update(update: Update) -> Iterator[str]:
    yield from (name.value for name in update.changes)
    for operands in (update.set, update.add, update.delete):
        yield from _in_operands(operands.values())
    if update.expression is not None:
        expression = read_update(update.expression.value)
        yield from (piece.text[1:] for piece in expression.placeholders)
        yield from (path.parts[0] for path in expression.changed)


def _in_predicate(predicate: Predicate | None) -> Iterator[str]:
    if predicate is None:
        return
    yield from _in_tests(predicate.tests)
    if predicate.expression:
        pieces = read_expression(predicate.expression).placeholders
        yield from (piece.text[1:] for piece in pieces)


def _in_tests(tests: tuple[AttributeTests, ...]) -> Iterator[str]:
    for tested in tests:
        for test in tested.tests:
            yield from _in_operands(test.operands)


def _in_operands(operands: Iterable[Operand]) -> Iterator[str]:
    for operand in operands:
        if isinstance(operand, Template):
            yield from operand.names

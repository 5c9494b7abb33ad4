"""Names of the values that must be known before a request can be sent."""

from collections.abc import Container, Iterable, Iterator

from mkdocs_dynamodb.model.expressions.tokens import read_expression, read_update
from mkdocs_dynamodb.model.flow.scopes import CONSTANTS
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Operand, Predicate, Step


def needed_names(model: Model, part: Step | Action, known: Container[str] = ()) -> dict[str, None]:
    """Names of the values that the request of a step or action is made of, each once.

    Args:
        model: the model that it belongs to.
        part: a search, or an action.
        known: names with a value; what a put leaves out without a value depends on them.
    """
    if isinstance(part, Step):
        names = [*_tested(part.where), *_asked(part.filter, part)]
    elif part.verb.value == "put":
        names = [*_put(model, part, known), *_asked(part.condition, part)]
    else:
        names = [*_key(model, part), *_changed(part), *_asked(part.condition, part)]
    return dict.fromkeys(names)


def key_names(model: Model, part: Step | Action) -> frozenset[str]:
    """Names of the values that the key of an item, or a condition on keys, is made of."""
    if isinstance(part, Step):
        return frozenset(_tested(part.where))
    return frozenset(_key(model, part))


def _key(model: Model, action: Action) -> Iterator[str]:
    if action.where:
        yield from _tested(action.where)
        return
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is None:
        return
    for name in table.key_names:
        template = entity.template_for(name)
        if template is not None:
            yield from template.names


def _put(model: Model, action: Action, known: Container[str]) -> Iterator[str]:
    """Values of the attributes of a new item; optional ones only where they are known."""
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is None:
        return
    optional = {name for name, a in entity.attributes.items() if a.optional and name not in known}
    for name in dict.fromkeys((*table.key_names, *entity.keys, *entity.attributes)):
        template = entity.template_for(name)
        if name in optional or template is None:
            continue
        if name in entity.keys and not optional.isdisjoint(template.names):
            continue
        yield from template.names


def _changed(action: Action) -> Iterator[str]:
    update = action.update
    for operands in (update.set, update.add, update.delete):
        yield from _operands(operands.values())
    if update.expression is not None:
        pieces = read_update(update.expression.value).placeholders
        yield from _unbound((piece.text[1:] for piece in pieces), action)
        yield from _operands(action.values.values())


def _asked(predicate: Predicate | None, part: Step | Action) -> Iterator[str]:
    if predicate is None:
        return
    yield from _tested(predicate.tests)
    if predicate.expression:
        pieces = read_expression(predicate.expression).placeholders
        yield from _unbound((piece.text[1:] for piece in pieces), part)
        yield from _operands(part.values.values())


def _unbound(names: Iterable[str], part: Step | Action) -> Iterator[str]:
    for name in names:
        if name not in part.values and name not in CONSTANTS and not name.isdigit():
            yield name


def _tested(tests: Iterable[AttributeTests]) -> Iterator[str]:
    for tested in tests:
        for test in tested.tests:
            yield from _operands(test.operands)


def _operands(operands: Iterable[Operand]) -> Iterator[str]:
    for operand in operands:
        if isinstance(operand, Template):
            yield from operand.names

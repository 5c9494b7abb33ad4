"""Which values a step can use by name, and which ones it does use."""

from collections.abc import Iterable, Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.expressions.tokens import (
    Expression,
    place_in,
    read_expression,
    read_update,
)
from mkdocs_dynamodb.model.flow.targets import target_of
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
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.records import record

CONSTANTS = frozenset({"true", "false", "null"})
"""Placeholders that stand for themselves in an expression: `:true`, `:false`, `:null`."""


@record(kw_only=True)
class Scope:
    """Values that one step of an answer can use by name."""

    inputs: frozenset[str]
    """Inputs of the pattern."""
    given_at: Mapping[str, int]
    """What steps of the answer give -> position of the first step that gives it."""
    generated: frozenset[str]
    """Attributes of the items that the answer puts, which the application makes up."""
    position: int

    def is_given(self, name: str) -> bool:
        """Whether the caller or an earlier step gives a value."""
        return name in self.inputs or self.given_at.get(name, self.position) < self.position

    def knows(self, name: str) -> bool:
        """Whether a value is given, or made up by the application."""
        return self.is_given(name) or name in self.generated


@record()
class Use:
    """A value that a step takes from outside itself."""

    name: str
    at: Span
    written: str
    """As it is written: `{name}` in a template, `:name` in an expression."""
    is_key: bool = False
    """Whether the key of an item, or a condition on a key, is made of it."""


def build_scopes(model: Model, pattern: AccessPattern, answer: Answer) -> tuple[Scope, ...]:
    """Scope of each step of an answer, in order."""
    inputs = frozenset(entry.name.value for entry in pattern.inputs)
    given_at: dict[str, int] = {}
    for position, step in enumerate(answer.steps):
        for name in step.gives:
            given_at.setdefault(name.value, position)
    generated = generated_attributes(model, answer)
    return tuple(
        Scope(inputs=inputs, given_at=given_at, generated=generated, position=position)
        for position in range(len(answer.steps))
    )


def generated_attributes(model: Model, answer: Answer) -> frozenset[str]:
    """Attributes of the entities that an answer puts."""
    names: set[str] = set()
    for step in answer.steps:
        for action in step.actions:
            entity = model.entity_of(action) if action.verb.value == "put" else None
            if entity is not None:
                names |= entity.attribute_names
    return frozenset(names)


def outer_uses(model: Model, step: Step) -> Iterator[Use]:
    """Values that a step takes from its pattern, from earlier steps or from the application."""
    return (use for _, use in uses_by_part(model, step))


def uses_by_part(model: Model, step: Step) -> Iterator[tuple[Step | Action, Use]]:
    """Values that a step takes from outside itself, each with the part of it that does."""
    if step.is_search:
        yield from ((step, use) for use in _test_uses(step.where, step.values, is_key=True))
        yield from ((step, use) for use in _expression_uses(step.filter, step.values, frozenset()))
    for action in step.actions:
        yield from ((action, use) for use in action_uses(model, action))


def is_repeated(part: Step | Action, step: Step) -> bool:
    """Whether a step, or an action of it, is done more than once for one request of the caller."""
    return any(each.times is not None and each.times.max > 1 for each in (part, step))


def runs_through(model: Model, part: Step | Action, step: Step, scope: Scope) -> frozenset[str]:
    """Values that a repeated part may take one after the other, although nobody gives them.

    Each query of several that ask one shard or day of a known thing makes up that part of its
    partition key. An element may come out of a list, set or map that is known.
    """
    if not is_repeated(part, step):
        return frozenset()
    target = target_of(model, part) if isinstance(part, Step) and part.is_search else None
    names = frozenset(
        name
        for key in (() if target is None else target.partition_keys)
        for tests in part.where
        if tests.attribute.value == key.name.value
        for test in tests.tests
        for operand in test.operands
        if isinstance(operand, Template)
        for name in operand.names
    )
    return names if any(scope.knows(name) for name in names) else frozenset()


def may_hold_elements(model: Model, scope: Scope) -> bool:
    """Whether a list, set or map is given, out of which a repeated part can take its values."""
    names = model.collections
    return any(name in names for name in scope.inputs) or any(
        name in names and position < scope.position for name, position in scope.given_at.items()
    )


def action_uses(model: Model, action: Action) -> Iterator[Use]:
    """Values that one action takes from outside itself.

    A put makes its item itself. An update may make up the value of an attribute that it sets.
    """
    if action.verb.value != "put":
        yield from _key_uses(model, action)
    made = frozenset(name.value for name in action.update.changes)
    known = made | set(action.values)
    for operands in (action.update.set, action.update.add, action.update.delete):
        for operand in operands.values():
            yield from _operand_uses(operand, known)
    yield from _update_uses(action.update, action.values)
    yield from _expression_uses(action.condition, action.values, made)


def _key_uses(model: Model, action: Action) -> Iterator[Use]:
    if action.where:
        yield from _test_uses(action.where, action.values, is_key=True)
        return
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is None or action.entity is None:
        return
    templates = (entity.template_for(name) for name in table.key_names)
    names = (name for template in templates if template is not None for name in template.names)
    for name in dict.fromkeys(names):
        yield Use(name, action.entity.at, f"{{{name}}}", is_key=True)


def _update_uses(update: Update, values: Mapping[str, Operand]) -> Iterator[Use]:
    if update.expression is None:
        return
    expression = read_update(update.expression.value)
    made = {path.parts[0] for path in expression.changed}
    yield from _placeholder_uses(expression, update.expression.at, {*values, *made})


def _expression_uses(
    predicate: Predicate | None, values: Mapping[str, Operand], made: frozenset[str]
) -> Iterator[Use]:
    for operand in values.values():
        yield from _operand_uses(operand, made)
    if predicate is None:
        return
    yield from _test_uses(predicate.tests, made | set(values))
    if predicate.expression:
        expression = read_expression(predicate.expression)
        yield from _placeholder_uses(expression, predicate.at, {*values, *made})


def _placeholder_uses(expression: Expression, at: Span, known: Iterable[str]) -> Iterator[Use]:
    """Placeholders without those that are known here, are constants, or are whole numbers."""
    for piece in expression.placeholders:
        name = piece.text[1:]
        if name not in known and name not in CONSTANTS and not name.isdecimal():
            yield Use(name, place_in(at, expression.text, piece), piece.text)


def _test_uses(
    tests: Iterable[AttributeTests], known: Iterable[str] = (), *, is_key: bool = False
) -> Iterator[Use]:
    for tested in tests:
        for test in tested.tests:
            for operand in test.operands:
                yield from _operand_uses(operand, known, is_key=is_key)


def _operand_uses(operand: Operand, known: Iterable[str], *, is_key: bool = False) -> Iterator[Use]:
    if isinstance(operand, Template):
        for name in dict.fromkeys(operand.names):
            if name not in known:
                yield Use(name, operand.at, f"{{{name}}}", is_key=is_key)

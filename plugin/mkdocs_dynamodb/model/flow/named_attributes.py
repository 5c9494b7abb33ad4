"""Which attributes conditions, filters and updates name, each with its place."""

from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.expressions.grammar import slip_in_condition, slip_in_update
from mkdocs_dynamodb.model.expressions.tokens import (
    Expression,
    place_in,
    read_expression,
    read_update,
)
from mkdocs_dynamodb.model.operations import Action, Predicate, Step, Update


class Named(NamedTuple):
    """An attribute as a step or action names it."""

    name: str
    """Name or document path; of a path in an expression its first part."""
    at: Span
    written: str
    """As it is written: with its `#` where it is an alias."""


def tested_attributes(predicate: Predicate | None) -> Iterator[Named]:
    """Attributes that a filter or condition names; of an expression each once."""
    if predicate is None:
        return
    for tests in predicate.tests:
        yield _named(tests.attribute)
    if predicate.expression:
        yield from _in_expression(read_expression(predicate.expression), predicate.at)


def updated_attributes(update: Update) -> Iterator[Named]:
    """Attributes that an update names, whether it changes them or only reads them."""
    yield from (_named(name) for name in update.changes)
    if update.expression is not None and slip_in_update(update.expression.value) is None:
        yield from _in_expression(read_update(update.expression.value), update.expression.at)


def changed_attributes(update: Update) -> Iterator[Named]:
    """Attributes that an update changes."""
    yield from (_named(name) for name in update.changes)
    if update.expression is not None:
        text, at = update.expression
        for path in read_update(text).changed:
            yield Named(path.parts[0], place_in(at, text, path), path.text)


def named_attributes(part: Step | Action) -> Iterator[Named]:
    """Attributes that a step or action names, without those of its key.

    An expression that departs from the grammar names none: its words may be anything.
    """
    if isinstance(part, Step):
        if not _departs(part.filter):
            yield from tested_attributes(part.filter)
        yield from (_named(name) for name in part.projection)
    else:
        if not _departs(part.condition):
            yield from tested_attributes(part.condition)
        yield from updated_attributes(part.update)


def _departs(predicate: Predicate | None) -> bool:
    if predicate is None or not predicate.expression:
        return False
    return slip_in_condition(predicate.expression) is not None


def _named(name: Placed[str]) -> Named:
    return Named(name.value, name.at, name.value)


def _in_expression(expression: Expression, at: Span) -> Iterator[Named]:
    seen: set[str] = set()
    for path in expression.paths:
        if path.parts[0] not in seen:
            seen.add(path.parts[0])
            yield Named(path.parts[0], place_in(at, expression.text, path), path.text)

"""Which numbers a request moves by an amount, and whether it moves them once more when repeated."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.expressions.tokens import place_in, read_update
from mkdocs_dynamodb.model.flow.attribute_kinds import (
    CountedEntities,
    is_ever_changing,
    is_status,
    is_stock,
)
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.writes import Write
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import Operand, Update
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

_EXPLAINED = re.compile(
    r"\btoken|\bidempoten|\bretr(?:y|ies)\b|\brepeat|\bduplicate|\bapproximat|\brepair",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:if_not_exists\s*\(\s*#?)?#?(?P=name)\b"
    r"[^,+-]*[+-]\s*(?P<amount>:?\w+)"
)


class Moved(NamedTuple):
    """A number that an update adds to or takes from."""

    name: Placed[str]
    is_by_one: bool
    """Whether it goes up or down by exactly one, as what counts things does."""
    is_given: bool
    """Whether the caller says by how much."""


def moved_numbers(update: Update, values: dict[str, Operand]) -> Iterator[Moved]:
    """Numbers that an update changes by an amount, whatever they are."""
    for name, operand in update.add.items():
        if not isinstance(operand, Value) or operand.number is not None:
            by_one = _is_step(name.value, operand)
            yield Moved(name, is_by_one=by_one, is_given=_is_open(operand))
    if update.expression is None:
        return
    text, at = update.expression
    changed = {path.parts[0]: path for path in read_update(text).changed}
    for match in _MOVED.finditer(text):
        path = changed.get(match["name"])
        if path is not None:
            amount = values.get(match["amount"].removeprefix(":"))
            name = Placed(match["name"], place_in(at, text, path))
            by_one = amount is not None and _is_step(match["name"], amount)
            yield Moved(name, is_by_one=by_one, is_given=_is_open(amount))


def is_lowered(update: Update, name: str) -> bool:
    """Whether an update takes from a number."""
    for added, operand in update.add.items():
        if added.value == name:
            if isinstance(operand, Template):
                return operand.text.startswith("-")
            return operand.number is not None and operand.number < 0
    text = "" if update.expression is None else update.expression.value
    return re.search(rf"\b{re.escape(name)}\b[^,+=]*-", text) is not None


@record()
class Recounted:
    """A number that moves again when the request for an event comes twice."""

    write: Write
    """The update that moves it."""
    moved: Moved
    event: Write
    """What the number moves for: an item that comes, goes, or gets another status."""


def recounted(written: list[Write]) -> Recounted | None:
    """What counts twice when one answer is carried out twice; None where a condition fails then."""
    notes = " ".join((written[0].answer.note, *(write.step.note for write in written)))
    if len(written) == 1 or _EXPLAINED.search(notes) or refuses_repeat(written):
        return None
    events = [write for write in written if is_event(write)]
    counted = CountedEntities(write.entity.name.value for write in events)
    for write in written:
        others = [event for event in events if event.entity is not write.entity]
        if write.verb != "update" or not others:
            continue
        for moved in moved_numbers(write.action.update, dict(write.action.values)):
            names = counted.of(moved.name.value)
            event = next((e for e in others if e.entity.name.value in names), None)
            is_clear = (moved.is_by_one and len(others) == 1) or is_stock(moved.name.value)
            if event is not None or is_clear:
                return Recounted(write, moved, event or others[0])
    return None


def is_event(write: Write) -> bool:
    """Whether an item comes, goes, or moves on to another status."""
    if write.entity.role is not None:
        return False
    named = changed_attributes(write.action.update)
    return write.verb != "update" or any(is_status(each.name) for each in named)


def refuses_repeat(written: Iterable[Write]) -> bool:
    """Whether a condition among some writes fails once they have been done.

    A condition on the number itself (`balance >= :amount`) does not: it holds until the number is
    used up. Nor does one that the item is there, unless the write deletes it or what is asked for.
    """
    return any(_refuses(write) for write in written)


def _refuses(write: Write) -> bool:
    guard = guard_of(write.action.condition)
    if guard.absent or (write.verb == "delete" and guard.names):
        return True
    moved = {
        each.name.value for each in moved_numbers(write.action.update, dict(write.action.values))
    }
    gone = {top_level(name.value) for name in write.action.update.remove}
    keys = set(write.table.key_names)
    return bool(guard.compared - keys - moved or guard.present & gone)


def _is_open(operand: Operand | None) -> bool:
    return isinstance(operand, Template) and bool(operand.names)


def _is_step(name: str, operand: Operand) -> bool:
    if is_ever_changing(name):  # counts views and the like, which come without an item
        return False
    return isinstance(operand, Value) and operand.number in (1, -1)

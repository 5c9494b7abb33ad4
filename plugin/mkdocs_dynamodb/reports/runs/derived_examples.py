"""Examples taken from the sample items, for answers whose author wrote none."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mkdocs_dynamodb.model.dynamodb_json import NOWHERE
from mkdocs_dynamodb.model.engine.comparing import equal
from mkdocs_dynamodb.model.engine.outcome import Attributes
from mkdocs_dynamodb.model.expressions.placeholders import needed_names
from mkdocs_dynamodb.model.keys.item_keys import first_key_fault
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, AttributeTests, Step
from mkdocs_dynamodb.model.tables import Item, Table
from mkdocs_dynamodb.model.values import SET_TYPES, Value, read_number

TRIED = 20
"""Sample items that are tried for each step."""


def unknown_names(model: Model, answer: Answer) -> tuple[str, ...]:
    """Values that the steps of an answer take from outside, each once."""
    names: dict[str, None] = {}
    given: set[str] = set()
    for step in answer.steps:
        for part in _parts(step):
            names.update((n, None) for n in needed_names(model, part) if n not in given)
        given.update(name.value for name in step.gives)
    return tuple(names)


def derive_example(model: Model, answer: Answer) -> dict[str, Value] | None:
    """Values for an answer, from items that its steps read or change; None where none are found.

    Nothing is made up, so an answer that puts a new item gets no example.
    """
    parts = [part for step in answer.steps for part in _parts(step)]
    if any(isinstance(part, Action) and part.verb.value == "put" for part in parts):
        return None
    wanted = unknown_names(model, answer)
    found: dict[str, Value] = {}
    for part in parts:
        if all(name in found for name in wanted):
            break
        found = next(_bound(model, part, found, wanted), found)
    return found if all(name in found for name in wanted) else None


def _parts(step: Step) -> Sequence[Step | Action]:
    return (step,) if step.is_search else step.actions


def _bound(
    model: Model, part: Step | Action, known: dict[str, Value], wanted: Sequence[str]
) -> Iterator[dict[str, Value]]:
    """What is known together with what an item gives, for each item that fits."""
    table = model.table_of(part)
    if table is None:
        return
    for item in islice(_candidates(model, table, part), TRIED):
        read = _read(model, table, part, item.attributes)
        if read is None or not all(equal(known.get(n, v), v) for n, v in read.items()):
            continue
        for name in wanted:
            if name in item.attributes:
                read.setdefault(name, item.attributes[name])
        yield {**read, **known}


def _candidates(model: Model, table: Table, part: Step | Action) -> Iterator[Item]:
    index = model.index_of(part)
    names = {part.entity.value} if part.entity is not None else set()
    if isinstance(part, Step):
        names |= {name.value for name in part.returns}
    for item in table.items:
        if first_key_fault(item.attributes, table.keys) is not None:
            continue
        if index is not None and first_key_fault(item.attributes, index.keys) is not None:
            continue
        if not names or item.is_raw or item.entity.value in names:
            yield item


def _read(
    model: Model, table: Table, part: Step | Action, item: Attributes
) -> dict[str, Value] | None:
    """Values of the placeholders for which a part finds an item; None where it never does."""
    found: dict[str, Value] = {}
    for tests in _tests(part):
        value = item.get(tests.attribute.value)
        for test in tests.tests:
            for operand in test.operands:
                if value is None or not isinstance(operand, Template):
                    continue
                read = _values(operand, test.operator.value, value, item)
                if read is None or not all(equal(found.get(n, v), v) for n, v in read.items()):
                    return None
                found.update(read)
    entity = model.entity_of(part)
    if isinstance(part, Action) and not part.where and entity is not None:
        for name in table.key_names:
            template, value = entity.template_for(name), item.get(name)
            read = None if template is None or value is None else _values(template, "=", value, {})
            if read is None:
                return None
            found.update(read)
    return found


def _tests(part: Step | Action) -> Iterator[AttributeTests]:
    yield from part.where
    predicate = part.filter if isinstance(part, Step) else part.condition
    if predicate is not None:
        yield from predicate.tests


def _values(
    template: Template, operator: str, value: Value, item: Attributes
) -> dict[str, Value] | None:
    """Values of the placeholders of an operand with which a value passes a test."""
    if operator == "<>":
        return {}
    if template.only_field is not None:
        inner = value.elements[:1] if value.type in ("L", *SET_TYPES) else ()
        return {template.only_field.name: inner[0] if operator == "contains" and inner else value}
    if operator == "begins_with":
        texts = {name: v.text for name, v in item.items() if v.type in ("S", "N")}
        start = template.fill(texts)
        if start is None or not value.text.startswith(start):
            return None
        return {name: item[name] for name in template.names}
    if operator != "=":
        read = template.read(value.text)
        return {} if read is None else {n: _typed(n, text, item) for n, text in read.items()}
    read = template.read(value.text)
    return None if read is None else {n: _typed(n, text, item) for n, text in read.items()}


def _typed(name: str, text: str, item: Attributes) -> Value:
    """A value read in a key, as the item itself has it where it has it."""
    own = item.get(name)
    if own is None:
        return Value("S", text, NOWHERE)
    number = read_number(text)
    is_same = own.text == text or (own.type == "N" and number is not None and number == own.number)
    return own if is_same else Value("S", text, NOWHERE)

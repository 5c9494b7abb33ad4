"""Reads by which an answer makes sure that something is not there yet, before it puts it."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.keys.asked_ranges import candidates
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, AttributeTests, Step
from mkdocs_dynamodb.model.tables import StoredEntity


def looks_before_puts(model: Model, answer: Answer) -> Iterator[tuple[Step, Action]]:
    """Reads that give nothing to later steps, each with the later put of what it looked for.

    The last read of an answer comes first.
    """
    puts: dict[str, Action] = {}
    for step in reversed(answer.steps):
        if step.reads and not step.gives and puts:
            found = (puts.get(entity.subject) for entity in _looked_for(model, step))
            action = next((each for each in found if each is not None), None)
            if action is not None:
                yield step, action
        for action in step.actions:
            entity = model.entity_of(action) if action.verb.value == "put" else None
            if entity is not None:
                puts[entity.subject] = action


def asked_names(step: Step) -> tuple[str, ...]:
    """Attributes that a search compares with what its caller knows, in order."""
    filtered = () if step.filter is None else step.filter.tests
    return tuple(
        dict.fromkeys(each.attribute.value for each in (*step.where, *filtered) if _is_open(each))
    )


def _looked_for(model: Model, step: Step) -> tuple[StoredEntity, ...]:
    if step.is_search:
        target = target_of(model, step)
        return () if target is None else candidates(step, target)
    found = (model.entity_of(action) for action in step.actions)
    return tuple(entity for entity in found if entity is not None)


def _is_open(tested: AttributeTests) -> bool:
    operands = [operand for test in tested.tests for operand in test.operands]
    return any(isinstance(operand, Template) and operand.names for operand in operands)

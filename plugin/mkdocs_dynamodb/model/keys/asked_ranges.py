"""What a search asks of the sort key, and which keys meet it for certain."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.keys.bounds import is_reversed
from mkdocs_dynamodb.model.keys.forms import key_texts
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.operations import Answer, AttributeTests, Step, Test
from mkdocs_dynamodb.model.tables import StoredEntity

RANGES = frozenset({"<", "<=", ">", ">=", "between"})


def said_entities(step: Step, target: Target) -> tuple[StoredEntity, ...]:
    """Entities that a search says it returns; none where it says nothing or names an unknown."""
    names = [name.value for name in step.returns]
    if not names and step.entity is not None:
        names = [step.entity.value]
    stored = target.table.entities
    if not all(name in stored for name in names):
        return ()
    return tuple(stored[name] for name in names)


def candidates(step: Step, target: Target) -> tuple[StoredEntity, ...]:
    """Entities that a search is about: those that it says, else all that it can find there."""
    if step.returns or step.entity is not None:
        return said_entities(step, target)
    held = tuple(e for e in target.table.entities.values() if target.holds(e))
    return tuple(entity for entity in held if _can_be_found(entity, step)) or held


def _can_be_found(entity: StoredEntity, step: Step) -> bool:
    for tested in step.where:
        template = entity.template_for(tested.attribute.value)
        if template is not None and not can_meet(template, tested):
            return False
    return True


def known_beginning(operand: Template, answer: Answer) -> tuple[str, bool]:
    """Text of an operand as far as the example of its answer tells, and whether that is all."""
    texts = key_texts(answer.example)
    text = ""
    for part in operand.parts:
        if isinstance(part, str):
            text += part
        elif part.name in texts:
            text += texts[part.name].zfill(part.width)
        else:
            return text, False
    return text, True


def upper_bounds(tested: AttributeTests) -> Iterator[tuple[Test, Template]]:
    """Bounds that a value may reach and not pass: of `<=`, and the second one of `between`."""
    for test in tested.tests:
        if test.operator.value in ("<=", "between") and test.operands:
            bound = test.operands[-1]
            if isinstance(bound, Template) and not bound.is_malformed:
                yield test, bound


def surely_meets(template: Template, tested: AttributeTests) -> bool:
    """Whether every key that a template gives meets the tests, whatever the placeholders are."""
    return not template.is_malformed and all(_surely(template, test) for test in tested.tests)


def _surely(template: Template, test: Test) -> bool:
    operator, operands = test.operator.value, test.operands
    if not operands:
        return False
    first, last = operands[0], operands[-1]
    if operator == "begins_with":
        return isinstance(first, Template) and begins_alike(template, first)
    above = operator not in (">", ">=", "between") or is_reversed(template, first, "S")
    below = operator not in ("<", "<=", "between") or is_reversed(last, template, "S")
    return operator in RANGES and above and below


def begins_alike(template: Template, beginning: Template) -> bool:
    """Whether keys of a template begin as another one, with placeholders in the same places."""
    if not beginning.parts or beginning.is_malformed:
        return False
    *whole, last = beginning.parts
    here = template.parts
    if len(here) < len(beginning.parts) or not _same(here, whole):
        return False
    at_end = here[len(whole)]
    if isinstance(last, str):
        return isinstance(at_end, str) and at_end.startswith(last)
    return isinstance(at_end, Field) and _alike(here, len(whole), last)


def _same(parts: tuple[str | Field, ...], others: list[str | Field]) -> bool:
    return all(
        _alike(parts, position, other) if isinstance(other, Field) else parts[position] == other
        for position, other in enumerate(others)
    )


def _alike(parts: tuple[str | Field, ...], position: int, other: Field) -> bool:
    """Whether a placeholder may stand for another: by name, or any name after a label."""
    part = parts[position]
    if not isinstance(part, Field) or part.width != other.width:
        return False
    before = parts[position - 1] if position else ""
    labelled = isinstance(before, str) and any(character.isalpha() for character in before)
    return labelled or part.name == other.name

"""Whether a condition on a key can be met by the keys that a template gives."""

from mkdocs_dynamodb.model.keys.forms import agrees
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import AttributeTests, Operand


def can_meet(template: Template, tested: AttributeTests) -> bool:
    """Whether some key of a template can meet the tests of a text key; no certainty means yes.

    Placeholders on either side stand for any text.
    """
    return all(
        _meets(template, test.operator.value, test.operands[0])
        for test in tested.tests
        if test.operands
    )


def _meets(template: Template, operator: str, operand: Operand) -> bool:
    if not isinstance(operand, Template) or operand.is_malformed or template.is_malformed:
        return True
    if operator == "=":
        return _can_be_equal(template, operand)
    if operator == "begins_with":
        return _can_begin(template, operand)
    return True


def _can_be_equal(one: Template, other: Template) -> bool:
    if one.is_constant:
        return agrees(other, "".join(map(str, one.parts)), {})
    if other.is_constant:
        return agrees(one, "".join(map(str, other.parts)), {})
    begin = _agree_as_far(one.prefix, other.prefix)
    return begin and _agree_as_far(_suffix(one)[::-1], _suffix(other)[::-1])


def _can_begin(template: Template, beginning: Template) -> bool:
    if template.is_constant:
        return template.prefix.startswith(beginning.prefix)
    return _agree_as_far(template.prefix, beginning.prefix)


def _agree_as_far(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _suffix(template: Template) -> str:
    last = template.parts[-1] if template.parts else ""
    return last if isinstance(last, str) else ""

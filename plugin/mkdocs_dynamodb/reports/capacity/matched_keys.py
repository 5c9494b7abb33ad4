"""Which items of an entity the key condition of a search can match."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import AttributeTests, Step
from mkdocs_dynamodb.model.tables import StoredEntity, Table


def can_match(step: Step, target: Target, entity: StoredEntity) -> bool:
    """Whether items of an entity can match the key condition of a step."""
    if not target.holds(entity):
        return False
    keys = set(target.key_names)
    for tested in step.where:
        name = tested.attribute.value
        template = entity.template_for(name) if name in keys else None
        if template is not None and not can_meet(template, tested):
            return False
    return True


def fields_of(templates: Iterable[Template | None]) -> frozenset[str]:
    """Attributes that templates are made of."""
    return frozenset(name for t in templates if t is not None for name in t.names)


def identity_of(table: Table, entity: StoredEntity) -> frozenset[str] | None:
    """Attributes that make up the primary key of an entity; None where a template is missing."""
    templates = [entity.template_for(name) for name in table.key_names]
    return None if any(t is None for t in templates) else fields_of(templates)


def fields_asked(step: Step, target: Target, entity: StoredEntity) -> frozenset[str]:
    """Attributes of an entity whose values the conditions on sort keys fix."""
    sort_keys = {key.name.value for key in target.sort_keys}
    return fields_of(
        entity.template_for(tested.attribute.value)
        for tested in step.where
        if tested.attribute.value in sort_keys
        and any(test.operator.value == "=" for test in tested.tests)
    )


def narrows(step: Step, target: Target, entity: StoredEntity) -> bool:
    """Whether a condition on a sort key leaves out some of an entity's items in a partition."""
    sort_keys = {key.name.value for key in target.sort_keys}
    return any(
        _leaves_out(entity.template_for(tested.attribute.value), tested)
        for tested in step.where
        if tested.attribute.value in sort_keys
    )


def _leaves_out(template: Template | None, tested: AttributeTests) -> bool:
    if template is None:
        return True
    for test in tested.tests:
        operand = test.operands[0] if test.operands else None
        if not isinstance(operand, Template) or not operand.is_constant:
            return True
        is_same = test.operator.value == "=" and template.is_constant
        is_prefix = test.operator.value == "begins_with"
        if not (is_same or (is_prefix and template.prefix.startswith(operand.prefix))):
            return True
    return False

"""Operations in the dialect of the mapping table: `Query(USER#{id}) begins_with("POST#")`."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Operand, Step
from mkdocs_dynamodb.model.tables import StoredEntity, Table


def operation_text(model: Model, step: Step) -> str:
    """One step: the operation with its key, and what else it says in short."""
    if step.actions and not (len(step.actions) == 1 and step.actions[0].subject == step.subject):
        inner = ", ".join(_action(action) for action in step.actions)
        return f"{step.operation.value}({inner})"
    parts = [f"{step.operation.value}{_arguments(model, step)}"]
    if step.order is not None:
        parts.append(step.order.value)
    if step.limit is not None:
        parts.append(f"limit {step.limit.value}")
    if step.consistency is not None:
        parts.append(f"{step.consistency.value} consistency")
    return ", ".join(parts)


def target_text(model: Model, step: Step) -> str:
    """Tables and indexes that a step names."""
    parts: Iterable[Step | Action] = (step, *step.actions)
    found: dict[str, None] = {}
    for part in parts:
        if part.table is None:
            continue
        name = part.table.value
        index = "" if part.index is None else part.index.value
        table = model.tables.get(name)
        known = None if table is None else table.indexes.get(index)
        kind = "LSI" if known is not None and known.local else "GSI"
        found[f"{name} / {index} {kind}" if index else name] = None
    return " + ".join(found)


def where_text(tests: Iterable[AttributeTests]) -> str:
    """Conditions with the names of the attributes."""
    return " and ".join(
        f"{tested.attribute.value} {test.operator.value} {_operands(test.operands)}"
        for tested in tests
        for test in tested.tests
    )


def _arguments(model: Model, step: Step) -> str:
    """Key of a step; a condition on the sort key stands behind the brackets."""
    keys = {tested.attribute.value: tested.tests for tested in step.where}
    table = model.table_of(step)
    if not keys and table is not None:
        entity = model.entity_of(step)
        return "" if entity is None else f"({', '.join(_templates(table, entity))})"
    equal, behind = [], ""
    for tests in keys.values():
        for test in tests:
            if test.operator.value == "=":
                equal += [_text(operand) for operand in test.operands]
            else:
                operands = ", ".join(f'"{_text(operand)}"' for operand in test.operands)
                behind += f" {test.operator.value}({operands})"
    return f"({', '.join(equal)}){behind}"


def _templates(table: Table, entity: StoredEntity) -> list[str]:
    templates = (entity.template_for(name) for name in table.key_names)
    return [template.text for template in templates if template is not None]


def _action(action: Action) -> str:
    entity = "" if action.entity is None else f" {action.entity.value}"
    return f"{action.verb.value}{entity}"


def _operands(operands: tuple[Operand, ...]) -> str:
    return " and ".join(_text(operand) for operand in operands)


def _text(operand: Operand) -> str:
    return operand.text if isinstance(operand, Template) or operand.content is not None else "null"

"""Short phrases for keys, values, conditions and steps, as a reader would say them."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.figures import exact_sum
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import (
    Action,
    AttributeTests,
    Operand,
    Predicate,
    Repeat,
    Step,
    Update,
)
from mkdocs_dynamodb.model.requirements import Rate, Spread
from mkdocs_dynamodb.model.tables import Index, Key, Projection, ProjectionKind
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.pages.text import number

VERB_WORDS = {
    "get": "read",
    "put": "put",
    "update": "update",
    "delete": "delete",
    "check": "check",
}


def value_text(value: Value) -> str:
    """A value on one line; lists and maps as in Python."""
    if isinstance(value.content, dict):
        inner = ", ".join(f"{name}: {value_text(v)}" for name, v in value.content.items())
        return "{" + inner + "}"
    if isinstance(value.content, tuple):
        inner = ", ".join(value_text(element) for element in value.elements)
        return "{" + inner + "}" if value.type in ("SS", "NS", "BS") else f"[{inner}]"
    return "null" if value.type == "NULL" else value.text


def operand_text(operand: Operand) -> str:
    """A template as written, or a value."""
    return operand.text if isinstance(operand, Template) else value_text(operand)


def keys_text(keys: Iterable[Key]) -> str:
    """Names of key attributes, joined."""
    return ", ".join(key.name.value for key in keys)


def projection_text(projection: Projection) -> str:
    """Kind of a projection, with its attributes."""
    if projection.kind is not ProjectionKind.INCLUDE:
        return projection.kind.value
    names = ", ".join(name.value for name in projection.names)
    return f"INCLUDE {names}"


def rate_text(rate: Rate | None) -> str:
    """Peak and average; one figure where a bare number stands for both."""
    if rate is None or rate.peak is None or rate.average is None:
        return "unknown"
    if rate.is_bare:
        return number(rate.peak.value)
    return f"{number(rate.peak.value)} / {number(rate.average.value)}"


def spread_text(spread: Spread | None) -> str:
    """How popular the values of an input are."""
    if spread is None:
        return ""
    parts = []
    if spread.zipf is not None:
        parts.append(f"Zipf {number(spread.zipf)}")
    if spread.over is not None:
        parts.append(f"over {number(spread.over)} values")
    parts += [f"{name} {number(share * 100)} %" for name, share in spread.shares.items()]
    if spread.samples:
        parts.append(f"as seen in {number(exact_sum(spread.samples.values()))} samples")
    return ", ".join(parts)


def tests_text(tests: Iterable[AttributeTests]) -> str:
    """Conditions joined by `and`."""
    return " and ".join(
        _test_text(tested.attribute.value, test.operator.value, test.operands)
        for tested in tests
        for test in tested.tests
    )


def predicate_text(predicate: Predicate) -> str:
    """A filter or condition."""
    return predicate.expression or tests_text(predicate.tests)


def update_text(update: Update) -> str:
    """Changes of an update."""
    if update.expression is not None:
        return update.expression.value
    parts = [f"set {name.value} = {operand_text(v)}" for name, v in update.set.items()]
    parts += [f"add {operand_text(v)} to {name.value}" for name, v in update.add.items()]
    parts += [f"remove {name.value}" for name in update.remove]
    parts += [f"delete {operand_text(v)} from {name.value}" for name, v in update.delete.items()]
    return ", ".join(parts)


def times_text(times: Repeat | None) -> str:
    """How often something is repeated."""
    if times is None or times.max == 1:
        return ""
    if times.average == times.max:
        return f"{times.max} times"
    return f"{number(times.average)} times on average, {times.max} at most"


def target_text(part: Step | Action) -> str:
    """Table, or table and index."""
    table = part.table.value if part.table is not None else "?"
    return f"{table}/{part.index.value}" if part.index is not None else table


def index_kind(index: Index) -> str:
    """Long name of the kind of an index."""
    return "Local secondary index" if index.local else "Global secondary index"


def key_text(model: Model, action: Action) -> str:
    """Primary key of the item that an action addresses."""
    if action.where:
        return tests_text(action.where)
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is None:
        return ""
    templates = [(name, entity.template_for(name)) for name in table.key_names]
    return ", ".join(f"{name} = {t.text}" for name, t in templates if t is not None)


def _test_text(attribute: str, operator: str, operands: tuple[Operand, ...]) -> str:
    values = [operand_text(operand) for operand in operands]
    if operator == "between":
        return f"{attribute} between {' and '.join(values)}"
    if operator in ("begins_with", "contains"):
        return f"{attribute} {operator.replace('_', ' ')} {', '.join(values)}"
    if operator == "in":
        return f"{attribute} in ({', '.join(values)})"
    if operator == "attribute_exists":
        return f"{attribute} {'exists' if values == ['true'] else 'does not exist'}"
    return f"{attribute} {operator} {', '.join(values)}"

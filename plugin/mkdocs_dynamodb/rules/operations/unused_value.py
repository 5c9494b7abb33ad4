"""OPS035: a value that no expression uses."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.expressions.tokens import read_expression, read_update
from mkdocs_dynamodb.model.flow.targets import is_listed
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Predicate, Step
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS035", "unused-value", Severity.WARNING, looks_at=Extent.PATTERN)
def unused_value(model: Model) -> Iterator[Finding]:
    """A step has a value under `values` that none of its expressions uses.

    ## Why

    DynamoDB refuses values that no expression names: `Value provided in ExpressionAttributeValues
    unused in expressions` (API Reference, Query). Mostly the placeholder is spelled otherwise.

    ## Bad

    ```yaml
    tables:
      Parcels:
        partition_key: parcel_id
        entities:
          Parcel: {attributes: {parcel_id: S, weight: N}}
    mapping:
      1:
        operation: Scan
        table: Parcels
        filter: "weight > :20"
        values: {heavy: 20}
    ```

    ## Good

    ```yaml
    tables:
      Parcels:
        partition_key: parcel_id
        entities:
          Parcel: {attributes: {parcel_id: S, weight: N}}
    mapping:
      1:
        operation: Scan
        table: Parcels
        filter: "weight > :heavy"
        values: {heavy: 20}
    ```
    """
    for _, answer, step in model.steps():
        parts: list[Step | Action] = [step] if step.is_search else []
        parts += step.actions if is_listed(step) or not step.is_search else []
        for part in parts:
            used = set(_used(part)) if part.values else set()
            for name, operand in part.values.items():
                if name not in used:
                    yield Finding(
                        at=operand.at,
                        message=(
                            f"pattern {answer.number.value} has value `{name}`, "
                            "which no expression uses"
                        ),
                        label="unused",
                        subject=part.subject,
                        help=_cure(name, used),
                    )


def _cure(name: str, used: set[str]) -> str:
    if name.startswith(":"):
        return "write the name without its colon here"
    return nearest(name, sorted(used)) or f"write `:{name}` in an expression, or leave it out"


def _used(part: Step | Action) -> Iterator[str]:
    """Names of the placeholders that a step or action uses, in expressions and in templates."""
    yield from _in_tests(part.where)
    if isinstance(part, Step):
        yield from _in_predicate(part.filter)
        return
    yield from _in_predicate(part.condition)
    update = part.update
    for operand in (*update.set.values(), *update.add.values(), *update.delete.values()):
        if isinstance(operand, Template):
            yield from operand.names
    if update.expression is not None:
        for piece in read_update(update.expression.value).placeholders:
            yield piece.text[1:]


def _in_predicate(predicate: Predicate | None) -> Iterator[str]:
    if predicate is not None:
        yield from _in_tests(predicate.tests)
        for piece in read_expression(predicate.expression).placeholders:
            yield piece.text[1:]


def _in_tests(tests: tuple[AttributeTests, ...]) -> Iterator[str]:
    for tested in tests:
        for test in tested.tests:
            for operand in test.operands:
                if isinstance(operand, Template):
                    yield from operand.names

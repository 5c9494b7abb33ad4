"""OPS041: operands that DynamoDB refuses whatever the items are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.dynamodb_json import Json, from_json
from mkdocs_dynamodb.model.engine.comparing import ORDERED_TYPES
from mkdocs_dynamodb.model.engine.condition_checks import check_condition
from mkdocs_dynamodb.model.engine.outcome import Refused
from mkdocs_dynamodb.model.engine.updates import check_values
from mkdocs_dynamodb.model.expressions.grammar import changes_of, read_condition_tree
from mkdocs_dynamodb.model.expressions.tree import Path
from mkdocs_dynamodb.model.expressions.writer import ExpressionWriter
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, AttributeTests, Predicate, Step, Test
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS041", "refused-operand", Severity.ERROR, looks_at=Extent.PATTERN)
def refused_operand(model: Model) -> Iterator[Finding]:
    """An expression has an operand that its operator or function does not take.

    ## Why

    `<`, `BETWEEN` and their like compare texts, numbers and binaries; `begins_with` takes texts
    and binaries, `list_append` takes lists. Any other value is refused with a ValidationException
    before an item is read, and so are an attribute compared with itself and the name of a type
    that does not exist (Developer Guide, Condition and filter expressions, operators, and
    functions).

    ## Bad

    ```yaml
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, renewals: N}}
    mapping:
      1: {operation: Scan, table: Loans, filter: "begins_with(renewals, :1)"}
    ```

    ## Good

    ```yaml
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, renewals: N}}
    mapping:
      1: {operation: Scan, table: Loans, filter: "renewals >= :1"}
    ```
    """
    for _, answer, step in model.steps():
        number = answer.number.value
        if step.filter is not None:
            yield from _refused_in_predicate(model, number, step, step.filter)
        for action in step.actions:
            if action.condition is not None:
                yield from _refused_in_predicate(model, number, action, action.condition)
            yield from _refused_in_update(model, number, action)


@record()
class _Known:
    """Names and values of one expression, as far as the model tells them."""

    names: Mapping[str, str]
    values: Mapping[str, dict[str, Json]]

    def value(self, placeholder: str) -> Value | None:
        """Value of a placeholder; None where it is made of what a caller gives."""
        json = self.values.get(placeholder)
        return None if json is None or _is_open(json) else from_json(json)

    def path(self, path: Path) -> tuple[str | int, ...]:
        """Names and positions of a document path, positions with their brackets."""
        return tuple(self.names.get(part, part) for part in path.parts)


def _refused_in_predicate(
    model: Model, number: str, part: Step | Action, predicate: Predicate
) -> Iterator[Finding]:
    tests = tuple(map(_without_bounds, predicate.tests))
    writer = ExpressionWriter(model.table_of(part), {}, part.values)
    tree = read_condition_tree(writer.predicate(replace(predicate, tests=tests))).tree
    if tree is None:
        return
    try:
        check_condition(tree, _Known(writer.names, writer.values))
    except Refused as refused:
        yield _finding(number, part, predicate.at, refused)


def _without_bounds(tested: AttributeTests) -> AttributeTests:
    """The tests without pairs of bounds that can be in the wrong order; OPS024 looks at those."""
    return replace(tested, tests=tuple(test for test in tested.tests if not _has_order(test)))


def _has_order(test: Test) -> bool:
    types = {operand.type for operand in test.operands if isinstance(operand, Value)}
    return test.operator.value == "between" and len(types) == 1 and types <= ORDERED_TYPES


def _refused_in_update(model: Model, number: str, action: Action) -> Iterator[Finding]:
    written = action.update.expression
    if written is None or action.update.changes:
        return
    writer = ExpressionWriter(model.table_of(action), {}, action.values)
    changes = changes_of(writer.update(action.update))
    try:
        check_values(changes, _Known(writer.names, writer.values))
    except Refused as refused:
        yield _finding(number, action, written.at, refused)


def _is_open(json: Json) -> bool:
    """Whether a placeholder in braces stands somewhere in a value."""
    if isinstance(json, dict):
        return any(map(_is_open, json.values()))
    if isinstance(json, list):
        return any(map(_is_open, json))
    return isinstance(json, str) and "{" in json


def _finding(number: str, part: Step | Action, at: Span, refused: Refused) -> Finding:
    return Finding(
        at=at,
        message=f"an expression of pattern {number} is refused: {refused.refusal.reason}",
        label="refused whatever the items are",
        subject=part.subject,
        help="give the operator a value of a type that it takes",
    )

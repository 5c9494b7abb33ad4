"""OPS026: a list of values that is too long for `IN`."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.expressions.written import written_expressions
from mkdocs_dynamodb.model.limits import MAX_IN_OPERANDS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Predicate, Step
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS026", "too-many-in-operands", Severity.ERROR, looks_at=Extent.PATTERN)
def too_many_in_operands(model: Model) -> Iterator[Finding]:
    """A filter or condition compares with more than 100 values by `in`.

    ## Why

    `IN` takes up to 100 operands (Developer Guide, Constraints in Amazon DynamoDB).

    ## Bad

    ```yaml
    tables:
      Draws:
        partition_key: draw_id
        entities:
          Draw: {attributes: {draw_id: S, ball: N}}
    mapping:
      1:
        operation: Scan
        table: Draws
        filter:
          ball:
            in: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
              23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
              44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64,
              65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85,
              86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101]
    ```

    ## Good

    ```yaml
    tables:
      Draws:
        partition_key: draw_id
        entities:
          Draw: {attributes: {draw_id: S, ball: N}}
    mapping:
      1: {operation: Scan, table: Draws, filter: {ball: {between: [1, 101]}}}
    ```
    """
    for _, answer, step in model.steps():
        for subject, predicate in _predicates(step):
            for tests in predicate.tests:
                for test in tests.tests:
                    if test.operator.value == "in" and len(test.operands) > MAX_IN_OPERANDS:
                        number, count = answer.number.value, len(test.operands)
                        yield _finding(number, subject, test.operator.at, count)
    for written in written_expressions(model):
        most = max(written.expression.in_operands, default=0)
        if most > MAX_IN_OPERANDS:
            yield _finding(written.number, written.subject, written.at, most)


def _predicates(step: Step) -> Iterator[tuple[str, Predicate]]:
    if step.filter is not None:
        yield step.subject, step.filter
    for action in step.actions:
        if action.condition is not None:
            yield action.subject, action.condition


def _finding(number: str, subject: str, at: Span, count: int) -> Finding:
    return Finding(
        at=at,
        message=f"pattern {number} compares with {count:,} values by `in`",
        label=f"at most {MAX_IN_OPERANDS}",
        subject=subject,
        help="use a range, several `IN` joined by OR, or an attribute that says what they share",
    )

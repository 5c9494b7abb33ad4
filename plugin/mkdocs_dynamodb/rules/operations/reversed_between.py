"""OPS024: a range whose lower bound is above its upper bound."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.keys.bounds import is_reversed
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import AttributeTests
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS024", "reversed-between", Severity.ERROR, looks_at=Extent.PATTERN)
def reversed_between(model: Model) -> Iterator[Finding]:
    """The lower bound of a `between` is greater than the upper bound.

    ## Why

    DynamoDB refuses such a range: `The BETWEEN operator requires upper bound to be greater than or
    equal to lower bound`. Numbers compare as numbers, text by its UTF-8 bytes, so that "10" comes
    before "9" (Developer Guide, Supported data types and naming rules).

    ## Bad

    ```yaml
    tables:
      Readings:
        partition_key: station_id
        sort_key: height
        entities:
          Reading: {attributes: {station_id: S, height: S}}
    mapping:
      1:
        operation: Query
        table: Readings
        where: {station_id: s1, height: {between: ["900", "1500"]}}
    ```

    ## Good

    ```yaml
    tables:
      Readings:
        partition_key: station_id
        sort_key: height
        entities:
          Reading: {attributes: {station_id: S, height: N}}
    mapping:
      1:
        operation: Query
        table: Readings
        where: {station_id: s1, height: {between: [900, 1500]}}
    ```
    """
    for _, answer, step in model.steps():
        number, subject = answer.number.value, step.subject
        table = model.table_of(step)
        yield from _reversed(number, subject, table, step.where if step.is_search else ())
        if step.filter is not None:
            yield from _reversed(number, subject, table, step.filter.tests)
        for action in step.actions:
            if action.condition is not None:
                table = model.table_of(action)
                yield from _reversed(number, action.subject, table, action.condition.tests)


def _reversed(
    number: str, subject: str, table: Table | None, tested: tuple[AttributeTests, ...]
) -> Iterator[Finding]:
    for tests in tested:
        for test in tests.tests:
            if test.operator.value != "between" or len(test.operands) != _BOUNDS:
                continue
            name = tests.attribute.value
            lower, upper = test.operands
            if is_reversed(lower, upper, table.attribute_type(name) if table else None):
                yield Finding(
                    at=lower.at,
                    message=f"pattern {number} asks for `{name}` between bounds in reverse order",
                    label="greater than the upper bound",
                    subject=subject,
                    help="swap the bounds; numbers kept as text need a fixed width to compare",
                )


_BOUNDS = 2

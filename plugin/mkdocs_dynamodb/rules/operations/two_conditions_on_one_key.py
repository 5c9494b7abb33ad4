"""OPS004: a query with two conditions on one sort key attribute."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.targets import SORT_KEY_OPERATORS, searches, sort_tests
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS004", "two-conditions-on-one-key", Severity.ERROR, looks_at=Extent.PATTERN)
def two_conditions_on_one_key(model: Model) -> Iterator[Finding]:
    """A query sets two conditions on one sort key attribute.

    ## Why

    Query takes one condition for each key attribute; a lower and an upper bound together are one
    `between`. DynamoDB answers `KeyConditionExpressions must only contain one condition per key`
    (API Reference, Query, KeyConditionExpression).

    ## Bad

    ```yaml
    tables:
      Readings:
        partition_key: station_id
        sort_key: taken_at
        entities:
          Reading: {attributes: {station_id: S, taken_at: S}}
    mapping:
      1:
        operation: Query
        table: Readings
        where: {station_id: s1, taken_at: {">=": "2026-11-01", "<=": "2026-11-30"}}
    ```

    ## Good

    ```yaml
    tables:
      Readings:
        partition_key: station_id
        sort_key: taken_at
        entities:
          Reading: {attributes: {station_id: S, taken_at: S}}
    mapping:
      1:
        operation: Query
        table: Readings
        where: {station_id: s1, taken_at: {between: ["2026-11-01", "2026-11-30"]}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        for key, tests in sort_tests(step, target):
            places = [t.operator.at for t in tests.tests if t.operator.value in SORT_KEY_OPERATORS]
            if len(places) > 1:
                yield Finding(
                    at=places[1],
                    message=(
                        f"pattern {number} sets {len(places)} conditions on "
                        f"sort key `{key.name.value}` of {target.name}"
                    ),
                    label="second condition",
                    subject=step.subject,
                    related=(Related(places[0], "first condition"),),
                    help="use `between: [lower, upper]`, which includes both bounds",
                )

"""OPS003: a query with a condition that no sort key can have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import SORT_KEY_OPERATORS, searches, sort_tests
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS003", "illegal-sort-condition", Severity.ERROR, looks_at=Extent.PATTERN)
def illegal_sort_condition(model: Model) -> Iterator[Finding]:
    """A query sets a condition on a sort key that Query does not know.

    ## Why

    Items with one partition key lie sorted, and Query reads one run of them. So a sort key can be
    equal, less, greater, between two values, or begin with a text; `<>`, `in`, `contains` and
    `attribute_exists` are refused (API Reference, Query, KeyConditionExpression).

    ## Bad

    ```yaml
    tables:
      Parcels:
        partition_key: depot_id
        sort_key: status
        entities:
          Parcel: {attributes: {depot_id: S, status: S}}
    mapping:
      1: {operation: Query, table: Parcels, where: {depot_id: d1, status: {in: [NEW, LOST]}}}
    ```

    ## Good

    ```yaml
    tables:
      Parcels:
        partition_key: depot_id
        sort_key: status
        entities:
          Parcel: {attributes: {depot_id: S, status: S}}
    mapping:
      1:
        steps:
          - {operation: Query, table: Parcels, where: {depot_id: d1, status: NEW}}
          - {operation: Query, table: Parcels, where: {depot_id: d1, status: LOST}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        partition = {key.name.value for key in target.partition_keys}
        for key, tests in sort_tests(step, target):
            if key.name.value in partition:
                continue
            for test in tests.tests:
                operator = test.operator.value
                if operator not in SORT_KEY_OPERATORS:
                    yield Finding(
                        at=test.operator.at,
                        message=(
                            f"pattern {number} asks {target.name} for sort key "
                            f"`{key.name.value}` by `{operator}`"
                        ),
                        label="no condition on a key",
                        subject=step.subject,
                        help=_CURES.get(operator, "use =, <, <=, >, >=, between or begins_with"),
                    )


_CURES = {
    "in": "make a query for each value, or read a run of the sort key with `between`",
    "<>": "make one query with `<` and one with `>`",
    "contains": "use `begins_with` on a key that begins with what is sought, or a search service",
    "attribute_exists": "leave it out: every item here has its key attributes",
}

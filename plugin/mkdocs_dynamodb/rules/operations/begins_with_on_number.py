"""OPS005: a query that asks how a number begins."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import searches, sort_tests
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS005", "begins-with-on-number", Severity.ERROR, looks_at=Extent.PATTERN)
def begins_with_on_number(model: Model) -> Iterator[Finding]:
    """A query uses `begins_with` on a sort key that is a number.

    ## Why

    Numbers have an order but no beginning: `begins_with` takes text and binary only, and DynamoDB
    refuses it for a key of type N (API Reference, Query, KeyConditionExpression).

    ## Bad

    ```yaml
    tables:
      Invoices:
        partition_key: customer_id
        sort_key: issued_on
        entities:
          Invoice: {attributes: {customer_id: S, issued_on: N}}
    mapping:
      1:
        operation: Query
        table: Invoices
        where: {customer_id: c1, issued_on: {begins_with: "2026"}}
    ```

    ## Good

    ```yaml
    tables:
      Invoices:
        partition_key: customer_id
        sort_key: issued_on
        entities:
          Invoice: {attributes: {customer_id: S, issued_on: N}}
    mapping:
      1:
        operation: Query
        table: Invoices
        where: {customer_id: c1, issued_on: {between: [20260101, 20261231]}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        for key, tests in sort_tests(step, target):
            for test in tests.tests:
                if key.type == "N" and test.operator.value == "begins_with":
                    yield Finding(
                        at=test.operator.at,
                        message=(
                            f"pattern {number} asks how number `{key.name.value}` "
                            f"of {target.name} begins"
                        ),
                        label="a number has no beginning",
                        subject=step.subject,
                        help="use `between`, or store the key as text of fixed width",
                    )

"""OPS002: a query that compares the partition key otherwise than by equality."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import searches
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS002", "partition-key-not-equality", Severity.ERROR, looks_at=Extent.PATTERN)
def partition_key_not_equality(model: Model) -> Iterator[Finding]:
    """A query compares a partition key attribute by something other than equality.

    ## Why

    The partition key says on which partition the items lie, so Query takes one value of it and
    nothing else: no range, no beginning, no list. DynamoDB refuses the request with `Query key
    condition not supported` (API Reference, Query, KeyConditionExpression).

    ## Bad

    ```yaml
    tables:
      Readings:
        partition_key: station_id
        sort_key: taken_at
        entities:
          Reading: {attributes: {station_id: S, taken_at: S}}
    mapping:
      1: {operation: Query, table: Readings, where: {station_id: {begins_with: ALPS-}}}
    ```

    ## Good

    ```yaml
    tables:
      Readings:
        partition_key: region
        sort_key: station_id
        entities:
          Reading: {attributes: {station_id: S, taken_at: S, region: S}}
    mapping:
      1: {operation: Query, table: Readings, where: {region: ALPS, station_id: {begins_with: A}}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        keys = {key.name.value for key in target.partition_keys}
        for tests in step.where:
            name = tests.attribute.value
            if name not in keys:
                continue
            for test in tests.tests:
                if test.operator.value != "=":
                    yield Finding(
                        at=test.operator.at,
                        message=(
                            f"pattern {number} compares partition key `{name}` of {target.name} "
                            f"by `{test.operator.value}`"
                        ),
                        label="only equality is possible here",
                        subject=step.subject,
                        help=(
                            "give one value, repeat the step for several, "
                            "or move what varies into the sort key of an index"
                        ),
                    )

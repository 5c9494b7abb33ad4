"""DSG014: a query that returns more than one page holds."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.sample_sizes import SampleSizes
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.flow.targets import Target, target_of
from mkdocs_dynamodb.model.limits import MAX_PAGE_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("DSG014", "read-beyond-one-page", Severity.WARNING, looks_at=Extent.PATTERN)
def read_beyond_one_page(model: Model) -> Iterator[Finding]:
    """A query returns more than 1 MB on average, and does not say that it takes several requests.

    Worked out from `returns` and the sizes of the sample items.

    ## Why

    A page of a query ends at 1 MB, before filter and projection (Developer Guide, Querying tables
    in DynamoDB). The rest is missing until the application asks again with LastEvaluatedKey, and
    each full page takes 128 read units or more from one partition.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a device's year, type: read, rps: 2, inputs: [device_id]}
    tables:
      Readings:
        partition_key: device_id
        sort_key: taken_at
        entities:
          Reading: {attributes: {device_id: S, taken_at: S, value: N}}
        items:
          - Reading: {device_id: d-1, taken_at: 2026-11-21T10:00:00Z, value: 21.5}
    mapping:
      1:
        operation: Query
        table: Readings
        where: {device_id: "{device_id}", taken_at: {begins_with: "{year}"}}
        returns: {Reading: 525600}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a device's year, type: read, rps: 2, inputs: [device_id]}
    tables:
      Readings:
        partition_key: device_id
        sort_key: taken_at
        entities:
          DayOfReadings: {attributes: {device_id: S, taken_at: S, values: L}}
        items:
          - DayOfReadings: {device_id: d-1, taken_at: 2026-11-21, values: [21.5, 21.7]}
    mapping:
      1:
        operation: Query
        table: Readings
        where: {device_id: "{device_id}", taken_at: {begins_with: "{year}"}}
        returns: {DayOfReadings: 365}
    ```
    """
    sizes = SampleSizes()
    for _, answer, step in model.steps():
        target = target_of(model, step) if step.operation.value == "Query" else None
        if target is None or step.times is not None or not step.returns:
            continue
        returned = _bytes(sizes, step, target)
        if returned > MAX_PAGE_BYTES:
            yield Finding(
                at=next(iter(step.returns)).at,
                message=f"pattern {answer.number.value} returns {figure_text(round(returned))} "
                "bytes with one query, and a page ends at 1 MB",
                label="on average",
                subject=step.subject,
                related=(Related(step.operation.at, "one request"),),
                help="read less at a time, or say by `times` how many requests it takes",
            )


def _bytes(sizes: SampleSizes, step: Step, target: Target) -> Decimal:
    """Bytes that a query returns, as far as known; with a limit at most that many items."""
    total = Decimal(0)
    items = exact_sum(step.returns.values())
    for name, number in step.returns.items():
        entity = target.table.entities.get(name.value)
        size = None if entity is None else sizes.average(target, entity)
        total = exact_sum((total, exact_product(number, size or Decimal(0))))
    if step.limit is not None and items > step.limit.value:
        return total * step.limit.value / items
    return total

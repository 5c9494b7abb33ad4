"""CAP023: requests on demand for a load that hardly varies."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import TableCost, build_cost
from mkdocs_dynamodb.reports.cost.lines import Item
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.rules.registry import rule

_FAR_LESS = 2


@rule("CAP023", "dear-on-demand-capacity", Severity.NOTE)
def dear_on_demand_capacity(model: Model) -> Iterator[Finding]:
    """Capacity for the peak at all times would cost less than half of requests on demand.

    Silent unless every access pattern of the table states its average beside its peak, and where
    a figure is unknown or the mode has a `because`.

    ## Why

    Where the average is close to the peak, provisioned units cost less even if nothing scales
    them, and nothing can throttle that on-demand would have let through (Developer Guide, Evaluate
    your table capacity mode).

    ## Bad

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Take a reading, type: write, rps: {peak: 90, average: 80}, inputs: [reading_id]}
    tables:
      Readings:
        partition_key: reading_id
        capacity: on-demand
        entities:
          Reading: {size: 600 B, count: 1000, attributes: {reading_id: S}}
    mapping:
      1: {operation: PutItem, table: Readings, entity: Reading}
    ```

    ## Good

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Take a reading, type: write, rps: {peak: 90, average: 80}, inputs: [reading_id]}
    tables:
      Readings:
        partition_key: reading_id
        capacity: {mode: provisioned, target: 70 %}
        entities:
          Reading: {size: 600 B, count: 1000, attributes: {reading_id: S}}
    mapping:
      1: {operation: PutItem, table: Readings, entity: Reading}
    ```
    """
    for name, cost in build_cost(model).tables.items():
        capacity = model.tables[name].capacity
        if capacity is None or capacity.mode != "on-demand" or capacity.because:
            continue
        requests = (Item.READS, Item.WRITES)
        now = cost.designed.only(*requests).total
        other = cost.by_mode[Mode.PEAK].only(*requests).total
        if now is None or other is None or not _states_averages(model, cost):
            continue
        if other * _FAR_LESS < now:
            yield Finding(
                at=capacity.at,
                message=f"requests on demand of table `{name}` cost {dollars(now)} a month, and "
                f"units for the peak at all times {dollars(other)}",
                label="the load hardly varies",
                subject=model.tables[name].subject,
                help="provision capacity, or say `because` on-demand is worth it",
            )


def _states_averages(model: Model, cost: TableCost) -> bool:
    rates = [
        model.patterns[contribution.pattern].rps
        for line in cost.designed.lines
        if line.load is not None
        for contribution in line.load.contributions
    ]
    return bool(rates) and all(rate is not None and not rate.is_bare for rate in rates)

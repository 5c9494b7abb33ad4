"""CAP020: provisioned capacity that costs far more than requests on demand."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.cost.lines import Item
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.rules.registry import rule

_FAR_MORE = 2
_WORTH_DOLLARS = 5
"""Less a month is not worth a word: a unit that is there at least may double a bill of cents."""


@rule("CAP020", "dear-provisioned-capacity", Severity.NOTE)
def dear_provisioned_capacity(model: Model) -> Iterator[Finding]:
    """Provisioned capacity costs more than twice what requests on demand would.

    By the average rates of the access patterns and the prices of the region that `pricing` names;
    silent where a figure is unknown.

    ## Why

    Provisioned units are paid whether they are used or not. Below about 29 % of use on average they
    cost more than requests on demand, which need no care besides (Developer Guide, DynamoDB
    on-demand capacity mode).

    ## Bad

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Show a note, type: read, rps: {peak: 90, average: 2}, inputs: [note_id]}
    tables:
      Notes:
        partition_key: note_id
        capacity: {mode: provisioned, read: 100, write: 25}
        entities:
          Note: {size: 600 B, count: 1000, attributes: {note_id: S}}
    mapping:
      1: {operation: GetItem, table: Notes, entity: Note}
    ```

    ## Good

    ```yaml
    pricing: {region: us-east-1}
    access_patterns:
      1: {name: Show a note, type: read, rps: {peak: 90, average: 2}, inputs: [note_id]}
    tables:
      Notes:
        partition_key: note_id
        capacity: on-demand
        entities:
          Note: {size: 600 B, count: 1000, attributes: {note_id: S}}
    mapping:
      1: {operation: GetItem, table: Notes, entity: Note}
    ```
    """
    for name, cost in build_cost(model).tables.items():
        table = model.tables[name]
        if cost.mode is not Mode.PROVISIONED or table.capacity is None:
            continue
        requests = (Item.READS, Item.WRITES)
        now = cost.designed.only(*requests).total
        other = cost.by_mode[Mode.ON_DEMAND].only(*requests).total
        if now is None or not other or now - other < _WORTH_DOLLARS:
            continue
        if now > other * _FAR_MORE:
            yield Finding(
                at=table.capacity.at,
                message=f"provisioned capacity of table `{name}` costs {dollars(now)} a month, and "
                f"requests on demand {dollars(other)}",
                label="mostly paid for nothing",
                subject=table.subject,
                help="use `on-demand`, or let fewer units follow the load",
            )

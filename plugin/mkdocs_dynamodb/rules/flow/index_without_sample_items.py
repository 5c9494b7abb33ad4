"""FLO018: an index that is asked and that no sample item enters."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.item_keys import KeyFault, first_key_fault
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO018", "index-without-sample-items", Severity.WARNING)
def index_without_sample_items(model: Model) -> Iterator[Finding]:
    """A pattern asks an index that none of the table's sample items is in.

    ## Why

    An item without one of the key attributes of an index is not in the index (Developer Guide, Take
    advantage of sparse indexes). Where every sample item lacks one, the index looks filled on paper
    and is empty, or nothing shows what the pattern returns.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List open orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, "open_since?": S}}
        indexes:
          OpenOrders: {partition_key: customer_id, sort_key: open_since}
        items:
          - Order: {order_id: o1, customer_id: c1}
    mapping:
      1:
        operation: Query
        table: Orders
        index: OpenOrders
        where: {customer_id: "{customer_id}"}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List open orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, "open_since?": S}}
        indexes:
          OpenOrders: {partition_key: customer_id, sort_key: open_since}
        items:
          - Order: {order_id: o1, customer_id: c1}
          - Order: {order_id: o2, customer_id: c1, open_since: 2026-03-01T10:00:00Z}
    mapping:
      1:
        operation: Query
        table: Orders
        index: OpenOrders
        where: {customer_id: "{customer_id}"}
    ```
    """
    for table in model.tables.values():
        for index in table.indexes.values():
            asking = model.served.get((table.name.value, index.name.value), ())
            lacking = _lacking(table, index) if asking else ""
            if lacking:
                yield Finding(
                    at=index.name.at,
                    message=f"no sample item of {table.name.value} has `{lacking}`, so index "
                    f"`{index.name.value}` is empty for pattern {asking[0]}",
                    label="no sample item enters",
                    subject=index.subject,
                    related=(Related(model.answers[asking[0]].at, "asks it"),),
                    help=f"give a sample item `{lacking}`, or make the key of an attribute "
                    "that the items have",
                )


def _lacking(table: Table, index: Index) -> str:
    """Key attribute that items of the entities in an index lack; nothing where one item has all."""
    entering = {entity.name.value for entity in table.entering(index)}
    items = [item for item in table.items if item.entity.value in entering or item.is_raw]
    first = ""
    for item in items if entering else ():
        fault = first_key_fault(item.attributes, index.keys)
        if fault is None:
            return ""
        if fault[1] is KeyFault.MISSING:
            first = first or fault[0]
    return first

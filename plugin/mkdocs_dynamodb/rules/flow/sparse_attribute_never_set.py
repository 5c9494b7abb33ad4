"""FLO020: an attribute that lets items into an index, and that nothing sets."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.sparse_keys import find_writes, sparse_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO020", "sparse-attribute-never-set", Severity.WARNING, needs_whole_model=True)
def sparse_attribute_never_set(model: Model) -> Iterator[Finding]:
    """No write sets the optional attribute without which items are not in an index.

    ## Why

    An item enters an index when it has all of its key attributes (Developer Guide, Take advantage
    of sparse indexes). Where one is optional and no pattern ever sets it, the index stays empty.

    A put counts as setting what its `example` has; a put without an example may set anything, and
    the rule is silent.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 5, inputs: [order_id, customer_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, "open_since?": S}}
        indexes:
          OpenOrders: {partition_key: customer_id, sort_key: open_since}
    mapping:
      1:
        operation: PutItem
        table: Orders
        entity: Order
        example: {order_id: o1, customer_id: c1}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 5, inputs: [order_id, customer_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, "open_since?": S}}
        indexes:
          OpenOrders: {partition_key: customer_id, sort_key: open_since}
    mapping:
      1:
        operation: PutItem
        table: Orders
        entity: Order
        example: {order_id: o1, customer_id: c1, open_since: 2026-03-01T10:00:00Z}
    ```
    """
    writes = find_writes(model)
    for key in sparse_keys(model):
        done = writes.get(key.entity.subject)
        if done is None or done.may_set_anything or not done.is_put:
            continue
        if done.sets.isdisjoint(key.names):
            name = key.attribute.name.value
            yield Finding(
                at=key.attribute.name.at,
                message=f"no pattern sets `{name}` of `{key.entity.name.value}`, "
                f"so none of them is ever in index `{key.index.name.value}`",
                label="optional, and never set",
                subject=key.entity.subject,
                related=(Related(key.index.name.at, f"its key needs `{name}`"),),
                help=f"set `{name}` in the write after which an item belongs into the index",
            )

"""KEY014: keys in a projection."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY014", "projection-names-key", Severity.WARNING, looks_at=Extent.FRAME)
def projection_names_key(model: Model) -> Iterator[Finding]:
    """A projection names a key attribute, which is projected anyway.

    ## Why

    An index entry always holds the key attributes of the table and of the index (Developer Guide,
    Using Global Secondary Indexes, Attribute projections). The list is for the other attributes,
    and each name in it counts towards the hundred that a table may project.

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, total: N}}
        indexes:
          ByCustomer: {partition_key: customer_id, projection: [order_id, total]}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, customer_id: S, total: N}}
        indexes:
          ByCustomer: {partition_key: customer_id, projection: [total]}
    ```
    """
    for table in model.tables.values():
        for index in table.indexes.values():
            own = {key.name.value: key.name for key in (*table.keys, *index.keys)}
            for name in index.projection.names:
                key = own.get(name.value)
                if key is None:
                    continue
                yield Finding(
                    at=name.at,
                    message=f"projection of index `{index.name.value}` names key `{name.value}`",
                    label="projected anyway",
                    subject=index.subject,
                    related=(Related(key.at, "the key"),),
                    help=f"remove `{name.value}` from the list",
                )

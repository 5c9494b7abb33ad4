"""DSG006: an index that repeats another one, or the table."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.keys.key_orders import KeyOrder, Likeness, find_repeated
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("DSG006", "redundant-index", Severity.WARNING, looks_at=Extent.FRAME)
def redundant_index(model: Model) -> Iterator[Finding]:
    """An index has the same keys as the table or another index, or the beginning of them.

    Compared are the attributes that the keys are made of, so that two names for one key, or a
    prefix such as `POSTS#`, make no difference. An index that holds fewer items than the other one
    is not redundant, nor is a narrow index on a table of items above 4 KB.

    ## Why

    The other one answers the same queries in the same order. Each index is written with every
    change of its items and stored once more (Developer Guide, General guidelines for secondary
    indexes in DynamoDB).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, seller_id: S, placed_at: S}}
        indexes:
          BySeller: {partition_key: seller_id}
          BySellerAndTime: {partition_key: seller_id, sort_key: placed_at}
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, seller_id: S, placed_at: S}}
        indexes:
          BySellerAndTime: {partition_key: seller_id, sort_key: placed_at}
    ```
    """
    for table in model.tables.values():
        for order, other, likeness in find_repeated(table):
            index = order.index
            if index is None:
                continue
            name = "the table" if other.index is None else f"index `{other.index.name.value}`"
            what = "the keys" if likeness is Likeness.SAME else "the beginning of the keys"
            yield Finding(
                at=index.name.at,
                message=f"index `{index.name.value}` of table `{table.name.value}` has {what} "
                f"of {name}",
                label="answers nothing that the other one does not",
                subject=index.subject,
                related=(Related(_place(other, table.name.at), "has the same keys"),)
                if likeness is Likeness.SAME
                else (Related(_place(other, table.name.at), "begins with these keys"),),
                help=f"drop `{index.name.value}` and query {name}",
            )


def _place(order: KeyOrder, table: Span) -> Span:
    return table if order.index is None else order.index.name.at

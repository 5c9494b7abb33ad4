"""FLO031: newest items asked from a key that knows no time."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import asked_newest, asks_oldest_first
from mkdocs_dynamodb.model.keys.orders import OrderedQuery, may_follow_time, ordered_queries
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO031", "order-without-time", Severity.WARNING, looks_at=Extent.PATTERN)
def order_without_time(model: Model) -> Iterator[Finding]:
    """A pattern wants the newest items or all in order of time, and the sort key knows no time.

    ## Why

    A query returns items in the order of the sort key and in no other (Developer Guide, Querying
    tables). Sorted by a random id, or without a sort key, the newest can stand anywhere, and a
    `limit` cuts it off.

    Names with a time in them, numbers, and values that begin with a time (ULID, UUID version 7)
    count as time.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show the newest orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: order_id
        entities:
          Order: {attributes: {customer_id: S, order_id: S, placed_at: S}}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}"}
        order: descending
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show the newest orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: SK
        entities:
          Order:
            keys: {SK: "{placed_at}#{order_id}"}
            attributes: {customer_id: S, order_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}"}
        order: descending
    ```
    """
    samples = samples_of(model)
    for query in ordered_queries(model):
        newest = asked_newest(query.pattern)
        wanted = f"the {newest} items" if newest else "items in order of time"
        if not (newest or asks_oldest_first(query.pattern)):
            continue
        if query.is_pinned or may_follow_time(query, samples):
            continue
        keys = query.target.sort_keys
        what = f"is sorted by `{_sorted_by(query)}`" if keys else "has no sort key"
        step = query.step
        yield Finding(
            at=(step.index or step.table or step.operation).at,
            message=f"pattern {query.answer.number.value} wants {wanted}, "
            f"but {query.target.name} {what}",
            label="no time to sort by",
            subject=step.subject,
            related=(Related(query.pattern.number.at, f"asks for {wanted}"),),
            help="put the time before the id in the sort key, or ask an index that has it",
        )


def _sorted_by(query: OrderedQuery) -> str:
    """What the sort key is made of, where it is one thing; else its name."""
    name = query.target.sort_keys[0].name.value
    templates = (entity.template_for(name) for entity in query.entities)
    texts = {template.text for template in templates if template is not None}
    text = texts.pop() if len(texts) == 1 else ""
    return text if text and text != f"{{{name}}}" else name

"""DSG048: an aggregate that the design keeps in another way than it says."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.decisions.records import Kept
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.decisions.denormalisation import build_assessments
from mkdocs_dynamodb.reports.decisions.words import design_text
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG048", "aggregate-kept-otherwise", Severity.WARNING, needs_whole_model=True)
def aggregate_kept_otherwise(model: Model) -> Iterator[Finding]:
    """An aggregate says how it is kept, and the tables keep it in another way.

    An item collection is made of items with one partition key, in the table or an index.

    ## Why

    `kept: item-collection` promises that one query gives all of it (Developer Guide, Core
    components of Amazon DynamoDB). Whoever relies on it and finds two tables plans with the wrong
    number of requests.

    ## Bad

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    aggregates:
      Order with its items:
        entities: [Order, OrderItem]
        boundary: What one checkout wrote
        kept: item-collection
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S}}
      OrderItems:
        partition_key: item_id
        entities:
          OrderItem: {attributes: {item_id: S, order_id: S}}
    ```

    ## Good

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    aggregates:
      Order with its items:
        entities: [Order, OrderItem]
        boundary: What one checkout wrote
        kept: item-collection
    tables:
      Orders:
        aggregate: One order
        partition_key: order_id
        sort_key: part
        entities:
          Order: {keys: {part: ORDER}, attributes: {order_id: S}}
          OrderItem: {keys: {part: "ITEM#{item_id}"}, attributes: {order_id: S, item_id: S}}
    ```
    """
    for assessment in build_assessments(model):
        aggregate, kept = assessment.aggregate, assessment.placement.kept
        if aggregate is None or aggregate.kept is None or kept is None:
            continue
        if Kept(aggregate.kept.value) is not kept:
            yield Finding(
                at=aggregate.kept.at,
                message=f"aggregate `{aggregate.name.value}` says `{aggregate.kept.value}`, and "
                f"{design_text(assessment)}",
                label="the tables say otherwise",
                subject=aggregate.subject,
                help=f"say `kept: {kept.value}`, or change the keys",
            )

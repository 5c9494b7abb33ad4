"""FLO032: newest items asked in the order that begins with the oldest."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import asked_newest, asked_recent, is_moment, is_time
from mkdocs_dynamodb.model.keys.orders import (
    OrderedQuery,
    is_reversed_in_key,
    ordered_queries,
    sort_parts,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import SampleValues, samples_of
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO032", "newest-without-descending", Severity.WARNING, looks_at=Extent.PATTERN)
def newest_without_descending(model: Model) -> Iterator[Finding]:
    """A pattern wants the newest items, and the query returns the oldest first.

    ## Why

    Query returns items in ascending order of the sort key unless `ScanIndexForward` is false (API
    Reference, Query), which is `order: descending` here. With a `limit`, the newest are not even
    read.

    A pattern that speaks of recent items counts where the step has a `limit`.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show the latest orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
    mapping:
      1: {operation: Query, table: Orders, where: {customer_id: "{customer_id}"}, limit: 10}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show the latest orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}"}
        order: descending
        limit: 10
    ```
    """
    samples = samples_of(model)
    for query in ordered_queries(model):
        step, pattern = query.step, query.pattern
        wanted = asked_recent(pattern) if step.limit is not None else asked_newest(pattern)
        is_descending = step.order is not None and step.order.value == "descending"
        if not wanted or is_descending or query.is_pinned or is_reversed_in_key(query):
            continue
        if _follows_time(query, samples):
            place = step.order or step.limit or step.operation
            yield Finding(
                at=place.at,
                message=f"pattern {query.answer.number.value} wants the {wanted} items "
                "and gets the oldest first",
                label="ascending",
                subject=step.subject,
                related=(Related(pattern.number.at, f"asks for the {wanted} items"),),
                help="add `order: descending`",
            )


def _follows_time(query: OrderedQuery, samples: SampleValues) -> bool:
    """Whether the sort key holds a time, by a name or by values."""
    table = query.target.table
    for name in sort_parts(query) or ():
        if is_time(name):
            return True
        values = (value for entity in query.entities for value in samples.of(table, entity, name))
        if any(map(is_moment, values)):
            return True
    return False

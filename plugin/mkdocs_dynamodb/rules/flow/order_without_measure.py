"""FLO035: the largest items asked from a key that does not order by size."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import MEASURE_WORDS, demand_of, spoken_words, words_of
from mkdocs_dynamodb.model.keys.orders import OrderedQuery, first_open, ordered_queries
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule

_SUPERLATIVE = re.compile(
    r"\b(?:largest|biggest|smallest|highest|lowest|cheapest|most expensive|longest|shortest"
    r"|(?:best|highest|lowest)[- ](?:rated|selling|paid)|top [0-9]+|top[- ](?:rated|selling)"
    r"|most (?:popular|viewed|liked|played|sold|severe|urgent|critical|important))\b"
)
_RANKS = frozenset({"severity", "priority", "urgency", "importance", "rank", "level", "grade"})
_SORTING = frozenset({"sort", "sorts", "sorted", "application", "client"})


@rule("FLO035", "order-without-measure", Severity.WARNING, looks_at=Extent.PATTERN)
def order_without_measure(model: Model) -> Iterator[Finding]:
    """A pattern wants the largest or best items, and the sort key orders by something else.

    ## Why

    A query returns items in the order of the sort key and in no other (Developer Guide, Querying
    tables). To find the largest, the application has to read all of them and sort itself; a `limit`
    cuts off any.

    Numbers, and names such as `score` and `price`, count as measures. Silent where a `note` of the
    answer says that the application sorts.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Largest orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S, total: N}}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}"}
        limit: 10
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Largest orders of a customer, type: read, rps: 5, inputs: [customer_id]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S, total: N}}
        indexes:
          BySize: {partition_key: customer_id, sort_key: total}
    mapping:
      1:
        operation: Query
        table: Orders
        index: BySize
        where: {customer_id: "{customer_id}"}
        order: descending
        limit: 10
    ```
    """
    for query in ordered_queries(model):
        asked = _SUPERLATIVE.search(demand_of(query.pattern))
        if asked is None or query.is_pinned or _is_sorted_later(query) or _may_measure(query):
            continue
        keys = query.target.sort_keys
        what = f"is sorted by `{keys[0].name.value}`" if keys else "has no sort key"
        step = query.step
        yield Finding(
            at=(step.index or step.table or step.operation).at,
            message=f"pattern {query.answer.number.value} wants the {asked.group()} items, "
            f"but {query.target.name} {what}",
            label="another order",
            subject=step.subject,
            related=(Related(query.pattern.number.at, f"asks for the {asked.group()}"),),
            help="ask an index whose sort key begins with the measure, or note that the "
            "application sorts",
        )


def _is_sorted_later(query: OrderedQuery) -> bool:
    notes = spoken_words(f"{query.answer.note} {query.step.note}")
    return not _SORTING.isdisjoint(notes)


def _may_measure(query: OrderedQuery) -> bool:
    """Whether the sort key may order by a measure, as far as the model tells."""
    keys = query.target.sort_keys
    if len(keys) != 1:
        return bool(keys)
    if keys[0].type == "N":
        return True
    leading = [(entity, first_open(query, entity)) for entity in query.entities]
    if any(name is None for _, name in leading) or not any(name for _, name in leading):
        return True
    return any(_is_measure(entity, name) for entity, name in leading if name)


def _is_measure(entity: StoredEntity, name: str) -> bool:
    attribute = entity.attributes.get(name)
    is_number = attribute is not None and attribute.type.value == "N"
    return is_number or not (MEASURE_WORDS | _RANKS).isdisjoint(words_of(name))

"""FLO038: the largest items asked in the order that begins with the smallest."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import MEASURE_WORDS, demand_of, words_of
from mkdocs_dynamodb.model.keys.orders import (
    OrderedQuery,
    first_open,
    is_reversed_in_key,
    ordered_queries,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_LARGEST = re.compile(
    r"\b(?:largest|biggest|highest|longest|most expensive"
    r"|(?:best|highest)[- ](?:rated|selling|paid)|top [0-9]+|top[- ](?:rated|selling)"
    r"|most (?:popular|viewed|liked|played|sold))\b"
)


@rule("FLO038", "largest-without-descending", Severity.WARNING, looks_at=Extent.PATTERN)
def largest_without_descending(model: Model) -> Iterator[Finding]:
    """A pattern wants the largest items, and the query with its limit returns the smallest.

    Reported where the step has a `limit` and its sort key begins with a number whose name says that
    it is a measure, such as `score`.

    ## Why

    Query returns items in ascending order of the sort key unless `ScanIndexForward` is false (API
    Reference, Query), which is `order: descending` here. With a `limit`, the top of a leaderboard
    is not even read.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Top 10 players of a game, type: read, rps: 5, inputs: [game_id]}
    tables:
      Ranks:
        partition_key: game_id
        sort_key: player_id
        entities:
          Rank: {attributes: {game_id: S, player_id: S, score: N}}
        indexes:
          ByScore: {partition_key: game_id, sort_key: score}
    mapping:
      1: {operation: Query, table: Ranks, index: ByScore, where: {game_id: "{game_id}"}, limit: 10}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Top 10 players of a game, type: read, rps: 5, inputs: [game_id]}
    tables:
      Ranks:
        partition_key: game_id
        sort_key: player_id
        entities:
          Rank: {attributes: {game_id: S, player_id: S, score: N}}
        indexes:
          ByScore: {partition_key: game_id, sort_key: score}
    mapping:
      1:
        operation: Query
        table: Ranks
        index: ByScore
        where: {game_id: "{game_id}"}
        order: descending
        limit: 10
    ```
    """
    for query in ordered_queries(model):
        step, pattern = query.step, query.pattern
        asked = _LARGEST.search(demand_of(pattern))
        is_descending = step.order is not None and step.order.value == "descending"
        if asked is None or is_descending or step.limit is None or query.is_pinned:
            continue
        measure = _measure(query)
        if measure and not is_reversed_in_key(query):
            yield Finding(
                at=(step.order or step.limit).at,
                message=f"pattern {query.answer.number.value} wants the {asked.group()} items "
                f"and gets those of the smallest `{measure}`",
                label="ascending",
                subject=step.subject,
                related=(Related(pattern.number.at, f"asks for the {asked.group()}"),),
                help="add `order: descending`",
            )


def _measure(query: OrderedQuery) -> str:
    """The number that every entity is ordered by; empty where it is none or names differ."""
    if len(query.target.sort_keys) != 1:
        return ""
    names = {first_open(query, entity) for entity in query.entities}
    name = names.pop() if len(names) == 1 else None
    if not name or MEASURE_WORDS.isdisjoint(words_of(name)):
        return ""
    declared = [entity.attributes.get(name) for entity in query.entities]
    is_number = all(each is not None and each.type.value == "N" for each in declared)
    return name if is_number else ""

"""FLO039: items asked by name from a key that orders them by something else."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import demand_of, spoken_words, words_of
from mkdocs_dynamodb.model.keys.orders import OrderedQuery, first_open, ordered_queries
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_BY_NAME = re.compile(
    r"^(?:list|show|browse|page)\b.*\b(?:by|sorted by|ordered by|in order of) (?:their |its )?"
    r"(?P<word>name|title)\b|\b(?P<letters>alphabetical(?:ly)?)\b"
)
_NAMES = frozenset({"name", "title", "label", "surname", "username", "nickname", "handle"})
_SORTING = frozenset({"sort", "sorts", "sorted", "order", "orders", "application", "client"})


@rule("FLO039", "order-without-name", Severity.NOTE, looks_at=Extent.PATTERN)
def order_without_name(model: Model) -> Iterator[Finding]:
    """A pattern lists items by name or title, and the sort key orders by something else.

    Silent where a `note` of the answer says who sorts, where a name is among the inputs, and where
    the part of the sort key that comes first is any name.

    ## Why

    A query returns items in the order of the sort key and in no other (Developer Guide, Querying
    tables). To show friends by name, the application has to read all of them and sort itself; page
    by page that is wrong.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List friends by name, type: read, rps: 5, inputs: [user_id]}
    tables:
      Friends:
        partition_key: user_id
        sort_key: friend_id
        entities:
          Friend: {attributes: {user_id: S, friend_id: S, friend_name: S}}
    mapping:
      1: {operation: Query, table: Friends, where: {user_id: "{user_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List friends by name, type: read, rps: 5, inputs: [user_id]}
    tables:
      Friends:
        partition_key: user_id
        sort_key: friend_id
        entities:
          Friend: {attributes: {user_id: S, friend_id: S, friend_name: S}}
        indexes:
          ByName: {partition_key: user_id, sort_key: friend_name}
    mapping:
      1: {operation: Query, table: Friends, index: ByName, where: {user_id: "{user_id}"}}
    ```
    """
    for query in ordered_queries(model):
        asked = _BY_NAME.search(demand_of(query.pattern))
        if asked is None or query.is_pinned or not _knows_other_order(query):
            continue
        word = asked["word"] or asked["letters"]
        step = query.step
        yield Finding(
            at=(step.index or step.table or step.operation).at,
            message=f"pattern {query.answer.number.value} wants items by {word}, but "
            f"{query.target.name} is sorted by `{query.target.sort_keys[0].name.value}`",
            label="another order",
            subject=step.subject,
            related=(Related(query.pattern.number.at, f"asks for `{word}`"),),
            help="ask an index whose sort key begins with it, or note that the application sorts",
        )


def _knows_other_order(query: OrderedQuery) -> bool:
    """Whether the sort key begins with what surely is no name, and the items have one."""
    notes = spoken_words(f"{query.answer.note} {query.step.note}")
    inputs = (entry.name.value for entry in query.pattern.inputs)
    if len(query.target.sort_keys) != 1 or not _SORTING.isdisjoint(notes):
        return False
    if any(map(_is_name, inputs)):
        return False
    leading = [first_open(query, entity) for entity in query.entities]
    has_names = all(any(map(_is_name, entity.attributes)) for entity in query.entities)
    return has_names and all(name and not _is_name(name) and _is_id(name) for name in leading)


def _is_name(name: str) -> bool:
    return not _NAMES.isdisjoint(words_of(name))


def _is_id(name: str) -> bool:
    return words_of(name)[-1:] in (("id",), ("uuid",))

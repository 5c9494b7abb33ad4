"""FLO030: words of a scale that a sort key puts into alphabetical order."""

from collections.abc import Iterator, Sequence

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import demand_of, spoken_words, words_of
from mkdocs_dynamodb.model.keys.orders import OrderedQuery, ordered_queries
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule

_SCALES = tuple(
    tuple(scale.split())
    for scale in (
        "trivial lowest minor low normal medium moderate major high highest urgent critical",
        "debug info warning error fatal",
        "xs s m l xl xxl",
        "small medium large",
        "bronze silver gold platinum diamond",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
)
"""Words that have an order of their own."""
_ORDERING = frozenset(
    {"sort", "sorted", "order", "ordered", "by", "first", "highest", "lowest", "top", "most"}
)


@rule("FLO030", "ranks-in-alphabetical-order", Severity.WARNING, looks_at=Extent.PATTERN)
def ranks_in_alphabetical_order(model: Model) -> Iterator[Finding]:
    """A pattern wants items by rank, and the sort key begins with the rank as a word.

    ## Why

    Text is ordered by its UTF-8 bytes (Developer Guide, Supported data types and naming rules):
    HIGH, LOW, MEDIUM. A query for the most urgent tasks gets the low ones before those of medium
    priority.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List tasks of a team by priority, type: read, rps: 5, inputs: [team_id]}
    tables:
      Tasks:
        partition_key: team_id
        sort_key: SK
        entities:
          Task:
            keys: {SK: "{priority}#{task_id}"}
            attributes: {team_id: S, priority: S, task_id: S}
        items:
          - Task: {team_id: t1, priority: HIGH, task_id: "1"}
          - Task: {team_id: t1, priority: LOW, task_id: "2"}
          - Task: {team_id: t1, priority: MEDIUM, task_id: "3"}
    mapping:
      1: {operation: Query, table: Tasks, where: {team_id: "{team_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List tasks of a team by priority, type: read, rps: 5, inputs: [team_id]}
    tables:
      Tasks:
        partition_key: team_id
        sort_key: SK
        entities:
          Task:
            keys: {SK: "{priority}#{task_id}"}
            attributes: {team_id: S, priority: S, task_id: S}
        items:
          - Task: {team_id: t1, priority: 1-HIGH, task_id: "1"}
          - Task: {team_id: t1, priority: 2-MEDIUM, task_id: "3"}
          - Task: {team_id: t1, priority: 3-LOW, task_id: "2"}
    mapping:
      1: {operation: Query, table: Tasks, where: {team_id: "{team_id}"}}
    ```
    """
    samples = samples_of(model)
    for query in ordered_queries(model):
        spoken = spoken_words(demand_of(query.pattern))
        if query.is_pinned or _ORDERING.isdisjoint(spoken) or not query.target.sort_keys:
            continue
        key = query.target.sort_keys[0].name.value
        for entity in query.entities:
            template = entity.template_for(key)
            name = "" if template is None else _first_field(template)
            if template is None or not name or spoken.isdisjoint(words_of(name)):
                continue
            values = samples.of_field(query.target.table, entity, key, 0)
            if _is_out_of_order(values):
                yield _finding(query, entity, template, name, values)
                break


def _first_field(template: Template) -> str:
    """The placeholder that a key begins with, after fixed text if there is any."""
    for part in template.parts[:2]:
        if isinstance(part, Field):
            return part.name
    return ""


def _is_out_of_order(values: Sequence[str]) -> bool:
    """Whether the values are words of one scale whose order is not that of the alphabet."""
    by_text = [value.lower() for value in sorted(values)]
    for scale in _SCALES:
        if len(by_text) > 1 and all(word in scale for word in by_text):
            ranks = [scale.index(word) for word in by_text]
            return ranks not in (sorted(ranks), sorted(ranks, reverse=True))
    return False


def _finding(
    query: OrderedQuery,
    entity: StoredEntity,
    template: Template,
    name: str,
    values: Sequence[str],
) -> Finding:
    listed = ", ".join(f"`{value}`" for value in sorted(values)[:4])
    return Finding(
        at=template.at,
        message=f"pattern {query.answer.number.value} wants `{entity.name.value}` by `{name}` "
        f"and gets the order of the alphabet: {listed}",
        label="words, not ranks",
        subject=query.step.subject,
        related=(Related(query.pattern.number.at, "asks for this order"),),
        help="begin the key with a number for the rank, such as `1-HIGH` or `1`",
    )

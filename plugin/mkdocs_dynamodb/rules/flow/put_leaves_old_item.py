"""FLO024: a put that is meant to change an item and makes a second one."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import MEASURE_WORDS, STATE_WORDS, words_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule

_CHANGING = MEASURE_WORDS | STATE_WORDS


@rule("FLO024", "put-leaves-old-item", Severity.WARNING)
def put_leaves_old_item(model: Model) -> Iterator[Finding]:
    """A pattern changes what a primary key is made of, by a put that leaves the old item behind.

    ## Why

    The primary key of an item never changes (API Reference, UpdateItem). A put under the new key
    writes a second item, and the old one stays and is found by what is no longer true: a task that
    is both open and done, a player with two scores. The old item has to be deleted in the same
    transaction.

    The rule speaks of figures and states, such as a score, price, status or priority.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Change a score, type: update, rps: 5, inputs: [game_id, player_id, score]}
    tables:
      Boards:
        partition_key: game_id
        sort_key: SK
        entities:
          Result:
            keys: {SK: "{score:010}#{player_id}"}
            attributes: {game_id: S, score: N, player_id: S}
    mapping:
      1: {operation: PutItem, table: Boards, entity: Result}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Change a score, type: update, rps: 5, inputs: [game_id, player_id, old, score]}
    tables:
      Boards:
        partition_key: game_id
        sort_key: SK
        entities:
          Result:
            keys: {SK: "{score:010}#{player_id}"}
            attributes: {game_id: S, score: N, player_id: S}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - delete: Result
            table: Boards
            where: {game_id: "{game_id}", SK: "{old:010}#{player_id}"}
          - {put: Result, table: Boards}
    ```
    """
    for pattern, answer, step in model.steps():
        if pattern is None or pattern.type.value != PatternType.UPDATE:
            continue
        inputs = {entry.name.value for entry in pattern.inputs}
        for action in step.actions:
            told = _changing_key(model, action) if action.verb.value == "put" else None
            if told is None or told[0] not in inputs or _deletes(answer, action):
                continue
            name, template = told
            yield Finding(
                at=action.at if action.entity is None else action.entity.at,
                message=f"pattern {answer.number.value} puts an item under a new key for each "
                f"`{name}`, and nothing deletes the old one",
                label="the old item stays",
                subject=action.subject,
                related=(Related(template.at, f"the key is made of `{name}`"),),
                help="delete the item with the old key in the same transaction, "
                f"or keep `{name}` out of the primary key and sort by it in an index",
            )


def _changing_key(model: Model, action: Action) -> tuple[str, Template] | None:
    """Attribute of a primary key that changes by its name, and the template that it stands in."""
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is None:
        return None
    for key in table.key_names:
        template = entity.template_for(key)
        for name in () if template is None else template.names:
            if template is not None and not _CHANGING.isdisjoint(words_of(name)[-1:]):
                return name, template
    return None


def _deletes(answer: Answer, put: Action) -> bool:
    """Whether an answer also deletes from the table into which it puts."""
    return any(
        action.verb.value == "delete"
        and action.table is not None
        and put.table is not None
        and action.table.value == put.table.value
        for step in answer.steps
        for action in step.actions
    )

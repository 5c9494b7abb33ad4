"""FLO093: a best result that a worse one replaces."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Operand
from mkdocs_dynamodb.rules.registry import Extent, rule

_EXTREMES = frozenset({"high", "highest", "best", "top", "fastest", "longest", "peak", "lowest"})


@rule("FLO093", "record-overwritten", Severity.WARNING, looks_at=Extent.PATTERN)
def record_overwritten(model: Model) -> Iterator[Finding]:
    """An update sets a best or highest value to the newest one, and does not compare the two.

    Reported for numbers such as `high_score` and `best_time` that are set to an input of another
    name. Silent where a condition names the attribute, and where an earlier step reads.

    ## Why

    SET stores what it is told (API Reference, UpdateItem). A player with 950 points who then plays
    a game with 10 has a high score of 10. A condition such as `high_score < :score` lets DynamoDB
    keep the better one; its refusal is no failure.

    ## Bad

    ```yaml
    tables:
      Players:
        partition_key: player_id
        entities:
          Player: {attributes: {player_id: S, high_score: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Players
        entity: Player
        set: {high_score: "{score}"}
        condition: attribute_exists(player_id)
    ```

    ## Good

    ```yaml
    tables:
      Players:
        partition_key: player_id
        entities:
          Player: {attributes: {player_id: S, high_score: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Players
        entity: Player
        set: {high_score: "{score}"}
        condition: {high_score: {"<": "{score}"}}
    ```
    """
    for written in writes_of(model).of_entity.values():
        for write in written:
            if write.verb != "update" or _has_read(write):
                continue
            compared = guard_of(write.action.condition).compared
            for name, operand in write.action.update.set.items():
                if name.value in compared or not _is_newest(write, name.value, operand):
                    continue
                yield Finding(
                    at=name.at,
                    message=(
                        f"pattern {write.number} sets `{name.value}` of "
                        f"`{write.entity.name.value}` whether the new value is better or not"
                    ),
                    label="replaces a better one",
                    subject=write.action.subject,
                    help=f"add a condition on `{name.value}`, and let its refusal be no failure",
                )


def _has_read(write: Write) -> bool:
    steps = write.answer.steps
    return any(step.reads for step in steps[: steps.index(write.step)])


def _is_newest(write: Write, name: str, operand: Operand) -> bool:
    """Whether an extreme is set to a value that is not called one."""
    attribute = write.entity.attributes.get(name)
    if attribute is None or attribute.type.value != "N" or not isinstance(operand, Template):
        return False
    is_extreme = not _EXTREMES.isdisjoint(words_of(name)[:1])
    return is_extreme and any(_EXTREMES.isdisjoint(words_of(given)) for given in operand.names)

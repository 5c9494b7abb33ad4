"""FLO064: a put that replaces an item where one is there already."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.wording import demand_of, is_time, words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule

_CREATES = re.compile(
    r"^(?:registers?|creates?|signs? up|opens?|enrols?|enrolls?|joins?|submits?|invites?|hires?)\b"
)

_REGISTERS = re.compile(r"^(?:registers?|signs? up)\b")


@rule("FLO064", "put-may-replace", Severity.NOTE)
def put_may_replace(model: Model) -> Iterator[Finding]:
    """A pattern creates an item by its caller's key, and does not ask whether one is there.

    Reported where one put is all that the answer writes, the pattern begins with a word such as
    `register`, `create` or `submit`, and the put has no condition. Silent where a time is part of
    the key, where the caller does not give the key, and for entities with a role.

    ## Why

    PutItem replaces the whole item that has the same key (API Reference, PutItem). Whoever
    registers twice, or by a key that somebody else has, overwrites what is there: its status, its
    grade, its owner.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Submit an assignment, type: write, rps: 5, inputs: [task_id, student_id, file]}
    tables:
      Submissions:
        partition_key: task_id
        sort_key: student_id
        entities:
          Submission: {attributes: {task_id: S, student_id: S, file: S, grade?: N}}
    mapping:
      1: {operation: PutItem, table: Submissions, entity: Submission}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Submit an assignment, type: write, rps: 5, inputs: [task_id, student_id, file]}
    tables:
      Submissions:
        partition_key: task_id
        sort_key: student_id
        entities:
          Submission: {attributes: {task_id: S, student_id: S, file: S, grade?: N}}
    mapping:
      1:
        operation: PutItem
        table: Submissions
        entity: Submission
        condition: attribute_not_exists(student_id)
    ```
    """
    for written in writes_of(model).of_answer.values():
        write = written[0]
        if len(written) == 1 and len(write.answer.steps) == 1 and _is_blind(write):
            name, key = write.entity.name.value, next(iter(write.table.key_names), "key")
            yield Finding(
                at=write.action.at,
                message=(
                    f"pattern {write.number} replaces `{name}` where one with the same key is "
                    "there already"
                ),
                label="no condition",
                subject=write.action.subject,
                help=(
                    f"add `condition: attribute_not_exists({key})`, or say in a `note` that the "
                    "new one is meant to replace the old one"
                ),
            )


def _is_blind(write: Write) -> bool:
    pattern, action = write.pattern, write.action
    if pattern is None or pattern.type.value != PatternType.WRITE or action.condition is not None:
        return False
    if write.verb != "put" or write.entity.role is not None or action.times is not None:
        return False
    if write.answer.note or write.step.note or not _CREATES.search(demand_of(pattern)):
        return False
    identity = identity_of(write.table, write.entity)
    is_registered = _REGISTERS.search(demand_of(pattern)) is not None
    own = (*words_of(write.entity.name.value), "id")
    if not is_registered and any(words_of(name) == own for name in identity):
        return False  # such an id is made anew in most cases
    given = {entry.name.value for entry in pattern.inputs}
    return bool(identity) and identity <= given and not any(map(is_time, identity))

"""FLO092: the first of a queue, taken by two callers at once."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import is_status
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO092", "first-taken-twice", Severity.WARNING, looks_at=Extent.PATTERN)
def first_taken_twice(model: Model) -> Iterator[Finding]:
    """An answer finds the first of several items, and takes it without asking that it is there.

    It takes the item by a deletion, or by an update that sets a status. Reported where a query with
    `limit: 1` gives the key. Silent where the action has a condition, or the deletion `gives` what
    it deleted.

    ## Why

    Two workers that ask at the same moment find the same item. Deleting an item that is gone is no
    error (API Reference, DeleteItem), so both believe that they have it. With a condition one of
    them is refused and asks for the next.

    ## Bad

    ```yaml
    tables:
      Jobs:
        partition_key: queue
        sort_key: queued_at
        entities:
          Job: {attributes: {queue: S, queued_at: S, work: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Jobs
            where: {queue: "{queue}"}
            limit: 1
            gives: [queued_at, work]
          - {operation: DeleteItem, table: Jobs, entity: Job}
    ```

    ## Good

    ```yaml
    tables:
      Jobs:
        partition_key: queue
        sort_key: queued_at
        entities:
          Job: {attributes: {queue: S, queued_at: S, work: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Jobs
            where: {queue: "{queue}"}
            limit: 1
            gives: [queued_at, work]
          - {operation: DeleteItem, table: Jobs, entity: Job, condition: attribute_exists(queue)}
    ```
    """
    for written in writes_of(model).of_answer.values():
        for write in written:
            search = _search_before(write) if _is_blind(write) else None
            if search is None:
                continue
            what = "deletes" if write.verb == "delete" else "takes"
            yield Finding(
                at=write.action.at,
                message=(
                    f"pattern {write.number} {what} the `{write.entity.name.value}` that it found, "
                    "and two callers can have found the same"
                ),
                label="both succeed",
                subject=write.action.subject,
                related=(Related(search.operation.at, "found here"),),
                help="add a condition that fails once somebody has taken it",
            )


def _is_blind(write: Write) -> bool:
    """Whether a write takes an item without asking how it is."""
    action = write.action
    if write.verb == "delete":
        return action.condition is None and not write.step.gives
    is_taken = any(
        is_status(name.value) and not (isinstance(to, Template) and to.names)
        for name, to in action.update.set.items()
    )
    guard = guard_of(action.condition)
    return is_taken and not (guard.absent or guard.compared - set(write.table.key_names))


def _search_before(write: Write) -> Step | None:
    """The search for one of several that gives the key of a write."""
    identity = identity_of(write.table, write.entity)
    for step in write.answer.steps:
        if step is write.step:
            return None
        is_first = step.operation.value == "Query" and step.limit is not None
        if not is_first or step.limit is None or step.limit.value != 1 or step.table is None:
            continue
        given = {name.value for name in step.gives}
        if step.table.value == write.table.name.value and identity & given:
            return step
    return None

"""FLO069: a value that is read, and then overwritten whatever it has become."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity, Span
from mkdocs_dynamodb.model.flow.attribute_kinds import is_status
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.targets import target_of, top_level
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.asked_ranges import candidates
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import rule

_COMPUTED = frozenset({"N", "L", "M", "SS", "NS", "BS"})
"""Types of values from which a program works out the next one."""


@rule("FLO069", "lost-update", Severity.WARNING)
def lost_update(model: Model) -> Iterator[Finding]:
    """An answer reads a value, and later sets it without asking whether it is still the same.

    Reported for numbers, lists, maps and sets that a step `gives` and a later update of the same
    entity sets, where the caller does not name the new value; and for a status by which items are
    found and which a later update then changes. Silent where the update has a condition on any
    attribute that is no key, such as a version.

    ## Why

    Between the read and the write another request can change the value, and the write undoes that
    change without a trace; a global index may even be behind the table. A condition on what was
    read, or on a version, makes the second writer fail and try again; `add` lets DynamoDB count
    (Developer Guide, Optimistic locking with version number; Working with items: atomic counters).

    ## Bad

    ```yaml
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, points: N}}
    mapping:
      1:
        steps:
          - {operation: GetItem, table: Accounts, entity: Account, gives: [points]}
          - {operation: UpdateItem, table: Accounts, entity: Account, set: {points: "{points}"}}
    ```

    ## Good

    ```yaml
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, points: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Accounts
        entity: Account
        add: {points: "{earned}"}
    ```
    """
    for number, written in writes_of(model).of_answer.items():
        answer, pattern = written[0].answer, model.patterns.get(number)
        if len(answer.steps) == 1:
            continue
        inputs = {entry.name.value for entry in pattern.inputs} if pattern is not None else set()
        of_step: dict[int, list[Write]] = {}
        for write in written:
            if write.verb == "update" and write.action.update.set and not _is_guarded(write):
                of_step.setdefault(id(write.step), []).append(write)
        known: dict[str, dict[str, Span]] = {}
        for step in answer.steps:
            for write in of_step.get(id(step), ()):
                before = known.get(write.entity.subject, {})
                lost = _lost(write, before, inputs)
                if lost is not None:
                    yield _finding(write, lost, before[lost.value])
            for entity in _read(model, step):
                known.setdefault(entity.subject, {}).update(_learned(step))


def _is_guarded(write: Write) -> bool:
    guard = guard_of(write.action.condition)
    return bool(guard.names - set(write.table.key_names))


def _read(model: Model, step: Step) -> tuple[StoredEntity, ...]:
    """Entities that a step reads."""
    if not step.reads:
        return ()
    if step.is_search:
        target = target_of(model, step)
        return () if target is None else candidates(step, target)
    found = (model.entity_of(action) for action in step.actions)
    return tuple(entity for entity in found if entity is not None)


def _learned(step: Step) -> Mapping[str, Span]:
    """Values that a step gives, and the status by which it finds items, each with its place."""
    asked = (*step.where, *(() if step.filter is None else step.filter.tests))
    found = {
        top_level(tested.attribute.value): tested.attribute.at
        for tested in asked
        if step.is_search and is_status(tested.attribute.value)
    }
    return found | {given.value: given.at for given in step.gives}


def _lost(write: Write, known: Mapping[str, Span], inputs: set[str]) -> Placed[str] | None:
    for name in write.action.update.set:
        attribute = write.entity.attributes.get(name.value)
        if attribute is None or name.value not in known or name.value in inputs:
            continue
        if attribute.type.value in _COMPUTED or is_status(name.value):
            return name
    return None


def _finding(write: Write, name: Placed[str], read: Span) -> Finding:
    return Finding(
        at=name.at,
        message=(
            f"pattern {write.number} sets `{name.value}` of `{write.entity.name.value}`, which it "
            "read before, whatever it has become meanwhile"
        ),
        label="overwrites what others changed",
        subject=write.action.subject,
        related=(Related(read, "as it was at this moment"),),
        help=(
            f"add a condition that `{name.value}`, or a version number, is still what was read; "
            "for a number, `add` needs no read at all"
        ),
    )

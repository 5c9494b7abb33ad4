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
        answer = written[0].answer
        if len(answer.steps) == 1:
            continue
        pattern = model.patterns.get(number)
        inputs = {entry.name.value for entry in pattern.inputs} if pattern is not None else set()
        for write in written:
            if write.verb != "update" or not write.action.update.set:
                continue
            if guard_of(write.action.condition).names - set(write.table.key_names):
                continue
            known = _known_before(model, answer.steps[: answer.steps.index(write.step)], write)
            lost = _lost(write, known, inputs)
            if lost is not None:
                yield _finding(write, lost, known[lost.value])


def _known_before(model: Model, steps: tuple[Step, ...], write: Write) -> Mapping[str, Span]:
    """Values of the entity that earlier steps give or find by, each with its place."""
    known: dict[str, Span] = {}
    for step in steps:
        if not step.reads or not _reads(model, step, write):
            continue
        known.update({given.value: given.at for given in step.gives})
        if step.is_search:
            asked = (*step.where, *(() if step.filter is None else step.filter.tests))
            for tested in asked:
                if is_status(tested.attribute.value):
                    known.setdefault(top_level(tested.attribute.value), tested.attribute.at)
    return known


def _reads(model: Model, step: Step, write: Write) -> bool:
    if not step.is_search:
        return any(model.entity_of(action) is write.entity for action in step.actions)
    target = target_of(model, step)
    return target is not None and write.entity in candidates(step, target)


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

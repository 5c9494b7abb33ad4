"""FLO091: a caller who goes on with what somebody else holds."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import is_status
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Operand
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO091", "holder-not-asked", Severity.WARNING)
def holder_not_asked(model: Model) -> Iterator[Finding]:
    """A condition asks whether something is held, and not whether the caller holds it.

    One pattern sets a status together with who did so, such as `status: HELD` and
    `held_by: "{customer_id}"`. Another one asks for that status, knows `customer_id` as well, and
    does not compare it.

    ## Why

    A condition is checked word by word (Developer Guide, Condition expressions). Whoever knows the
    number of a seat that somebody else holds can buy it, and the holder's own purchase fails.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Hold a seat, type: update, rps: 9, inputs: [seat_no, customer_id]}
      2: {name: Pay a seat, type: update, rps: 5, inputs: [seat_no, customer_id]}
    tables:
      Seats:
        partition_key: seat_no
        entities:
          Seat: {attributes: {seat_no: S, status: S, held_by?: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Seats
        entity: Seat
        set: {status: HELD, held_by: "{customer_id}"}
        condition: {status: FREE}
      2:
        operation: UpdateItem
        table: Seats
        entity: Seat
        set: {status: SOLD}
        condition: {status: HELD}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Hold a seat, type: update, rps: 9, inputs: [seat_no, customer_id]}
      2: {name: Pay a seat, type: update, rps: 5, inputs: [seat_no, customer_id]}
    tables:
      Seats:
        partition_key: seat_no
        entities:
          Seat: {attributes: {seat_no: S, status: S, held_by?: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Seats
        entity: Seat
        set: {status: HELD, held_by: "{customer_id}"}
        condition: {status: FREE}
      2:
        operation: UpdateItem
        table: Seats
        entity: Seat
        set: {status: SOLD}
        condition: {status: HELD, held_by: "{customer_id}"}
    ```
    """
    for written in writes_of(model).of_entity.values():
        updates = [write for write in written if write.verb == "update"]
        holds = {(hold.status, hold.value): hold for write in updates for hold in _holds(write)}
        if not holds:
            continue
        for write in updates:
            hold = next((holds[p] for p in _asked(write) if p in holds), None)
            if hold is None or hold.write is write or not _is_other(write, hold):
                continue
            yield Finding(
                at=write.action.condition.at if write.action.condition else write.action.at,
                message=(
                    f"pattern {write.number} asks that `{hold.status}` is `{hold.value}`, and not "
                    f"that `{hold.holder}` is its own `{hold.known_as}`"
                ),
                label="may be held by somebody else",
                subject=write.action.subject,
                related=(Related(hold.write.action.at, "says who holds it"),),
                help=f'add `{hold.holder}: "{{{hold.known_as}}}"` to the condition',
            )


@record()
class _Hold:
    """An update that sets a status and who did so."""

    write: Write
    status: str
    value: str
    holder: str
    """Attribute that says who."""
    known_as: str
    """Input that it is set to."""


def _holds(write: Write) -> Iterator[_Hold]:
    changes = write.action.update.set
    states = [(name.value, _text(to)) for name, to in changes.items() if is_status(name.value)]
    keys = {name for template in write.entity.keys.values() for name in template.names}
    for status, value in states:
        for name, to in changes.items():
            only = to.only_field if isinstance(to, Template) else None
            is_person = only is not None and only.name.endswith("_id") and name.value not in keys
            if value and only is not None and is_person and name.value != only.name:
                yield _Hold(write, status, value, name.value, only.name)


def _asked(write: Write) -> Iterator[tuple[str, str]]:
    """Statuses with the value that a condition asks for."""
    condition = write.action.condition
    if condition is None:
        return
    for tested in condition.tests:
        for test in tested.tests:
            if test.operator.value == "=" and test.operands:
                yield tested.attribute.value, _text(test.operands[0])
    if condition.expression:
        for name in sorted(guard_of(condition).compared):
            for operand in write.action.values.values():
                yield name, _text(operand)


def _is_other(write: Write, hold: _Hold) -> bool:
    """Whether an update knows who asks, compares nothing with it, and does not take over itself."""
    guarded = guard_of(write.action.condition).names
    if hold.holder in guarded or write.pattern is None:
        return False
    known = {entry.name.value for entry in write.pattern.inputs}
    is_taken_over = any(name.value == hold.holder for name in write.action.update.set)
    return hold.known_as in known and not is_taken_over


def _text(operand: Operand) -> str:
    """Text of a value or of a template without placeholders; nothing for others."""
    if isinstance(operand, Template):
        return operand.text if operand.is_constant else ""
    return operand.content if isinstance(operand.content, str) else ""

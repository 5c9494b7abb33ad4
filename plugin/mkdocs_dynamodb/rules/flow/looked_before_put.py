"""FLO070: a look whether something is there, and a put that does not ask again."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.absences import asked_names, looks_before_puts
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO070", "looked-before-put", Severity.WARNING)
def looked_before_put(model: Model) -> Iterator[Finding]:
    """An answer looks whether something is there, and puts it without a condition that asks again.

    Reported where a step reads an entity and gives nothing to later steps, and a later step puts
    that entity. Silent where the put, or another item put with it, has a condition on a key that is
    made of what was looked for.

    ## Why

    Two callers can both look, both find nothing, and both put: a doctor is booked twice. An index
    makes it likelier, since it is a little behind its table. Only a condition is checked together
    with the write (Developer Guide, Working with items: conditional writes), and it sees the item
    with the same key only. So what may be there once has to be the key of an item.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Book a slot, type: write, rps: 1, inputs: [doctor_id, starts_at]}
    tables:
      Appointments:
        partition_key: appointment_id
        entities:
          Appointment: {attributes: {appointment_id: S, doctor_id: S, starts_at: S}}
        indexes:
          ByDoctor: {partition_key: doctor_id, sort_key: starts_at}
    mapping:
      1:
        steps:
          - operation: Query
            table: Appointments
            index: ByDoctor
            where: {doctor_id: "{doctor_id}", starts_at: "{starts_at}"}
          - operation: PutItem
            table: Appointments
            entity: Appointment
            condition: attribute_not_exists(appointment_id)
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Book a slot, type: write, rps: 1, inputs: [doctor_id, starts_at]}
    tables:
      Appointments:
        partition_key: doctor_id
        sort_key: starts_at
        entities:
          Appointment: {attributes: {appointment_id: S, doctor_id: S, starts_at: S}}
    mapping:
      1:
        operation: PutItem
        table: Appointments
        entity: Appointment
        condition: attribute_not_exists(doctor_id)
    ```
    """
    for number, written in writes_of(model).of_answer.items():
        answer = written[0].answer
        if len(answer.steps) == 1:
            continue
        by_action = {id(write.action): write for write in written}
        for step, action in looks_before_puts(model, answer):
            write = by_action.get(id(action))
            if write is not None and not _is_asked_again(write, step, written):
                yield _finding(number, step, write)
                break


def _is_asked_again(write: Write, step: Step, written: list[Write]) -> bool:
    """Whether a condition on an item whose key is what was looked for goes with the put."""
    asked = frozenset(asked_names(step)) - set(write.table.key_names)
    for other in written:
        guard = guard_of(other.action.condition)
        if other.step is not write.step or not guard.names:
            continue
        identity = identity_of(other.table, other.entity)
        if other is not write or not asked or identity <= asked:
            return True
    return False


def _finding(number: str, step: Step, write: Write) -> Finding:
    asked = asked_names(step)
    names = " and ".join(f"`{name}`" for name in asked[:3]) or "what was looked for"
    return Finding(
        at=write.action.at,
        message=(
            f"pattern {number} looks whether `{write.entity.name.value}` is there and then puts it "
            "without asking again, so that two callers can both put theirs"
        ),
        label="does not see what came after the look",
        subject=write.action.subject,
        related=(Related(step.operation.at, "true at this moment only"),),
        help=(
            f"make {names} the key of an item, of its own or of a claim put in the same "
            "transaction, with the condition `attribute_not_exists`"
        ),
    )

"""FLO057: a TTL that is meant to end a hold, and deletes what is held."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import rule

_PASSING = re.compile(
    r"^(?:hold|held|holds|lock|locked|lease|leased|reserve|reserved|reservation|claim|claimed"
    r"|mute|muted|ban|banned|block|blocked|suspended|snooze|snoozed|trial|discount|promotion"
    r"|boost|boosted|featured|pinned)$"
)


@rule("FLO057", "ttl-deletes-whole-item", Severity.WARNING)
def ttl_deletes_whole_item(model: Model) -> Iterator[Finding]:
    """The TTL attribute says how long an item is held, locked or muted, and TTL deletes the item.

    Reported where the attribute is named after a passing state, such as `hold_until`, an update
    sets or removes it, and the entity itself is no hold or lock.

    ## Why

    TTL does not end a state or remove an attribute. It deletes the whole item, a few days after the
    time or right then (Developer Guide, Using time to live (TTL) in DynamoDB). A seat whose hold
    ran out is then gone from the hall.

    ## Bad

    ```yaml
    tables:
      Seats:
        partition_key: event_id
        sort_key: seat_no
        ttl: hold_until
        entities:
          Seat: {attributes: {event_id: S, seat_no: S, hold_until?: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Seats
        entity: Seat
        set: {hold_until: "{hold_until}"}
        condition: attribute_not_exists(hold_until) OR hold_until < :now
    ```

    ## Good

    ```yaml
    tables:
      Seats:
        partition_key: event_id
        sort_key: seat_no
        entities:
          Seat: {attributes: {event_id: S, seat_no: S, hold_until?: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Seats
        entity: Seat
        set: {hold_until: "{hold_until}"}
        condition: attribute_not_exists(hold_until) OR hold_until < :now
    ```
    """
    writes = writes_of(model)
    for table in model.tables.values():
        ttl = table.ttl
        if ttl is None or not _is_passing(ttl.value):
            continue
        for entity in table.entities.values():
            changes = writes.changing(entity, ttl.value)
            if ttl.value in entity.attributes and changes and not _is_hold(entity):
                yield _finding(
                    entity, ttl.value, changes[0], Related(ttl.at, "ends the whole item")
                )


def _is_passing(name: str) -> bool:
    return any(map(_PASSING.match, words_of(name)))


def _is_hold(entity: StoredEntity) -> bool:
    """Whether the thing itself is what ends: a Hold, a SeatLock, a Reservation."""
    return _is_passing(entity.name.value)


def _finding(entity: StoredEntity, name: str, change: Write, ttl: Related) -> Finding:
    return Finding(
        at=entity.attributes[name].name.at,
        message=(
            f"TTL deletes the whole `{entity.name.value}` after `{name}`, and pattern "
            f"{change.number} sets or removes `{name}` as a state that passes"
        ),
        label="the item goes, not the state",
        subject=entity.subject,
        related=(ttl, Related(change.action.at, "changes it")),
        help=(
            f"take `ttl` away and compare `{name}` with the time now in conditions and filters, "
            "or keep each hold as an item of its own that may go"
        ),
    )

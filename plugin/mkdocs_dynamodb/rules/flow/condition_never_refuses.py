"""FLO094: a condition against a second one, on a key that is never the same."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_ONCE = re.compile(
    r"(?<!at )(?<!all at )\bonce\b(?! (?:a|an|per|every|in|the)\b)|\bat most one\b|\bnever twice\b"
)


@rule("FLO094", "condition-never-refuses", Severity.WARNING, looks_at=Extent.PATTERN)
def condition_never_refuses(model: Model) -> Iterator[Finding]:
    """Something may happen only once, and the key of its item has the moment in it.

    Reported where `key_requirements` say `once` or `at most one`, and the only put of the answer
    has no other condition than that its key is free, with a key that ends in a moment such as
    `joined_at`.

    ## Why

    `attribute_not_exists` asks whether there is an item with this very primary key (Developer
    Guide, Condition expressions: preventing overwrites). With the time in the key a second request
    has another key, finds nothing, and succeeds.

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Join the waiting list
        type: write
        rps: 3
        inputs: [event_id, customer_id, joined_at]
        key_requirements: A customer waits once
    tables:
      Waiting:
        partition_key: event_id
        sort_key: SK
        entities:
          Entry:
            keys: {SK: "{joined_at}#{customer_id}"}
            attributes: {event_id: S, customer_id: S, joined_at: S}
    mapping:
      1:
        operation: PutItem
        table: Waiting
        entity: Entry
        condition: attribute_not_exists(SK)
    ```

    ## Good

    ```yaml
    access_patterns:
      1:
        name: Join the waiting list
        type: write
        rps: 3
        inputs: [event_id, customer_id, joined_at]
        key_requirements: A customer waits once
    tables:
      Waiting:
        partition_key: event_id
        sort_key: SK
        entities:
          Entry:
            keys: {SK: "{customer_id}"}
            attributes: {event_id: S, customer_id: S, joined_at: S}
        indexes:
          ByTime: {local: true, partition_key: event_id, sort_key: joined_at}
    mapping:
      1:
        operation: PutItem
        table: Waiting
        entity: Entry
        condition: attribute_not_exists(SK)
    ```
    """
    for written in writes_of(model).of_answer.values():
        write, pattern = written[0], written[0].pattern
        if pattern is None or len(written) != 1 or write.verb != "put":
            continue
        asked = _ONCE.search(" ".join(pattern.key_requirements).lower())
        moment = _moment(write) if asked is not None else ""
        guard = guard_of(write.action.condition)
        if asked is None or not moment or not guard.absent or guard.present | guard.compared:
            continue
        yield Finding(
            at=write.action.at if write.action.condition is None else write.action.condition.at,
            message=(
                f"the condition of pattern {write.number} refuses no second "
                f"`{write.entity.name.value}`, since `{moment}` in its key is another one then"
            ),
            label="always holds",
            subject=write.action.subject,
            related=(Related(pattern.number.at, f"asks for {asked.group()}"),),
            help=f"leave `{moment}` out of the key and sort by it in an index, or put a claim as "
            "well in one TransactWriteItems",
        )


def _moment(write: Write) -> str:
    """A moment in the primary key that every request has another one of."""
    names = identity_of(write.table, write.entity)
    known = set() if write.pattern is None else {i.name.value for i in write.pattern.inputs}
    has_id = any(words_of(name)[-1:] == ("id",) for name in names & known)
    moments = sorted(n for n in names if words_of(n)[-1:] in (("at",), ("timestamp",)))
    return moments[0] if moments and has_id else ""

"""FLO026: entries of a trail that only their second tells apart."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import is_time
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import SampleValues, samples_of
from mkdocs_dynamodb.rules.registry import Extent, rule

_WHOLE_SECONDS = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")


@rule("FLO026", "trail-of-seconds", Severity.NOTE, looks_at=Extent.PATTERN)
def trail_of_seconds(model: Model) -> Iterator[Finding]:
    """Entries of a trail are told apart by a time in whole seconds, and put without a condition.

    Reported for a put beside an update or delete of the same answer, such as the change that an
    audit trail records, where the sort key ends in a time, nothing else but the partition key tells
    entries apart, and the sample items have no fractions of a second. Silent where the answer or
    step has a `note`.

    ## Why

    A put replaces the item that has the same primary key (API Reference, PutItem). Two changes of
    one thing in the same second leave one entry, and the trail has lost the other for good.

    ## Bad

    ```yaml
    tables:
      Deals:
        partition_key: PK
        sort_key: SK
        entities:
          Deal:
            keys: {PK: "DEAL#{deal_id}", SK: DEAL}
            attributes: {deal_id: S, stage: S}
          Audit:
            keys: {PK: "DEAL#{deal_id}", SK: "AUDIT#{changed_at}"}
            attributes: {deal_id: S, changed_at: S, stage: S}
        items:
          - Audit: {deal_id: d1, changed_at: "2026-02-01T10:00:00Z", stage: OPEN}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {update: Deal, table: Deals, set: {stage: "{stage}"}}
          - {put: Audit, table: Deals}
    ```

    ## Good

    ```yaml
    tables:
      Deals:
        partition_key: PK
        sort_key: SK
        entities:
          Deal:
            keys: {PK: "DEAL#{deal_id}", SK: DEAL}
            attributes: {deal_id: S, stage: S}
          Audit:
            keys: {PK: "DEAL#{deal_id}", SK: "AUDIT#{changed_at}#{audit_id}"}
            attributes: {deal_id: S, changed_at: S, audit_id: S, stage: S}
        items:
          - Audit: {deal_id: d1, changed_at: "2026-02-01T10:00:00Z", audit_id: a1, stage: OPEN}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {update: Deal, table: Deals, set: {stage: "{stage}"}}
          - {put: Audit, table: Deals}
    ```
    """
    samples = samples_of(model)
    for written in writes_of(model).of_answer.values():
        for write in written:
            others = [other for other in written if other.entity is not write.entity]
            if not _is_entry(write) or all(other.verb == "put" for other in others):
                continue
            time = _telling_time(write)
            values = samples.of(write.table, write.entity, time) if time else ()
            if values and all(map(_WHOLE_SECONDS.fullmatch, values)):
                yield _finding(write, time, samples)


def _is_entry(write: Write) -> bool:
    is_put = write.verb == "put" and write.entity.role is None and write.action.condition is None
    return is_put and not write.answer.note and not write.step.note and not write.action.values


def _telling_time(write: Write) -> str:
    """The time in the sort key that alone tells entries of one partition apart; empty if none."""
    keys = write.table.sort_keys
    template = write.entity.template_for(keys[0].name.value) if len(keys) == 1 else None
    owners = [write.entity.template_for(key.name.value) for key in write.table.partition_keys]
    if template is None or None in owners:
        return ""
    known = {name for each in owners if each is not None for name in each.names}
    telling = [name for name in template.names if name not in known]
    return telling[0] if known and len(telling) == 1 and is_time(telling[0]) else ""


def _finding(write: Write, time: str, samples: SampleValues) -> Finding:
    name = write.entity.name.value
    shown = samples.of(write.table, write.entity, time)[0]
    template = write.entity.template_for(write.table.sort_keys[0].name.value)
    return Finding(
        at=write.action.at,
        message=f"pattern {write.number} replaces the `{name}` of the same `{time}`, and that is "
        f"as coarse as `{shown}`",
        label="two at once leave one",
        subject=write.action.subject,
        related=() if template is None else (Related(template.at, "only the time differs"),),
        help=f"add an id to the key after `{time}`, or use a ULID in its place",
    )

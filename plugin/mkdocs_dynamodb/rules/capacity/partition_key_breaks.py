"""CAP002: a partition key value that gets more than a partition gives."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.findings import (
    busiest_text,
    hot_cure,
    load_finding,
    loads_in,
)
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import breaks_text
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP002", "partition-key-breaks", Severity.ERROR)
def partition_key_breaks(model: Model) -> Iterator[Finding]:
    """The busiest value of a partition key gets more than one partition gives.

    ## Why

    Requests beyond 3,000 read units or 1,000 write units a second of one key are throttled, however
    much capacity the table has (Developer Guide, Burst and adaptive capacity). A global index that
    throttles makes the writes of its table throttle too (Developer Guide, Understanding GSI write
    throttling and back pressure).

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Book a seat
        type: update
        rps: 9000
        inputs: {show_id: {spread: {zipf: 1.0, over: 500}}, seat: {}}
    tables:
      Shows:
        partition_key: show_id
        sort_key: seat
        entities:
          Seat: {size: 200 B, attributes: {show_id: S, seat: S, booked_by: S}}
    mapping:
      1: {operation: UpdateItem, table: Shows, entity: Seat, set: {booked_by: me}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1:
        name: Book a seat
        type: update
        rps: 2900
        inputs: {show_id: {spread: {zipf: 1.0, over: 500}}, seat: {}}
    tables:
      Shows:
        partition_key: show_id
        sort_key: seat
        entities:
          Seat: {size: 200 B, attributes: {show_id: S, seat: S, booked_by: S}}
    mapping:
      1: {operation: UpdateItem, table: Shows, entity: Seat, set: {booked_by: me}}
    ```
    """
    partitions = build_partitions(model)
    for load in loads_in(model, Band.BREAKS):
        known = busiest_text(load) if load.load is not None else f"a value of `{load.key}` gets"
        if load.load is None:
            known += f" more than {load.limit:,} {load.kind.value} units a second"
        message = f"{known} in `{load.name}`{_consequence(load)}"
        yield load_finding(model, load, message, breaks_text(load), hot_cure(load, partitions))


def _consequence(load: KeyLoad) -> str:
    is_index = load.index != "" and load.kind is Kind.WRITE
    return f", and holds up the writes of `{load.table}`" if is_index else ""

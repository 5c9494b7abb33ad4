"""CAP003: a partition key value that gets more than half of what a partition gives."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.findings import (
    busiest_text,
    is_single_item,
    load_finding,
    loads_in,
)
from mkdocs_dynamodb.reports.partitions.words import breaks_text
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP003", "warm-partition", Severity.NOTE)
def warm_partition(model: Model) -> Iterator[Finding]:
    """The busiest value of a partition key gets more than half of what one partition gives.

    ## Why

    It works today, and stops when traffic doubles: a partition gives 3,000 read units and 1,000
    write units a second (Developer Guide, Burst and adaptive capacity).

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Book a seat
        type: update
        rps: 4000
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
    for load in loads_in(model, Band.WARM):
        if not is_single_item(load):
            message = f"{busiest_text(load)} in `{load.name}`"
            cure = "plan for the day when traffic has doubled: a shard in the key, or fewer units"
            yield load_finding(model, load, message, breaks_text(load), cure)

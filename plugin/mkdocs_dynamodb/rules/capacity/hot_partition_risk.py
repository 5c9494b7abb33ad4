"""CAP001: a partition key value that is near what a partition gives."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.findings import (
    busiest_text,
    few_values_of,
    hot_cure,
    is_cascade,
    is_single_item,
    load_finding,
    loads_in,
)
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import breaks_text, percent_text
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP001", "hot-partition-risk", Severity.WARNING)
def hot_partition_risk(model: Model) -> Iterator[Finding]:
    """The busiest value of a partition key gets more than 70 % of what one partition gives.

    Or there are fewer than a hundred values, nothing says how popular they are, and they get more
    together than one partition gives.

    ## Why

    A partition gives 3,000 read units and 1,000 write units a second, however much the table has,
    and everything with the same partition key is on one to begin with (Developer Guide, Burst and
    adaptive capacity). The share of the busiest value comes from `spread` of the inputs; peaks of
    all access patterns that go to the key are added up.

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Book a seat
        type: update
        rps: 5800
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
    for load in loads_in(model, Band.HOT):
        if not is_cascade(load) and not is_single_item(load):
            message = f"{busiest_text(load)} in `{load.name}`"
            part = f"{percent_text(load.part)} of the limit" if load.part is not None else "hot"
            yield load_finding(model, load, message, part, hot_cure(load, partitions))
    for load in loads_in(model, Band.COOL, Band.WARM):
        values = few_values_of(load)
        if values and load.breaks_at_share is not None:
            message = f"`{load.name}` has only {values} values of `{load.key}` for its {load.kind}s"
            cure = "state the `spread` of the values, or add a shard to the key"
            yield load_finding(model, load, message, breaks_text(load), cure)

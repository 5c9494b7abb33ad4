"""CAP005: one item that gets more than half of the writes that an item can take."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.findings import (
    busiest_text,
    hot_cure,
    is_single_item,
    load_finding,
    loads_in,
)
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import breaks_text
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP005", "single-item-limit", Severity.WARNING)
def single_item_limit(model: Model) -> Iterator[Finding]:
    """One item, a counter for instance, gets more than half of the writes that an item can take.

    ## Why

    An item takes 1,000 write units a second: 1,000 updates of up to 1 KB, or 500 in transactions
    (Developer Guide, Burst and adaptive capacity). Nothing that DynamoDB does of its own accord
    moves that limit, as one item cannot be split.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Count a vote, type: update, rps: 600, inputs: [poll]}
    tables:
      Totals:
        partition_key: name
        entities:
          Total: {size: 100 B, keys: {name: VOTES}, attributes: {votes: N}}
    mapping:
      1: {operation: UpdateItem, table: Totals, entity: Total, add: {votes: 1}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Count a vote, type: update, rps: 600, inputs: {shard: {spread: {over: 10}}}}
    tables:
      Totals:
        partition_key: name
        entities:
          Total: {size: 100 B, keys: {name: "VOTES#{shard}"}, attributes: {shard: N, votes: N}}
    mapping:
      1: {operation: UpdateItem, table: Totals, entity: Total, add: {votes: 1}}
    ```
    """
    partitions = build_partitions(model)
    for load in loads_in(model, Band.WARM, Band.HOT):
        if is_single_item(load):
            message = f"{busiest_text(load)} in `{load.name}`, most of them one `{load.item}`"
            yield load_finding(model, load, message, breaks_text(load), hot_cure(load, partitions))

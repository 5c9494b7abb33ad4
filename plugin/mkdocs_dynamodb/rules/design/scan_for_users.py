"""DSG003: a scan that somebody waits for."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.growth import is_small_scan
from mkdocs_dynamodb.model.capacity.loads import peak_of
from mkdocs_dynamodb.model.flow.targets import scan_cure
from mkdocs_dynamodb.model.limits import MAX_SCANS_A_SECOND, MIN_SCANS_FOR_USERS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG003", "scan-for-users", Severity.WARNING)
def scan_for_users(model: Model) -> Iterator[Finding]:
    """A pattern that people wait for is answered by a scan.

    People wait where the pattern states a `latency`, or is asked more than once a minute. More than
    once a second is reported by OPS019. A table of at most 100 items, by the counts of its
    entities, may be scanned, and so may an index that says by `sparse` that it holds a few items.

    ## Why

    A scan reads and charges every item of the table, page after page of 1 MB, before the last match
    is known (Developer Guide, Best practices for querying and scanning data). Its time grows with
    the table and not with the answer.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Find a member by card, type: read, rps: 0.2, latency: 200 ms, inputs: [card]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, card: S}}
    mapping:
      1: {operation: Scan, table: Members, filter: {card: "{card}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Find a member by card, type: read, rps: 0.2, latency: 200 ms, inputs: [card]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, card: S}}
        indexes:
          ByCard: {partition_key: card, projection: KEYS_ONLY}
    mapping:
      1: {operation: Query, table: Members, index: ByCard, where: {card: "{card}"}}
    ```
    """
    for pattern, answer, step in model.steps():
        if pattern is None or step.operation.value != "Scan" or is_small_scan(model, step):
            continue
        peak = peak_of(pattern)
        if peak is not None and peak > MAX_SCANS_A_SECOND:
            continue
        is_asked = peak is not None and peak > MIN_SCANS_FOR_USERS
        if pattern.latency or is_asked:
            yield Finding(
                at=step.operation.at,
                message=f"pattern {answer.number.value} lets people wait for a scan",
                label="reads everything",
                subject=step.subject,
                related=(Related(pattern.number.at, pattern.latency or "more than once a minute"),),
                help=scan_cure(model, step),
            )

"""OPS019: a scan that is done often."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.flow.targets import scan_cure
from mkdocs_dynamodb.model.limits import MAX_SCANS_A_SECOND
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS019", "scan-in-frequent-pattern", Severity.WARNING, looks_at=Extent.PATTERN)
def scan_in_frequent_pattern(model: Model) -> Iterator[Finding]:
    """A pattern that is asked more than once a second is answered by a scan.

    ## Why

    Scan reads and charges the whole table or index, however little it returns, and takes longer as
    the table grows; one page can use up 128 read units of a partition at once (Developer Guide,
    Best practices for querying and scanning data). That is fit for rare jobs, not for users.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List open tickets, type: read, rps: {peak: 20, average: 5}}
    tables:
      Tickets:
        partition_key: ticket_id
        entities:
          Ticket: {attributes: {ticket_id: S, open_since?: S}}
    mapping:
      1: {operation: Scan, table: Tickets, filter: attribute_exists(open_since)}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List open tickets, type: read, rps: {peak: 20, average: 5}, inputs: [queue]}
    tables:
      Tickets:
        partition_key: ticket_id
        entities:
          Ticket: {attributes: {ticket_id: S, open_since?: S, queue: S}}
        indexes:
          OpenByQueue:
            partition_key: queue
            sort_key: open_since
            sparse: Open tickets only; closing one removes open_since.
    mapping:
      1: {operation: Query, table: Tickets, index: OpenByQueue, where: {queue: "{queue}"}}
    ```
    """
    for pattern, answer, step in model.steps():
        peak = pattern.rps.peak if pattern is not None and pattern.rps is not None else None
        if step.operation.value != "Scan" or peak is None or peak.value <= MAX_SCANS_A_SECOND:
            continue
        yield Finding(
            at=step.operation.at,
            message=(
                f"pattern {answer.number.value} scans up to "
                f"{figure_text(peak.value)} times a second"
            ),
            label="reads everything each time",
            subject=step.subject,
            related=(Related(peak.at, "requests a second at the peak"),),
            help=f"{scan_cure(model, step)}, or keep the result in an item",
        )

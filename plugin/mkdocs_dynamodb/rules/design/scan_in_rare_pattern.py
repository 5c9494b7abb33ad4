"""DSG004: a scan that is done now and then."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.capacity.growth import is_small_scan
from mkdocs_dynamodb.model.capacity.loads import peak_of
from mkdocs_dynamodb.model.limits import MIN_SCANS_FOR_USERS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("DSG004", "scan-in-rare-pattern", Severity.NOTE, looks_at=Extent.PATTERN)
def scan_in_rare_pattern(model: Model) -> Iterator[Finding]:
    """A pattern that is asked at most once a minute is answered by a scan.

    ## Why

    That may well be right for a report or a clean-up. It still charges every item of the table each
    time and competes with the requests of users while it runs, so it should be a decision
    (Developer Guide, Best practices for querying and scanning data). An export to S3 reads the
    whole table without using its capacity (Developer Guide, DynamoDB data export to Amazon S3).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Count the members for the yearly report, type: read, rps: 0.0001}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S}}
    mapping:
      1: {operation: Scan, table: Members}
    ```

    ## Good

    ```yaml
    access_patterns:
      1:
        name: Count the members for the yearly report
        type: read
        rps: 0.0001
        served_by: {service: Athena, because: "reads the nightly export of the table to S3"}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S}}
    ```
    """
    for pattern, answer, step in model.steps():
        if pattern is None or step.operation.value != "Scan" or is_small_scan(model, step):
            continue
        peak = peak_of(pattern)
        if peak is None or peak > MIN_SCANS_FOR_USERS or pattern.latency:
            continue
        yield Finding(
            at=step.operation.at,
            message=f"pattern {answer.number.value} scans now and then",
            label="reads everything each time",
            subject=step.subject,
            help="let it run slowly and at quiet hours, or read an export of the table instead",
        )

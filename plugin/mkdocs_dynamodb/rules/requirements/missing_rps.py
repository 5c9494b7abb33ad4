"""REQ001: an access pattern without its requests per second."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ001", "missing-rps", Severity.ERROR)
def missing_rps(model: Model) -> Iterator[Finding]:
    """An access pattern does not say how often it is asked, at peak and on average.

    ## Why

    A table is designed from the questions asked of it, and how often each is asked at the busiest
    time is one of the three things to know first (Developer Guide, NoSQL design for DynamoDB).
    The average gives the cost, the peak gives the load on a partition; without either, no figure of
    the design can be worked out. That holds for patterns that another service answers, too: their
    traffic is part of what the business states.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, inputs: [member_id]}
    ```

    ## Good

    ```yaml
    access_patterns:
      1:
        name: Show a member's profile
        type: read
        rps: {peak: 250, average: 90}
        inputs: [member_id]
    ```
    """
    for pattern in model.patterns.values():
        lacking = _lacking(pattern)
        if not lacking:
            continue
        yield Finding(
            at=pattern.number.at if pattern.rps is None else pattern.rps.at,
            message=f"pattern {pattern.number.value} does not say its {lacking} requests a second",
            label="no rate" if pattern.rps is None else f"no {lacking}",
            subject=pattern.subject,
            help="ask the people who know, and write `rps: {peak: ..., average: ...}`; never guess",
        )


def _lacking(pattern: AccessPattern) -> str:
    rate = pattern.rps
    if rate is None or (rate.peak is None and rate.average is None):
        return "peak and average"
    if rate.peak is None:
        return "peak"
    return "average" if rate.average is None else ""

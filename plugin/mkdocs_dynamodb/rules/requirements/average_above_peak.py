"""REQ002: an average rate above the peak."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Rate
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ002", "average-above-peak", Severity.ERROR)
def average_above_peak(model: Model) -> Iterator[Finding]:
    """A rate has an average that is larger than its peak.

    ## Why

    The peak is the largest rate and no average can exceed it, so at least one of the two figures
    is wrong, or they were swapped. Capacity is planned for the peak and cost is worked out from
    the average; both would be wrong.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: {peak: 90, average: 250}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: {peak: 250, average: 90}}
    ```
    """
    for name, subject, rate in _rates(model):
        if rate is None or rate.peak is None or rate.average is None:
            continue
        if rate.average.value <= rate.peak.value:
            continue
        average, peak = figure_text(rate.average.value), figure_text(rate.peak.value)
        yield Finding(
            at=rate.average.at,
            message=f"{name} has an average of {average} RPS, above its peak of {peak}",
            label="more than the peak",
            subject=subject,
            related=(Related(rate.peak.at, "the peak"),),
            help="swap the two figures if they stand in the wrong places; else ask which is right",
        )


def _rates(model: Model) -> Iterator[tuple[str, str, Rate | None]]:
    for pattern in model.patterns.values():
        yield f"pattern {pattern.number.value}", pattern.subject, pattern.rps
    yield "the stated total", "application.traffic.total", model.application.total
    for group in model.application.groups:
        name = group.name.value
        yield f"group `{name}`", f"application.traffic.groups.{name}", group.stated

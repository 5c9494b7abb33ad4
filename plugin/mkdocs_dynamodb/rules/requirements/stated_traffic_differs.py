"""REQ009: stated traffic that the patterns do not add up to."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.traffic import (
    Counted,
    Moment,
    StatedFigure,
    StatedTraffic,
    TrafficSum,
    build_traffic,
)
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ009", "stated-traffic-differs", Severity.WARNING, needs_whole_model=True)
def stated_traffic_differs(model: Model) -> Iterator[Finding]:
    """A stated total differs from the sum of the access patterns by more than one per cent.

    A bare number is compared with the sum of the peaks. The figure is in order when it agrees with
    the sum over all patterns, or over those that DynamoDB answers, each with or without the ones
    marked `duplicate_of`. Where patterns say no rate, only a figure below the sum of the others is
    certain to differ.

    ## Why

    The business states how much traffic it expects; the list of patterns says the same in another
    way. When the two disagree, a pattern is missing, counted twice or rated wrongly, and capacity
    and cost are worked out from the wrong list.

    ## Bad

    ```yaml
    application:
      name: City library
      traffic: {total: 500}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250}
      2: {name: List a member's loans, type: read, rps: 120}
    ```

    ## Good

    ```yaml
    application:
      name: City library
      traffic: {total: 370}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250}
      2: {name: List a member's loans, type: read, rps: 120}
    ```
    """
    if not model.patterns:
        return
    traffic = build_traffic(model)
    for stated in (traffic.total, *traffic.groups):
        for figure in stated.figures:
            if not figure.agrees:
                yield _finding(stated, figure)


def _finding(stated: StatedTraffic, figure: StatedFigure) -> Finding:
    moment = figure.moment
    what = f"traffic of group `{stated.name}`" if stated.name else "total traffic"
    when = "at peak" if moment is Moment.PEAK else "on average"
    off = figure_text(abs(figure.difference))
    return Finding(
        at=figure.stated.at,
        message=(
            f"{what} is stated as {figure_text(figure.stated.value)} RPS {when}, "
            f"the patterns add up to {_sums_text(stated, moment)}"
        ),
        label=f"{off} {'more' if figure.difference > 0 else 'less'} than the closest sum",
        subject=stated.subject,
        help="correct the figure, or look for a pattern that is missing, counted twice or wrong",
    )


def _sums_text(stated: StatedTraffic, moment: Moment) -> str:
    """The sum over all patterns, over those for DynamoDB, and whether duplicates matter."""
    every, database = stated.sums[Counted.EVERY], stated.sums.get(Counted.DATABASE)
    text = f"{_sum_text(every, moment)} (all {every.patterns:,})"
    if database is not None:
        text += f" or {_sum_text(database, moment)} (the {database.patterns:,} for DynamoDB)"
    distinct = stated.sums.get(Counted.DISTINCT)
    if distinct is None:
        return text
    return f"{text}, and differ as well without the {every.patterns - distinct.patterns:,} repeated"


def _sum_text(total: TrafficSum, moment: Moment) -> str:
    least = "at least " if total.unknown(moment) else ""
    return f"{least}{figure_text(total.figure(moment))}"

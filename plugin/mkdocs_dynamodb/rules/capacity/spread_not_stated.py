"""CAP004: a key whose busiest value could get too much, for all that is known."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.findings import few_values_of, load_finding, loads_in
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.words import breaks_text, load_text, percent_text
from mkdocs_dynamodb.rules.registry import rule


@rule("CAP004", "spread-not-stated", Severity.NOTE, needs_whole_model=True)
def spread_not_stated(model: Model) -> Iterator[Finding]:
    """A key gets more than one partition gives, and nothing says how popular its values are.

    The values are then taken to be used evenly, if it is known how many there are.

    ## Why

    Whether a key gets hot depends on its most popular value. In most applications a few values
    get much of the traffic: by Zipf's law the first of 10,000 gets a tenth (Developer Guide,
    Designing partition keys to distribute your workload, asks for uniform activity).

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Book a seat
        type: update
        rps: 2900
        inputs: [show_id, seat]
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
    for load in loads_in(model, Band.COOL, Band.WARM, Band.UNKNOWN):
        share = load.breaks_at_share
        if share is not None and not few_values_of(load):
            most = load_text(load.units) if load.units is not None else "more"
            message = (
                f"`{load.key}` of `{load.name}` gets {most} {load.kind.value} units a second, and "
                f"nothing tells whether one value gets more than {percent_text(share)} of them"
            )
            yield load_finding(
                model, load, message, breaks_text(load), f"state `spread` of {_inputs(load)}"
            )


def _inputs(load: KeyLoad) -> str:
    pattern = next(
        use.pattern for use in load.uses if use.popularity is None or not use.popularity.is_firm
    )
    return f"the input that `{load.key}` is made of, in pattern {pattern} for instance"

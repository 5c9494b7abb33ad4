"""FLO012: an upper bound that is a bare date, on a key that goes on after it."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import Target, searches, sort_tests
from mkdocs_dynamodb.model.keys.asked_ranges import candidates, known_beginning, upper_bounds
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.sample_values import SampleValues, samples_of
from mkdocs_dynamodb.rules.registry import rule

_DATE = re.compile(r"(?<![0-9-])\d{4}-\d\d(?:-\d\d)?$")
"""A month or a day at the end of a text."""


@rule("FLO012", "upper-bound-loses-day", Severity.WARNING)
def upper_bound_loses_day(model: Model) -> Iterator[Finding]:
    """A range ends with a date although the keys go on with a time or more text.

    ## Why

    Text is compared byte by byte (Developer Guide, Supported data types and naming rules), and
    `2026-03-31T08:00:00Z` comes after `2026-03-31`. A range up to that date loses everything that
    happened on its last day.

    The rule judges by the sample items, and by the value in the condition or in the `example`.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders of a time, type: read, rps: 5, inputs: [customer_id, from, to]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
        items:
          - Order: {customer_id: c1, placed_at: 2026-03-14T12:05:00Z}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}", placed_at: {between: ["{from}", "{to}"]}}
        example: {customer_id: c1, from: 2026-03-01, to: 2026-03-31}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List orders of a time, type: read, rps: 5, inputs: [customer_id, from, to]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
        items:
          - Order: {customer_id: c1, placed_at: 2026-03-14T12:05:00Z}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}", placed_at: {between: ["{from}", "{to}"]}}
        example: {customer_id: c1, from: 2026-03-01, to: 2026-03-31T23:59:59.999Z}
    ```
    """
    samples = samples_of(model)
    for number, step, target in searches(model, "Query"):
        for key, tested in sort_tests(step, target):
            for _, bound in upper_bounds(tested):
                text, is_all = known_beginning(bound, model.answers[number])
                date = _DATE.search(text) if is_all else None
                longer = _longer(samples, step, target, key.name.value, text) if date else ""
                if date is not None and longer:
                    yield Finding(
                        at=bound.at,
                        message=f"the range of pattern {number} ends with `{date.group()}`, before "
                        f"all keys of that date, which go on as `{longer}` does",
                        label="comes before every key of that date",
                        subject=step.subject,
                        help="end the range with the last moment that counts, "
                        "or ask with `<` for the first that does not",
                    )


def _longer(samples: SampleValues, step: Step, target: Target, key: str, bound: str) -> str:
    """A key that has a date where a bound has one at its end, and goes on after it."""
    dated = _DATE.sub("", bound)
    for entity in candidates(step, target):
        for value in samples.of(target.table, entity, key):
            begins_alike = value.startswith(dated) and len(value) > len(bound)
            if begins_alike and _DATE.fullmatch(value[len(dated) : len(bound)]):
                return value
    return ""

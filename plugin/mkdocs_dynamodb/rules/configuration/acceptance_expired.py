"""CFG004: an acceptance whose last day has passed."""

from collections.abc import Iterator
from datetime import date

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.rules.registry import review_rule
from mkdocs_dynamodb.rules.review import Review


@review_rule("CFG004", "acceptance-expired", Severity.WARNING)
def acceptance_expired(review: Review) -> Iterator[Finding]:
    """The last day of an acceptance has passed, so it accepts nothing any more.

    ## Why

    A finding is accepted until a day because something is to be done by then. After that day the
    finding counts again, and the acceptance is a note of what was forgotten.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    accept:
      - rule: COV001
        at: access_patterns.1
        because: The table comes with the next release.
        until: "2020-12-31"
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    accept:
      - rule: COV001
        at: access_patterns.1
        because: The table comes with the next release.
        until: "2099-12-31"
    ```
    """
    for acceptance in review.acceptances:
        if acceptance.rule not in review.known_codes or not review.has_run_out(acceptance):
            continue
        ended = f"ended on {acceptance.until}"
        if acceptance.until == date.min:
            ended = "names a last day that no calendar has"
        yield Finding(
            at=acceptance.at,
            message=f"acceptance of {acceptance.rule} at `{acceptance.subject}` {ended}",
            label="accepts nothing any more",
            subject=acceptance.subject,
            help="cure the finding, or decide on a new day",
        )

"""CFG003: an acceptance that no finding meets."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.rules.registry import review_rule
from mkdocs_dynamodb.rules.review import Review

OWN_FAMILY = "CFG"
"""Findings of this family come after the acceptances are judged."""


@review_rule("CFG003", "acceptance-matches-nothing", Severity.WARNING)
def acceptance_matches_nothing(review: Review) -> Iterator[Finding]:
    """A finding is accepted that does not exist.

    ## Why

    The finding may have been cured, and then the acceptance would hide it if it came back. Or the
    acceptance stands in the wrong place and hides nothing. A comment accepts findings on its own
    line only; an entry of `accept` those of its subject and everything below it.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}  # dynamodb: ignore[REQ001] not measured yet
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    ```
    """
    if not review.complete:
        return
    for acceptance in review.acceptances:
        if (
            acceptance in review.matched
            or acceptance.rule not in review.known_codes
            or acceptance.rule.startswith(OWN_FAMILY)
            or not acceptance.because
            or review.has_run_out(acceptance)
        ):
            continue
        where = f"at `{acceptance.subject}`" if acceptance.subject else "on this line"
        yield Finding(
            at=acceptance.at,
            message=f"there is no {acceptance.rule} to accept {where}",
            label="matches no finding",
            subject=acceptance.subject,
            help="remove the acceptance, or move it to where the finding is",
        )

"""CFG005: an acceptance that does not say why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.rules.registry import review_rule
from mkdocs_dynamodb.rules.review import Review


@review_rule("CFG005", "acceptance-without-reason", Severity.ERROR)
def acceptance_without_reason(review: Review) -> Iterator[Finding]:
    """A finding is accepted without a reason, so it is not accepted.

    ## Why

    The reason is what a reader of the page sees in place of the finding, and what the next person
    needs to decide whether it still holds.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read}  # dynamodb: ignore[REQ001]
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read}  # dynamodb: ignore[REQ001] not measured yet
    ```
    """
    for acceptance in review.acceptances:
        if acceptance.because or acceptance.rule not in review.known_codes:
            continue
        yield Finding(
            at=acceptance.at,
            message=f"{acceptance.rule} is accepted here without a reason",
            label="accepts nothing",
            subject=acceptance.subject,
            help="write the reason after the bracket"
            if not acceptance.subject
            else "write the reason into `because`",
        )

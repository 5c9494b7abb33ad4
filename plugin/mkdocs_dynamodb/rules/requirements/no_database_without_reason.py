"""REQ007: a pattern that needs no database, and it is not said why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ007", "no-database-without-reason", Severity.ERROR)
def no_database_without_reason(model: Model) -> Iterator[Finding]:
    """An access pattern of type `none` does not say `because`.

    ## Why

    Type `none` takes a question out of the design: no table has to answer it, and no rule asks for
    it again. That is right for a token which is checked without a look-up, and wrong for a question
    that somebody could not place. The reason tells the two apart in a review.

    ## Bad

    ```yaml
    access_patterns:
      6: {name: Log a user out, type: none, rps: 250}
    ```

    ## Good

    ```yaml
    access_patterns:
      6: {name: Log a user out, type: none, rps: 250, because: the browser drops its token}
    ```
    """
    for pattern in model.patterns.values():
        reasons = [pattern.because, pattern.served_by.because if pattern.served_by else ""]
        if pattern.type.value != PatternType.NONE or any(reason.strip() for reason in reasons):
            continue
        yield Finding(
            at=pattern.type.at,
            message=f"pattern {pattern.number.value} needs no database, and does not say why",
            label="no `because`",
            subject=pattern.subject,
            help="add `because:` with the reason, or give the pattern another type",
        )

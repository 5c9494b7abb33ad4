"""REQ008: another number of access patterns than the business listed."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ008", "pattern-count-differs", Severity.ERROR, needs_whole_model=True)
def pattern_count_differs(model: Model) -> Iterator[Finding]:
    """The number of access patterns is not `application.expected_patterns`.

    ## Why

    The list of access patterns is what the whole design is judged by. When it is copied, split or
    rewritten, an entry gets lost or invented without anybody noticing, and every report on the
    shorter list looks complete. The count that the business gave notices it. Patterns marked
    `duplicate_of` count: they stand on the business's list, too.

    ## Bad

    ```yaml
    application: {name: City library, expected_patterns: 2}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250}
    ```

    ## Good

    ```yaml
    application: {name: City library, expected_patterns: 1}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250}
    ```
    """
    expected, count = model.application.expected_patterns, len(model.patterns)
    if expected is None or expected.value == count:
        return
    verb = "is" if count == 1 else "are"
    cure = "find the missing ones" if count < expected.value else "find what was added"
    yield Finding(
        at=expected.at,
        message=f"{expected.value:,} access patterns are expected, {count:,} {verb} listed",
        label=f"{count:,} {verb} listed",
        subject="application.expected_patterns",
        help=f"{cure}, or correct the number if the business changed its list",
    )

"""REQ012: a traffic group with a pattern that does not exist."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ012", "unknown-group-pattern", Severity.ERROR, needs_whole_model=True)
def unknown_group_pattern(model: Model) -> Iterator[Finding]:
    """A traffic group lists a pattern that the requirements do not know.

    ## Why

    The traffic stated for a group is compared with the sum of its patterns. A pattern that was
    renumbered or removed would silently be missing from that sum.

    ## Bad

    ```yaml
    application:
      name: City library
      traffic:
        groups:
          browsing: {stated: 250, patterns: [1, 9]}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250}
    ```

    ## Good

    ```yaml
    application:
      name: City library
      traffic:
        groups:
          browsing: {stated: 250, patterns: [1]}
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250}
    ```
    """
    for group in model.application.groups:
        for number in group.patterns:
            if number.value in model.patterns:
                continue
            yield Finding(
                at=number.at,
                message=(
                    f"traffic group `{group.name.value}` lists pattern `{number.value}`, "
                    "which the requirements do not know"
                ),
                label="no such pattern",
                subject=f"application.traffic.groups.{group.name.value}",
                help="write the number of an access pattern, or remove it from the group",
            )

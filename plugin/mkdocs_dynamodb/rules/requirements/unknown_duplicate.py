"""REQ011: a duplicate of nothing, or of itself."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.duplicates import find_circles
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ011", "unknown-duplicate", Severity.ERROR, needs_whole_model=True)
def unknown_duplicate(model: Model) -> Iterator[Finding]:
    """A pattern is marked `duplicate_of` a pattern that does not exist, or in the end of itself.

    ## Why

    A duplicate is answered by the pattern that it repeats and needs no answer of its own. Where
    that pattern does not exist, or repeats this one in turn, nothing answers either of them.

    ## Bad

    ```yaml
    access_patterns:
      5: {name: Upgrade a user to seller, type: update, rps: 0.1}
      45: {name: Become a seller, type: update, rps: 0.1, duplicate_of: 50}
    ```

    ## Good

    ```yaml
    access_patterns:
      5: {name: Upgrade a user to seller, type: update, rps: 0.1}
      45: {name: Become a seller, type: update, rps: 0.1, duplicate_of: 5}
    ```
    """
    for pattern in model.patterns.values():
        named = pattern.duplicate_of
        if named is not None and named.value not in model.patterns:
            yield Finding(
                at=named.at,
                message=(
                    f"pattern {pattern.number.value} repeats pattern `{named.value}`, "
                    "which the requirements do not know"
                ),
                label="no such pattern",
                subject=pattern.subject,
                help="write the number of the pattern that it repeats, or drop `duplicate_of`",
            )
    for circle in find_circles(model.patterns):
        yield _circle_finding(model, circle)


def _circle_finding(model: Model, circle: tuple[str, ...]) -> Finding:
    pattern, *others = (model.patterns[number] for number in circle)
    places = [other.duplicate_of.at for other in others if other.duplicate_of]
    what = "of itself" if not others else f"of pattern {circle[1]}, which leads back to it"
    return Finding(
        at=pattern.duplicate_of.at if pattern.duplicate_of else pattern.number.at,
        message=f"pattern {pattern.number.value} is marked as a duplicate {what}",
        label="leads back here",
        subject=pattern.subject,
        related=tuple(Related(at, "on the way back") for at in places[:5]),
        help="keep `duplicate_of` on the later pattern only",
    )

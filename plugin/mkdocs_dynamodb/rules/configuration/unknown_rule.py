"""CFG002: a rule code that is not in the catalogue."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.rules.registry import review_rule
from mkdocs_dynamodb.rules.review import Review
from mkdocs_dynamodb.source.shape import nearest


@review_rule("CFG002", "unknown-rule", Severity.ERROR)
def unknown_rule(review: Review) -> Iterator[Finding]:
    """A setting or an acceptance names a rule that does not exist.

    ## Why

    A severity for a misspelt code changes nothing, and an acceptance of it accepts nothing; both
    look as if they did. `mkdocs-dynamodb rules` lists all codes.

    ## Bad

    ```yaml title="mkdocs.yml"
    plugins:
      - dynamodb:
          rules: {OPS01: warning}
    ```

    ## Good

    ```yaml title="mkdocs.yml"
    plugins:
      - dynamodb:
          rules: {OPS001: warning}
    ```
    """
    for code, level in review.settings.rules.items():
        if code not in review.known_codes:
            yield Finding(
                at=level.at,
                message=f"there is no rule `{code}`",
                subject="mkdocs.yml",
                help=_cure(code, review),
            )
    for acceptance in review.acceptances:
        if acceptance.rule not in review.known_codes:
            named = f"there is no rule `{acceptance.rule}`"
            yield Finding(
                at=acceptance.at,
                message=named if acceptance.rule else "this comment names no rule",
                label="accepts nothing",
                subject=acceptance.subject,
                help=_cure(acceptance.rule, review),
            )


def _cure(code: str, review: Review) -> str:
    named = review.code_of_name.get(code.lower())
    if named is not None:
        return f"write its code: `{named}`"
    if not code:
        return "write the code of the rule into the brackets"
    return nearest(code.upper(), sorted(review.known_codes)) or (
        "`mkdocs-dynamodb rules` lists the codes"
    )

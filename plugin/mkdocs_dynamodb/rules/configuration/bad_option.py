"""CFG001: an option in the plugin's block that means nothing."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.rules.registry import review_rule
from mkdocs_dynamodb.rules.review import Review


@review_rule("CFG001", "bad-option", Severity.ERROR)
def bad_option(_: Review) -> Iterator[Finding]:
    """The plugin's block in `mkdocs.yml` has an option or a value that does not exist.

    ## Why

    A misspelt option would be ignored, and the site would be checked with other settings than its
    authors believe. The options are listed in the plugin reference.

    ## Bad

    ```yaml title="mkdocs.yml"
    plugins:
      - dynamodb:
          fail_onn: warning
    ```

    ## Good

    ```yaml title="mkdocs.yml"
    plugins:
      - dynamodb:
          fail_on: warning
    ```
    """
    return iter(())

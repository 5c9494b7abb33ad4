"""WRK009: a workshop without pages."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

no_content = trouble_rule(
    "WRK009",
    TroubleKind.NO_CONTENT,
    """
    The folder that the option `workshop` names holds no page.

    ## Why

    The path is relative to `mkdocs.yml`. A folder that is not there would give a site without
    the workshop, and nobody would be told.

    ## Bad

    ```yaml title="mkdocs.yml"
    plugins:
      - dynamodb:
          models: []
          workshop: {content: contents/}
    ```

    ## Good

    ```yaml title="mkdocs.yml"
    plugins:
      - dynamodb:
          models: []
          workshop: {content: content/}
    ```
    """,
    Severity.ERROR,
)

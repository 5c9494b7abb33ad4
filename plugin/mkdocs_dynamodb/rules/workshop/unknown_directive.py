"""WRK001: a directive that nobody knows."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

unknown_directive = trouble_rule(
    "WRK001",
    TroubleKind.UNKNOWN_DIRECTIVE,
    """
    A directive on a page of a workshop is not known, cannot be read, or means nothing where it is.

    ## Why

    The page shows it as it is written, which participants read as a fault of the page. Mostly
    it is a slip of the pen, or a container such as `alert` within a line of text; a leaf such
    as `::children` needs a line of its own. Shortcodes of Hugo, for which older workshops are
    written, are no directives either.

    ## Bad

    ```markdown title="content/setup.en.md"
    ::allert[Stop the instance when you leave.]{type="warning"}
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    ::alert[Stop the instance when you leave.]{type="warning"}
    ```
    """,
    Severity.WARNING,
)

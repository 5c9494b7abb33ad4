"""WRK004: a link that leads nowhere."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

broken_link = trouble_rule(
    "WRK004",
    TroubleKind.BROKEN_LINK,
    """
    A link on a page of a workshop leads to no page and no file.

    ## Why

    Links resolve as in a browser, with every page as a folder: from `content/setup.en.md`,
    which is served as `/setup/`, the page beside it is `../queries`. The built page shows the
    words without the link, since a link to nothing costs each participant a minute.

    ## Bad

    ```markdown title="content/setup.en.md"
    Go on with [queries](queries).
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    Go on with [queries](../queries).
    ```
    """,
    Severity.WARNING,
)

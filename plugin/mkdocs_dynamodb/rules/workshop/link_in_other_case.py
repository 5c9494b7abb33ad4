"""WRK006: a link in other letters than its file."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

link_in_other_case = trouble_rule(
    "WRK006",
    TroubleKind.LINK_IN_OTHER_CASE,
    """
    A link differs from its file only in capital and small letters.

    ## Why

    Workshop Studio finds such a page or file all the same, but most web servers do not. The
    built page is repaired; the source works nowhere else until it is, too.

    ## Bad

    ```markdown title="content/setup.en.md"
    Go on with [queries](../Queries).
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    Go on with [queries](../queries).
    ```
    """,
    Severity.NOTE,
)

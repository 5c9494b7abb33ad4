"""WRK002: a parameter without a value."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import trouble_rule
from mkdocs_dynamodb.workshop.troubles import TroubleKind

unknown_parameter = trouble_rule(
    "WRK002",
    TroubleKind.UNKNOWN_PARAMETER,
    """
    `:param` names a key that the file of parameters does not have.

    ## Why

    A parameter stands for what differs from event to event, such as a Region or an address.
    Without its value the page shows the directive, and a link that it is part of leads nowhere.

    ## Bad

    ```markdown title="content/setup.en.md"
    Work in the Region :param{key="regoin"}.
    ```

    ## Good

    ```markdown title="content/setup.en.md"
    Work in the Region :param{key="region"}.
    ```
    """,
    Severity.WARNING,
)

"""SCH005: a value that is not well formed."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

wrong_form = fault_rule(
    "SCH005",
    FaultKind.WRONG_FORM,
    """
    A value is of the right kind, but empty, out of its range or not written as expected.

    ## Why

    A negative rate, an empty name or a list without entries says nothing that can be checked, so
    that the thing it belongs to is left out of all other checks.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: -250}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    ```
    """,
)

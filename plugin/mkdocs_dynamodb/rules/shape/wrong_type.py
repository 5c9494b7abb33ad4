"""SCH002: a value of another kind than expected."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

wrong_type = fault_rule(
    "SCH002",
    FaultKind.WRONG_TYPE,
    """
    A value is of another kind than the model format asks for.

    ## Why

    A list where text is expected, or text where a number is expected, cannot be used; what it was
    meant to say is unknown, so that the thing it belongs to is left out of all other checks.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250 RPS}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    ```
    """,
)

"""SCH003: a key that must be there."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

missing_key = fault_rule(
    "SCH003",
    FaultKind.MISSING_KEY,
    """
    A key is missing without which its part of the model means nothing.

    ## Why

    A table without a partition key, or an access pattern without a name and a type, cannot be read
    as one; it is left out of all other checks until it is whole.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, rps: 250}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    ```
    """,
)

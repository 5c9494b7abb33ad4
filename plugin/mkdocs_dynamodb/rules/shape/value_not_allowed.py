"""SCH004: a word outside a fixed list."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

value_not_allowed = fault_rule(
    "SCH004",
    FaultKind.VALUE_NOT_ALLOWED,
    """
    A value is not one of the words that its key allows.

    ## Why

    Some keys choose from a short list, such as the operations of the DynamoDB API. Another word
    means nothing, so that the thing it belongs to is left out of all other checks.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: get, rps: 250}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    ```
    """,
)

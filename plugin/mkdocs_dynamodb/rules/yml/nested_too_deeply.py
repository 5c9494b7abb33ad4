"""YML009: nesting without measure."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

nested_too_deeply = fault_rule(
    "YML009",
    FaultKind.NESTED_TOO_DEEPLY,
    """
    Values are nested more deeply than a hundred levels.

    ## Why

    The deepest value of a model stands fifteen levels down; DynamoDB itself allows 32 levels
    inside an item (Developer Guide, Quotas in Amazon DynamoDB). A hundred brackets in a row are an
    accident, or an attack on the reader.

    ## Bad

    A value that opens a hundred and one brackets before it closes any.

    ## Good

    ```yaml
    scratchpad:
      Loans: [Expire after a year.]
    ```
    """,
)

"""SCH001: a key that the format does not know."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

unknown_key = fault_rule(
    "SCH001",
    FaultKind.UNKNOWN_KEY,
    """
    A key is not part of the model format.

    ## Why

    A misspelt key would be ignored, and with it whatever it says: `sort_kye` gives a table without
    a sort key. The keys of each part are listed in the reference of the model format.

    ## Bad

    ```yaml
    tables:
      Library: {partition_key: PK, sort_kye: SK}
    ```

    ## Good

    ```yaml
    tables:
      Library: {partition_key: PK, sort_key: SK}
    ```
    """,
)

"""YML002: the same key twice in one mapping."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

duplicate_key = fault_rule(
    "YML002",
    FaultKind.DUPLICATE_KEY,
    """
    A mapping has the same key twice, so one of the two values is lost.

    ## Why

    Keys of a mapping are unique; most readers keep the last value without a word, and the first is
    lost (YAML 1.2.2, section 3.2.1.3, Node Comparison).

    ## Bad

    ```yaml
    entities:
      Member: {count: 200_000}
      Member: {count: 300_000}
    ```

    ## Good

    ```yaml
    entities:
      Member: {count: 300_000}
    ```
    """,
)

"""YML001: text that is no YAML."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

syntax_error = fault_rule(
    "YML001",
    FaultKind.SYNTAX_ERROR,
    """
    A file is not valid YAML, so nothing below the place can be read.

    ## Why

    YAML has a few characters with a meaning of their own, and indentation that counts. One quote
    or bracket too few, and a reader can only guess what the rest of the file means (YAML 1.2.2,
    chapter 7, Flow Style Productions). Rules about missing things stay silent until it is mended.

    ## Bad

    ```yaml
    entities:
      Member: {description: Has a card: green or blue}
    ```

    ## Good

    ```yaml
    entities:
      Member: {description: "Has a card: green or blue"}
    ```
    """,
)

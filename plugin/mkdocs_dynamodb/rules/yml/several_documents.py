"""YML014: a second document in a file."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

several_documents = fault_rule(
    "YML014",
    FaultKind.SEVERAL_DOCUMENTS,
    """
    A file holds more than one YAML document, and only the first is read.

    ## Why

    A line `---` ends a document and begins another (YAML 1.2.2, section 9.2, Streams). The
    sections after it would be missing from the model without a word.

    ## Bad

    ```yaml
    entities:
      Member: {count: 200_000}
    ---
    scratchpad: [Loans expire after a year.]
    ```

    ## Good

    ```yaml
    entities:
      Member: {count: 200_000}
    scratchpad: [Loans expire after a year.]
    ```
    """,
)

"""YML013: the merge key of YAML 1.1."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

merge_key = fault_rule(
    "YML013",
    FaultKind.MERGE_KEY,
    """
    A mapping takes keys from another one with `<<`, which YAML 1.2 does not know.

    ## Why

    The merge key was a proposal for YAML 1.1 and is in no version of the standard. Readers differ
    in what wins when both mappings have a key, so the same file could mean two designs.

    ## Bad

    ```yaml
    entities:
      Member: &member {count: 200_000}
      Guest: {<<: *member, description: Reads in the hall}
    ```

    ## Good

    ```yaml
    entities:
      Member: {count: 200_000}
      Guest: {count: 200_000, description: Reads in the hall}
    ```
    """,
)

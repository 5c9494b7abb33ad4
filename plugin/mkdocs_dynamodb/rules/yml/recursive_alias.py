"""YML005: an alias inside the value that it names."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

recursive_alias = fault_rule(
    "YML005",
    FaultKind.RECURSIVE_ALIAS,
    """
    An alias stands inside the very value that it repeats.

    ## Why

    Such a value would have no end. YAML can write it down, but no model means it.

    ## Bad

    ```yaml
    scratchpad: &notes
      Loans: [Expire after a year.]
      Again: *notes
    ```

    ## Good

    ```yaml
    scratchpad:
      Loans: &loans [Expire after a year.]
      Again: *loans
    ```
    """,
)

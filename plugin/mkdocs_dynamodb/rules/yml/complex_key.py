"""YML018: a key that is no name."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

complex_key = fault_rule(
    "YML018",
    FaultKind.COMPLEX_KEY,
    """
    A key is empty, or is a list or a mapping instead of a name.

    ## Why

    Everything in a model is found by its name. YAML allows a list, a mapping or nothing at all
    before the colon (YAML 1.2.2, section 3.2.1.1, Nodes), which is mostly a template without
    quotes: `{id}: x`.

    ## Bad

    ```yaml
    scratchpad:
      {id}: [Is a random number.]
    ```

    ## Good

    ```yaml
    scratchpad:
      "{id}": [Is a random number.]
    ```
    """,
)

"""YML004: an alias without its anchor."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

unknown_alias = fault_rule(
    "YML004",
    FaultKind.UNKNOWN_ALIAS,
    """
    An alias names an anchor that does not stand above it.

    ## Why

    `*name` repeats the value that was marked with `&name` earlier in the same file (YAML 1.2.2,
    section 7.1, Alias Nodes). Without the anchor there is no value. Often the star was meant as
    text, and then needs quotes.

    ## Bad

    ```yaml
    entities:
      Member: {description: *everyone}
    ```

    ## Good

    ```yaml
    entities:
      Member: {description: "*everyone"}
    ```
    """,
)

"""YML003: a tab where indentation is expected."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

tab_indentation = fault_rule(
    "YML003",
    FaultKind.TAB_INDENTATION,
    """
    A line is indented with a tab, which YAML does not allow.

    ## Why

    Editors show a tab as two, four or eight columns, so it says nothing about the level of a line;
    indentation is made of spaces only (YAML 1.2.2, section 6.1, Indentation Spaces).

    ## Bad

    ```yaml
    entities:
    \tMember: {count: 200_000}
    ```

    ## Good

    ```yaml
    entities:
      Member: {count: 200_000}
    ```
    """,
)

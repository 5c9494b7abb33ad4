"""CFG006: a comment that is to accept a finding and is not read."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

acceptance_without_brackets = fault_rule(
    "CFG006",
    FaultKind.ACCEPTANCE_WITHOUT_BRACKETS,
    """
    A comment looks as if it accepted a finding, and has no rule in brackets.

    ## Why

    Only `# dynamodb: ignore[CODE] reason` accepts; any other comment is text. The finding stays,
    and whoever wrote the comment believes that it is settled.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read}  # dynamodb: ignore REQ001 not measured yet
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read}  # dynamodb: ignore[REQ001] not measured yet
    ```
    """,
    Severity.WARNING,
)

"""YML010: a file that says nothing."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

empty_file = fault_rule(
    "YML010",
    FaultKind.EMPTY_FILE,
    """
    A model file is empty, or holds only comments.

    ## Why

    A file of a model is there to say something; an empty one is often the trace of a save that
    went wrong, or of a merge that lost its text.

    ## Bad

    ```yaml
    # entities follow here
    ```

    ## Good

    ```yaml
    entities:
      Member:
    ```
    """,
)

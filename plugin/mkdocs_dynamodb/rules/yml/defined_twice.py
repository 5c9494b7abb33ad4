"""YML016: one thing defined in two places."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

defined_twice = fault_rule(
    "YML016",
    FaultKind.DEFINED_TWICE,
    """
    Two places of a model define the same thing.

    ## Why

    The files of a model are merged by their top-level keys. If two of them define the same table
    or access pattern, which one counts would hang on the names of the files.

    ## Bad

    The files `tables.yml` and `design.yml` of one model both hold:

    ```text
    tables:
      Library: {partition_key: PK}
    ```

    ## Good

    ```yaml
    tables:
      Library: {partition_key: PK}
    ```
    """,
)

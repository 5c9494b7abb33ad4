"""YML019: a number sign that cuts a value short."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

value_cut_by_comment = fault_rule(
    "YML019",
    FaultKind.VALUE_CUT_BY_COMMENT,
    """
    A `#` after a space ends a value that seems to go on.

    ## Why

    A number sign after a space begins a comment (YAML 1.2.2, section 6.6, Comments), so the rest
    of a key template such as `ORDER #{order_id}` is lost without a word, and all items get the
    same key. A comment with a space after its `#` is never reported.

    ## Bad

    ```yaml
    tables:
      Shop:
        partition_key: PK
        entities:
          Order:
            keys: {PK: id}
            attributes: {id: S}
        items:
          - Order:
              id: ORDER #17
    ```

    ## Good

    ```yaml
    tables:
      Shop:
        partition_key: PK
        entities:
          Order:
            keys: {PK: id}
            attributes: {id: S}
        items:
          - Order:
              id: "ORDER #17"
    ```
    """,
    Severity.WARNING,
)

"""YML015: a number that is no figure."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

number_out_of_range = fault_rule(
    "YML015",
    FaultKind.NUMBER_OUT_OF_RANGE,
    """
    A number is infinite, no number at all, or too long to compute with.

    ## Why

    Figures of a model are added and multiplied for the pages. A number of DynamoDB has at most 38
    digits and lies between 1E-130 and 9.99E+125 (Developer Guide, Constraints in Amazon DynamoDB).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: .inf}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member, type: read, rps: 250}
    ```
    """,
)

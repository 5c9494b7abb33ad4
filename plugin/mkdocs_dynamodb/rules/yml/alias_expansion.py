"""YML006: aliases that grow without measure."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

alias_expansion = fault_rule(
    "YML006",
    FaultKind.ALIAS_EXPANSION,
    """
    The aliases of a file stand for more values than any model has.

    ## Why

    A list of ten aliases to a list of ten aliases, and so on nine times, is a small file with a
    billion values: an old way to exhaust the memory of a reader. The aliases of a file may stand
    for 50,000 values in all.

    ## Bad

    Each line repeats the one above it ten times:

    ```text
    a: &a [x, x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
    ```

    ## Good

    ```yaml
    scratchpad:
      Loans: &loans [Expire after a year.]
      Again: *loans
    ```
    """,
)

"""DSG045: a decision that does not tell all that the method asks for."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("DSG045", "incomplete-decision", Severity.NOTE, looks_at=Extent.FRAME)
def incomplete_decision(model: Model) -> Iterator[Finding]:
    """A decision lacks alternatives, its reason, trade-offs, a way back, or what to watch.

    ## Why

    A choice without alternatives was no decision, and one without a way back and something to watch
    cannot be corrected in time. The method records all five with each decision (AWS Samples, MySQL
    to DynamoDB modernizer, design decision framework).

    ## Bad

    ```yaml
    decisions:
      Items with their order:
        type: table-structure
        choice: Orders and their items share a partition key
        why: They are written at once
    ```

    ## Good

    ```yaml
    decisions:
      Items with their order:
        type: table-structure
        alternatives: {A table for the items: Each page of an order would read two tables}
        choice: Orders and their items share a partition key
        why: They are written at once
        trade_offs: Both have the same backups and the same stream
        rollback: Copy the items to a table of their own; their keys stay the same
        monitoring: Read units a request of pattern 31
    ```
    """
    for decision in model.decisions.values():
        if decision.missing:
            yield Finding(
                at=decision.name.at,
                message=f"decision `{decision.name.value}` does not tell "
                f"{listed_names(decision.missing)}",
                label="incomplete",
                subject=decision.subject,
                help=f"add {listed_names(decision.missing)}",
            )

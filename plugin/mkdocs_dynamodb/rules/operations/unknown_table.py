"""OPS020: a step that names a table which does not exist."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import parts_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS020", "unknown-table", Severity.ERROR, needs_whole_model=True, looks_at=Extent.PATTERN)
def unknown_table(model: Model) -> Iterator[Finding]:
    """A step names a table that the model does not have.

    ## Why

    Nothing can be said about the step: not whether its keys fit, nor what it costs. DynamoDB
    answers `ResourceNotFoundException`. Names of tables are case-sensitive (Developer Guide,
    Supported data types and naming rules).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show an account, type: read, rps: 5, inputs: [account_id]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S}}
    mapping:
      1: {operation: GetItem, table: Acounts, entity: Account}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show an account, type: read, rps: 5, inputs: [account_id]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S}}
    mapping:
      1: {operation: GetItem, table: Accounts, entity: Account}
    ```
    """
    for _, answer, step in model.steps():
        named = [part.table for part in parts_of(step) if part.table is not None]
        for table in {table.at: table for table in named}.values():
            if table.value not in model.tables:
                yield Finding(
                    at=table.at,
                    message=(
                        f"pattern {answer.number.value} names table `{table.value}`, "
                        "which the model does not have"
                    ),
                    label="no such table",
                    subject=step.subject,
                    help=nearest(table.value, model.tables) or "declare it under `tables`",
                )

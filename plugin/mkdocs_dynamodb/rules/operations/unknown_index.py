"""OPS021: a search that names an index which does not exist."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule("OPS021", "unknown-index", Severity.ERROR, needs_whole_model=True, looks_at=Extent.PATTERN)
def unknown_index(model: Model) -> Iterator[Finding]:
    """A query or scan names an index that its table does not have.

    ## Why

    DynamoDB answers `The table does not have the specified index`. Names of indexes belong to
    their table and are case-sensitive (Developer Guide, Supported data types and naming rules).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Find an account, type: read, rps: 5, inputs: [email]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, email: S}}
    mapping:
      1: {operation: Query, table: Accounts, index: ByEmail, where: {email: "{email}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Find an account, type: read, rps: 5, inputs: [email]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, email: S}}
        indexes:
          ByEmail: {partition_key: email}
    mapping:
      1: {operation: Query, table: Accounts, index: ByEmail, where: {email: "{email}"}}
    ```
    """
    for _, answer, step in model.steps():
        table, index = model.table_of(step), step.index
        if table is None or index is None or not step.is_search or index.value in table.indexes:
            continue
        known = ", ".join(f"`{name}`" for name in table.indexes)
        cure = f"indexes of {table.name.value}: {known}" if known else "declare it in the table"
        yield Finding(
            at=index.at,
            message=(
                f"pattern {answer.number.value} names index `{index.value}`, "
                f"which {table.name.value} does not have"
            ),
            label="no such index",
            subject=step.subject,
            help=nearest(index.value, table.indexes) or cure,
        )

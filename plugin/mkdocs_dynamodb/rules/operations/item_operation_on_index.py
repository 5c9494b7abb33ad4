"""OPS010: an operation on items that names an index."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import parts_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS010", "item-operation-on-index", Severity.ERROR, looks_at=Extent.PATTERN)
def item_operation_on_index(model: Model) -> Iterator[Finding]:
    """An operation that cannot use an index names one.

    ## Why

    Only Query and Scan read indexes. GetItem, BatchGetItem, transactions and all writes address
    items by the primary key of their table; index entries need not even be unique (Developer
    Guide, Using Global Secondary Indexes).

    ## Bad

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
      1: {operation: GetItem, table: Accounts, index: ByEmail, where: {email: "{email}"}}
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
        if step.is_search:
            continue
        named = [part.index for part in parts_of(step) if part.index is not None]
        for index in {index.at: index for index in named}.values():
            cure = "leave `index` out"
            if step.reads:
                cure = "use Query, or leave `index` out and give the key of the table"
            yield Finding(
                at=index.at,
                message=(
                    f"pattern {answer.number.value} names index `{index.value}` "
                    f"in {step.operation.value}"
                ),
                label="reads no index" if step.reads else "writes to tables only",
                subject=step.subject,
                help=cure,
            )

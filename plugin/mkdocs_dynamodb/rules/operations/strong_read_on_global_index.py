"""OPS009: a strongly consistent read of a global index."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.targets import is_strong, target_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS009", "strong-read-on-global-index", Severity.ERROR, looks_at=Extent.PATTERN)
def strong_read_on_global_index(model: Model) -> Iterator[Finding]:
    """A read with strong consistency goes to a global secondary index.

    ## Why

    A global index follows its table with a delay. DynamoDB refuses a consistent read of it:
    `Consistent reads are not supported on global secondary indexes` (Developer Guide, Using Global
    Secondary Indexes). Tables and local indexes can be read consistently.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Find an account, type: read, rps: 5, inputs: [email], consistency: strong}
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

    ## Good

    ```yaml
    access_patterns:
      1: {name: Find an account, type: read, rps: 5, inputs: [email], consistency: strong}
    tables:
      AccountEmails:
        partition_key: email
        entities:
          AccountEmail: {role: unique-claim, attributes: {email: S, account_id: S}}
    mapping:
      1: {operation: GetItem, table: AccountEmails, entity: AccountEmail}
    ```
    """
    for pattern, answer, step in model.steps():
        target = target_of(model, step)
        if target is None or step.index is None or not target.is_global_index:
            continue
        if not is_strong(step, pattern):
            continue
        related: tuple[Related, ...] = ()
        cure = "set `consistency: eventual` for this step if the caller can bear it"
        if step.consistency is None and pattern is not None and pattern.consistency is not None:
            related = (Related(pattern.consistency.at, "the pattern asks for it here"),)
        elif step.consistency is not None:
            cure = "ask for `eventual`"
        yield Finding(
            at=step.index.at if step.consistency is None else step.consistency.at,
            message=(
                f"pattern {answer.number.value} reads global index "
                f"{target.name} with strong consistency"
            ),
            label="always eventual",
            subject=step.subject,
            related=related,
            help=f"{cure}, or read the table",
        )

"""OPS030: an answer that does not do what its pattern is for."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import READ_OPERATIONS
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS030", "operation-contradicts-type", Severity.ERROR, looks_at=Extent.PATTERN)
def operation_contradicts_type(model: Model) -> Iterator[Finding]:
    """A pattern that reads is answered by writes alone, or one that changes data by reads alone.

    ## Why

    The caller does not get what the pattern promises. Either the type of the pattern is wrong, and
    with it the traffic counted as reads and writes, or a step is missing.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Close an account, type: delete, rps: 1, inputs: [account_id]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S}}
    mapping:
      1: {operation: GetItem, table: Accounts, entity: Account}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Close an account, type: delete, rps: 1, inputs: [account_id]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S}}
    mapping:
      1: {operation: DeleteItem, table: Accounts, entity: Account}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or not answer.steps:
            continue
        reading = [step.operation.value in READ_OPERATIONS for step in answer.steps]
        if pattern.type.value == PatternType.READ and not any(reading):
            what, cure = "only writes", "add the step that reads, or correct the type"
        elif pattern.changes_data and all(reading):
            what, cure = "only reads", "add the step that writes, or correct the type"
        else:
            continue
        yield Finding(
            at=answer.steps[0].operation.at,
            message=f"pattern {number} is of type {pattern.type.value}, but its answer {what}",
            label=what,
            subject=answer.subject,
            related=(Related(pattern.type.at, "type of the pattern"),),
            help=cure,
        )

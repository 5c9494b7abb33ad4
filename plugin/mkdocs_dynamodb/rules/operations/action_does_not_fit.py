"""OPS028: an action that its batch or transaction does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.arguments import fitting_verbs
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_IN_BATCH = frozenset({"update", "check"})
"""Verbs that OPS016 speaks of."""


@rule("OPS028", "action-does-not-fit", Severity.ERROR, looks_at=Extent.PATTERN)
def action_does_not_fit(model: Model) -> Iterator[Finding]:
    """An action of a batch or transaction is none that the operation can do.

    ## Why

    TransactGetItems and BatchGetItem only get; TransactWriteItems puts, updates, deletes and checks
    conditions; BatchWriteItem puts and deletes (API Reference). One action does one of these.

    ## Bad

    ```yaml
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, balance: N}}
    mapping:
      1:
        operation: TransactWriteItems
        table: Accounts
        actions:
          - {get: Account, where: {account_id: a1}}
          - {update: Account, where: {account_id: a2}, set: {balance: 0}}
    ```

    ## Good

    ```yaml
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, balance: N}}
    mapping:
      1:
        operation: TransactWriteItems
        table: Accounts
        actions:
          - {check: Account, where: {account_id: a1}, condition: "balance > :0"}
          - {update: Account, where: {account_id: a2}, set: {balance: 0}}
    ```
    """
    for _, answer, step in model.steps():
        operation, number = step.operation.value, answer.number.value
        fitting = fitting_verbs(operation)
        for action in step.actions if fitting else ():
            verb = action.verb.value
            if verb in fitting or (operation == "BatchWriteItem" and verb in _IN_BATCH):
                continue
            words = ", ".join(f"`{word}`" for word in sorted(fitting))
            if not verb:
                what, cure = "does nothing", f"name an entity after one of {words}"
            elif "+" in verb:
                what, cure = f"does two things: {verb.replace('+', ' and ')}", "make it two actions"
            else:
                what, cure = f"is `{verb}`", f"use one of {words}, or another operation"
            yield Finding(
                at=action.at,
                message=f"an action of {operation} in pattern {number} {what}",
                label=f"{operation} takes {words}",
                subject=action.subject,
                help=cure,
            )

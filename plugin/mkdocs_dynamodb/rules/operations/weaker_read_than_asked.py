"""OPS043: a read with eventual consistency where the pattern asks for strong."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS043", "weaker-read-than-asked", Severity.ERROR, looks_at=Extent.PATTERN)
def weaker_read_than_asked(model: Model) -> Iterator[Finding]:
    """An answer reads with eventual consistency only, and its pattern must see every write.

    Silent where one of its reads is strongly consistent: the others may find the key for that one.

    ## Why

    An eventually consistent read may not show a write that was completed a moment before
    (Developer Guide, DynamoDB read consistency). The requirement says that this is not enough.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show the balance, type: read, rps: 5, inputs: [account_id], consistency: strong}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, balance: N}}
    mapping:
      1: {operation: GetItem, table: Accounts, entity: Account, consistency: eventual}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show the balance, type: read, rps: 5, inputs: [account_id], consistency: strong}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, balance: N}}
    mapping:
      1: {operation: GetItem, table: Accounts, entity: Account}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        asked = None if pattern is None else pattern.consistency
        given = [step.consistency for step in answer.steps if step.reads]
        weak = [each for each in given if each is not None and each.value == "eventual"]
        if asked is None or asked.value != "strong" or not weak or len(weak) < len(given):
            continue
        yield Finding(
            at=weak[-1].at,
            message=f"pattern {number} must see every earlier write, "
            "and its answer reads with eventual consistency",
            label="weaker than asked",
            subject=answer.subject,
            related=(Related(asked.at, "asked for here"),),
            help="leave `consistency` out, so that the step reads as the pattern asks",
        )

"""COV008: an answer to a pattern that needs no database."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("COV008", "answer-not-needed", Severity.WARNING)
def answer_not_needed(model: Model) -> Iterator[Finding]:
    """The mapping gives steps to an access pattern of type `none`.

    A pattern that is `served_by` another service may have steps: a search service that gives back
    keys, and a BatchGetItem for the items, are a common pair.

    ## Why

    Either the pattern does need the database, and its type is wrong, or the request is made for
    nothing and paid for at the rate of the pattern.

    ## Bad

    ```yaml
    access_patterns:
      6:
        name: Log a user out
        type: none
        rps: 250
        inputs: [token]
        because: the browser drops its token
    tables:
      Sessions: {partition_key: token, entities: {Session: {attributes: {token: S}}}}
    mapping:
      6: {operation: DeleteItem, table: Sessions, entity: Session}
    ```

    ## Good

    ```yaml
    access_patterns:
      6: {name: Log a user out, type: delete, rps: 250, inputs: [token]}
    tables:
      Sessions: {partition_key: token, entities: {Session: {attributes: {token: S}}}}
    mapping:
      6: {operation: DeleteItem, table: Sessions, entity: Session}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or pattern.type.value != PatternType.NONE or not answer.steps:
            continue
        yield Finding(
            at=answer.at,
            message=f"the mapping answers pattern {number}, which needs no database",
            label="answered nevertheless",
            subject=answer.subject,
            related=(Related(pattern.type.at, "asks nothing of a database"),),
            help="remove the answer, or give the pattern the type of what it does",
        )

"""COV001: an access pattern that nothing answers."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.coverage import PatternStatus, pattern_status
from mkdocs_dynamodb.rules.registry import rule


@rule("COV001", "pattern-without-answer", Severity.ERROR, needs_whole_model=True)
def pattern_without_answer(model: Model) -> Iterator[Finding]:
    """An access pattern that needs the database has no mapping, or a mapping without steps.

    A pattern marked `duplicate_of` is answered by the pattern that it repeats.

    ## Why

    A design is finished when every question has an answer. In DynamoDB a question that was left
    out may need another key or index, and keys cannot be changed once a table holds data
    (Developer Guide, NoSQL design for DynamoDB).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, inputs: [member_id]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 250, inputs: [member_id]}
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    mapping:
      1: {operation: GetItem, table: Members, entity: Member}
    ```
    """
    for number, pattern in model.patterns.items():
        if pattern_status(model, pattern) is not PatternStatus.UNANSWERED:
            continue
        answer = model.answers.get(number)
        yield Finding(
            at=pattern.number.at,
            message=f"pattern {number} has {'no answer' if answer is None else 'an empty answer'}",
            label="not answered",
            subject=pattern.subject,
            related=() if answer is None else (Related(answer.at, "says no operation"),),
            help=f"add `{number}` to `mapping`, or say with `served_by` who answers it instead"
            if answer is None
            else f"give `{number}` in `mapping` an `operation`, or `steps`",
        )

"""COV002: an answer to a question that nobody asked."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("COV002", "invented-pattern", Severity.ERROR, needs_whole_model=True, looks_at=Extent.PATTERN)
def invented_pattern(model: Model) -> Iterator[Finding]:
    """The mapping answers an access pattern that the requirements do not know.

    ## Why

    Such an answer was made up, or its pattern was renumbered or dropped. Tables and indexes that
    are there for it cost money on every write, and since no requirement says how often it is
    asked, none of that cost shows in a report.

    ## Bad

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
      2: {operation: Scan, table: Members}
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
    for number, answer in model.answers.items():
        if number in model.patterns:
            continue
        yield Finding(
            at=answer.at,
            message=f"the mapping answers pattern {number}, which the requirements do not know",
            label="no such pattern",
            subject=answer.subject,
            help=f"ask for pattern {number} in `access_patterns`, or remove its answer",
        )

"""WRK013: a stage shows a part that the model does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.parts import part_problem
from mkdocs_dynamodb.rules.registry import rule


@rule("WRK013", "stage-shows-unknown-part", Severity.WARNING, needs_whole_model=True)
def stage_shows_unknown_part(model: Model) -> Iterator[Finding]:
    """A step of a workshop stage shows a part that the model does not have.

    ## Why

    The page has a gap where the participant expects a table or a diagram. Mostly the table was
    renamed since.

    ## Bad

    ```yaml
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    stages:
      design:
        steps:
          - {text: Look at the table., show: table Member}
    ```

    ## Good

    ```yaml
    tables:
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S, name: S}}
    stages:
      design:
        steps:
          - {text: Look at the table., show: table Members}
    ```
    """
    for stage in model.stages.values():
        for subject, part in stage.shown():
            problem, _, cure = part_problem(model, part.value).partition("; ")
            if problem:
                yield Finding(at=part.at, message=problem, subject=subject, help=cure)

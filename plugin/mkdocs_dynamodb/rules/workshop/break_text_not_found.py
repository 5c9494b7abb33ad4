"""WRK011: a step of a stage changes text that is not there."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.changes import (
    Change,
    find_changes,
    find_file,
    is_made,
    places_of_changes,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.stages import Break
from mkdocs_dynamodb.rules.registry import rule
from mkdocs_dynamodb.source.shape import nearest

SHOWN = 3


@rule("WRK011", "break-text-not-found", Severity.WARNING, needs_whole_model=True)
def break_text_not_found(model: Model) -> Iterator[Finding]:
    """A step of a workshop stage changes text that does not stand in one place of its file.

    ## Why

    The page tells a participant which line to change, with its number. Where the text was edited
    since, or stands in several places, there is no such line, and the step is left out. Where the
    changed text stands there instead, a participant is at work, and nothing is said.

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
          - break:
              file: model.yml
              find: "partition_key: number"
              replace: "partition_key: no"
              expect: KEY021
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
          - break:
              file: model.yml
              find: "partition_key: member_id"
              replace: "partition_key: no"
              expect: KEY021
    ```
    """
    apart = places_of_changes(model.stages)
    for stage in model.stages.values():
        for subject, step in stage.changes():
            source = find_file(model.sources, step.file.value)
            if source is None:
                yield _no_file(model, step, subject)
                continue
            changes = find_changes(source, step, apart)
            if len(changes) != 1 and not is_made(source, step, apart):
                yield _no_place(step, subject, changes)


def _no_file(model: Model, step: Break, subject: str) -> Finding:
    return Finding(
        at=step.file.at,
        message=f"the model has no file `{step.file.value}`",
        subject=subject,
        help=nearest(step.file.value, model.sources) or "name a file below the model's folder",
    )


def _no_place(step: Break, subject: str, changes: tuple[Change, ...]) -> Finding:
    first = step.find.value.strip().partition("\n")[0]
    if not changes:
        message = f"`{first}` does not stand in `{step.file.value}`"
        cure = "copy the text from the file, as it is now"
    else:
        message = f"`{first}` stands in {len(changes)} places of `{step.file.value}`"
        cure = "take in more of the line, or the lines around it"
    places = tuple(
        Related(Span(c.source.path, c.line, 1, c.line, len(c.before[0]) + 1), "here")
        for c in changes[:SHOWN]
    )
    return Finding(at=step.find.at, message=message, subject=subject, related=places, help=cure)

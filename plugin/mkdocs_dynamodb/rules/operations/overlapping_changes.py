"""OPS034: an update that changes one attribute twice."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.expressions.document_paths import document_path
from mkdocs_dynamodb.model.expressions.tokens import place_in, read_update
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Update
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_Path = tuple[str, ...]


@rule("OPS034", "overlapping-changes", Severity.ERROR, looks_at=Extent.PATTERN)
def overlapping_changes(model: Model) -> Iterator[Finding]:
    """An update changes one attribute twice, or an attribute and a part of it.

    ## Why

    All changes of an update happen at once, so that none can build on another. DynamoDB answers
    `Two document paths overlap with each other` (API Reference, UpdateItem, UpdateExpression).

    ## Bad

    ```yaml
    tables:
      Tasks:
        partition_key: task_id
        entities:
          Task: {attributes: {task_id: S, worker?: S, state: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Tasks
        where: {task_id: t1}
        set: {worker: Ada, state: TAKEN}
        remove: [worker]
    ```

    ## Good

    ```yaml
    tables:
      Tasks:
        partition_key: task_id
        entities:
          Task: {attributes: {task_id: S, worker?: S, state: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Tasks
        where: {task_id: t1}
        set: {worker: Ada, state: TAKEN}
    ```
    """
    for _, answer, step in model.steps():
        for action in step.actions:
            first: dict[_Path, Span] = {}
            for path, at in sorted(
                _changes(action.update, model.table_of(action)), key=lambda change: len(change[0])
            ):
                above = (path[:length] for length in range(1, len(path) + 1))
                found = next((first[part] for part in above if part in first), None)
                first.setdefault(path, at)
                if found is not None:
                    name = ".".join(path).replace(".[", "[")
                    yield Finding(
                        at=at,
                        message=f"pattern {answer.number.value} changes `{name}` twice at once",
                        label="second change",
                        subject=action.subject,
                        related=(Related(found, "first change"),),
                        help="keep one of them, or make two updates",
                    )


def _changes(update: Update, table: Table | None) -> Iterator[tuple[_Path, Span]]:
    """What an update changes; an expression beside clauses is told by OPS023."""
    for name in update.changes:
        yield document_path(name.value, table), name.at
    if update.expression is not None and not update.changes:
        text, at = update.expression
        for path in read_update(text).changed:
            yield path.parts, place_in(at, text, path)

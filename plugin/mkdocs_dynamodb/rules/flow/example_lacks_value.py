"""An example lacks a value, so the pattern cannot be run."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.scopes import build_scopes
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.runs.results import build_results
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "FLO004", "example-lacks-value", Severity.NOTE, needs_whole_model=True, looks_at=Extent.PATTERN
)
def example_lacks_value(model: Model) -> Iterator[Finding]:
    """An example has no value for something that the requests need.

    ## Why

    With a whole example, the requests of a pattern run on the sample items, and the page shows what
    comes back or what changes; wrong keys and conditions show at once. Where a value is missing,
    for instance an attribute of a new item, nothing can be run, and such mistakes stay hidden.

    ## Bad

    ```yaml
    access_patterns:
      5: {name: Add a book, type: write, rps: 1, inputs: [book_id, title]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, title: S}}
    mapping:
      5: {operation: PutItem, table: Books, entity: Book, example: {book_id: b1}}
    ```

    ## Good

    ```yaml
    access_patterns:
      5: {name: Add a book, type: write, rps: 1, inputs: [book_id, title]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, title: S}}
    mapping:
      5: {operation: PutItem, table: Books, entity: Book, example: {book_id: b1, title: Emma}}
    ```
    """
    results = build_results(model)
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if not answer.example or not answer.steps or pattern is None:
            continue
        missing = results[number].missing
        if not missing:
            continue
        scope = build_scopes(model, pattern, answer)[-1]
        known = [name for name in missing if scope.knows(name)]
        if len(known) < len(missing):
            continue
        names = ", ".join(f"`{name}`" for name in known)
        yield Finding(
            at=answer.number.at,
            message=f"the example of pattern {number} has no value for {names}",
            label="so it cannot be run on the sample items",
            subject=answer.subject,
            help=f"add {names} to `example`",
        )

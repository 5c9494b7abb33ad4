"""ITM009: a set without elements."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import SET_TYPES
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM009", "empty-set", Severity.ERROR, looks_at=Extent.FRAME)
def empty_set(model: Model) -> Iterator[Finding]:
    """A set in a sample item has no elements.

    ## Why

    Lists and maps may be empty, sets may not; DynamoDB refuses the item (Developer Guide,
    Supported data types and naming rules). An update that deletes the last element deletes the
    attribute.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, tags?: SS}}
        items:
          - Book: {isbn: "9780141439587", tags: []}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, tags?: SS}}
        items:
          - Book: {isbn: "9780141439587"}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for name, value in item.written.items():
                for part in value.walk():
                    if part.type not in SET_TYPES or part.elements:
                        continue
                    yield Finding(
                        at=part.at,
                        message=f"set `{name}` of this {item.noun} is empty",
                        label=f"{part.type} without elements",
                        subject=f"{item.subject}.{name}",
                        help=f"leave `{name}` out, or declare a list (L), which may be empty",
                    )

"""ITM003: a table key that is empty."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.keys.item_keys import KeyFault, key_fault
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM003", "empty-key", Severity.ERROR, looks_at=Extent.FRAME)
def empty_key(model: Model) -> Iterator[Finding]:
    """A key attribute of the table is empty text or empty binary in a sample item.

    ## Why

    Other attributes may be empty, keys may not: a partition or sort key value has at least one
    byte, and DynamoDB refuses the write otherwise (Developer Guide, Constraints in Amazon
    DynamoDB).

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, title: S}}
        items:
          - Book: {isbn: "", title: Emma}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, title: S}}
        items:
          - Book: {isbn: "9780141439587", title: Emma}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for key in dict.fromkeys(table.keys):
                if key_fault(item.attributes, key) is not KeyFault.EMPTY:
                    continue
                name = key.name.value
                yield Finding(
                    at=item.attributes[name].at,
                    message=f"key `{name}` of this {item.noun} of {table.name.value} is empty",
                    label=f"nothing for `{name}`",
                    subject=f"{item.subject}.{name}",
                    help="write a value of at least one character",
                )

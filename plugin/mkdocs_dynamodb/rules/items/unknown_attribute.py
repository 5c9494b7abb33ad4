"""ITM012: an attribute that the entity of a sample item does not declare."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.keys.item_keys import undeclared_names
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM012", "unknown-attribute", Severity.ERROR, looks_at=Extent.FRAME)
def unknown_attribute(model: Model) -> Iterator[Finding]:
    """A sample item has an attribute that its entity does not declare.

    ## Why

    DynamoDB takes any attribute, so a misspelt name goes unnoticed: the item is stored, and keys,
    indexes and readers miss the value. Items written in full (`raw`) are free of this rule, and so
    are entities that declare no attributes.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, title?: S}}
        items:
          - Book: {isbn: "9780141439587", titel: Emma}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, title?: S}}
        items:
          - Book: {isbn: "9780141439587", title: Emma}
    ```
    """
    hints = Hints()
    for table in model.tables.values():
        for item in table.items:
            entity = None if item.is_raw else table.entities.get(item.entity.value)
            if entity is None or not entity.attributes:
                continue
            for name in undeclared_names(table, entity, item):
                unused = [known for known in entity.attributes if known not in item.written]
                yield Finding(
                    at=item.written_at[name],
                    message=f"`{entity.name.value}` declares no attribute `{name}`",
                    label="not declared",
                    subject=f"{item.subject}.{name}",
                    related=(Related(entity.name.at, f"`{entity.name.value}` is declared here"),),
                    help=hints.nearest(name, unused)
                    or f"declare `{name}` with its type, or delete it here",
                )

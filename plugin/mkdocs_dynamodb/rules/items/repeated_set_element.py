"""ITM010: a set that has an element twice."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.item_keys import Order, order_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import SET_TYPES, Value
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM010", "repeated-set-element", Severity.ERROR, looks_at=Extent.FRAME)
def repeated_set_element(model: Model) -> Iterator[Finding]:
    """A set in a sample item has the same element twice.

    ## Why

    The elements of a set are unique; DynamoDB refuses an item whose set repeats one (Developer
    Guide, Supported data types and naming rules). Numbers are the same when their values are:
    1 and 1.0.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, tags: SS}}
        items:
          - Book: {isbn: "9780141439587", tags: [novel, classic, novel]}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: isbn
        entities:
          Book: {attributes: {isbn: S, tags: SS}}
        items:
          - Book: {isbn: "9780141439587", tags: [novel, classic]}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for name, value in item.written.items():
                for first, second in _repeated(value):
                    yield Finding(
                        at=second.at,
                        message=(
                            f"set `{name}` of this {item.noun} has the element "
                            f"`{second.shown}` twice"
                        ),
                        label="second time",
                        subject=f"{item.subject}.{name}",
                        related=(Related(first.at, "first time"),),
                        help="keep one of them, or declare a list (L), which may repeat",
                    )


def _repeated(value: Value) -> Iterator[tuple[Value, Value]]:
    for part in value.walk():
        if part.type not in SET_TYPES:
            continue
        seen: dict[Order | str, Value] = {}
        for element in part.elements:
            is_text_for_number = element.type == "N" and element.number is None
            key = str(element.content) if is_text_for_number else order_of(element)
            first = seen.setdefault(key, element)
            if first is not element:
                yield first, element

"""ITM017: lists and maps inside each other, more than DynamoDB allows."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.limits import MAX_NESTING
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("ITM017", "value-nested-too-deeply", Severity.ERROR, looks_at=Extent.FRAME)
def value_nested_too_deeply(model: Model) -> Iterator[Finding]:
    """An attribute of a sample item nests lists and maps deeper than DynamoDB allows.

    ## Why

    Lists and maps may be nested 32 levels deep, counting the value at the bottom; DynamoDB refuses
    an item that goes deeper (Developer Guide, Constraints in Amazon DynamoDB).

    ## Bad

    ```yaml
    tables:
      Trees:
        partition_key: id
        entities:
          Tree: {attributes: {id: S, root: L}}
        items:
          - Tree:
              id: t1
              root: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[leaf]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    ## Good

    ```yaml
    tables:
      Trees:
        partition_key: id
        sort_key: path
        entities:
          Node: {attributes: {id: S, path: S}}
        items:
          - Node: {id: t1, path: root/branch/twig/leaf}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            for name, value in item.written.items():
                levels = _levels(value)
                if levels <= MAX_NESTING:
                    continue
                yield Finding(
                    at=value.at,
                    message=(
                        f"`{name}` of this {item.noun} is nested {levels} levels deep, "
                        f"{MAX_NESTING} are allowed"
                    ),
                    label=f"{levels} levels",
                    subject=f"{item.subject}.{name}",
                    help="store the inner parts as items of their own",
                )


def _levels(value: Value) -> int:
    """Levels of a value; one of a scalar, a set, or an empty list or map.

    The measured limit: 31 maps around a value are accepted, 32 refused.
    """
    if isinstance(value.content, dict):
        return 1 + max(map(_levels, value.content.values()), default=0)
    if value.type == "L":
        return 1 + max(map(_levels, value.elements), default=0)
    return 1

"""VPT002: two viewpoints that a reader cannot tell apart."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.viewpoints import Viewpoint
from mkdocs_dynamodb.rules.registry import rule


@rule("VPT002", "same-viewpoint-twice", Severity.WARNING)
def same_viewpoint_twice(model: Model) -> Iterator[Finding]:
    """Two viewpoints show the same entities, or have the same title.

    The order in which a viewpoint lists its entities makes no difference.

    ## Why

    Two entries of the navigation lead to the same diagram, or have the same name. A reader opens
    both to find out which one is meant, and whoever edits the model mends one of them.

    ## Bad

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    viewpoints:
      ordering: {entities: [Order, OrderItem]}
      checkout: {entities: [OrderItem, Order]}
    ```

    ## Good

    ```yaml
    entities: {Order: {}, OrderItem: {}, CartItem: {}}
    viewpoints:
      ordering: {entities: [Order, OrderItem]}
      checkout: {entities: [CartItem, Order]}
    ```
    """
    shown: dict[frozenset[str], Viewpoint] = {}
    titled: dict[str, Viewpoint] = {}
    for viewpoint in model.viewpoints.values():
        first = shown.setdefault(frozenset(viewpoint.names), viewpoint)
        if first is not viewpoint:
            yield _finding(viewpoint, first, "shows the same entities as")
            continue
        first = titled.setdefault(viewpoint.title.value.strip().casefold(), viewpoint)
        if first is not viewpoint:
            yield _finding(viewpoint, first, "has the same title as")


def _finding(second: Viewpoint, first: Viewpoint, how: str) -> Finding:
    return Finding(
        at=second.name.at,
        message=f"viewpoint `{second.name.value}` {how} `{first.name.value}`",
        label="second one",
        subject=second.subject,
        related=(Related(first.name.at, "first one"),),
        help="keep one of them, or say how they differ",
    )

"""VPT003: an entity that was forgotten when a model was split into viewpoints."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.viewpoints import viewpoints_of
from mkdocs_dynamodb.rules.registry import rule

MOST_LEFT_OUT = 4
"""One entity in so many may be left out; where there are more, nobody meant to show them all."""


@rule("VPT003", "entity-in-no-viewpoint", Severity.NOTE, needs_whole_model=True)
def entity_in_no_viewpoint(model: Model) -> Iterator[Finding]:
    """An entity is in no viewpoint, though nearly all others are in one.

    The rule speaks up only where there are two viewpoints or more, and three quarters of the
    entities of the requirements are in one of them. Viewpoints that show a few entities on purpose
    are left alone.

    ## Why

    Whoever looks at the design by its viewpoints never comes upon this entity. Mostly it was added
    after the model had been split.

    ## Bad

    ```yaml
    entities: {Order: {}, OrderItem: {}, Product: {}, Category: {}, Review: {}}
    viewpoints:
      ordering: {entities: [Order, OrderItem]}
      catalogue: {entities: [Product, Category]}
    ```

    ## Good

    ```yaml
    entities: {Order: {}, OrderItem: {}, Product: {}, Category: {}, Review: {}}
    viewpoints:
      ordering: {entities: [Order, OrderItem]}
      catalogue: {entities: [Product, Category, Review]}
    ```
    """
    shown = viewpoints_of(model.viewpoints.values())
    left = [entity for name, entity in model.entities.items() if name not in shown]
    if len(model.viewpoints) < 2 or len(left) * MOST_LEFT_OUT > len(model.entities):  # noqa: PLR2004 - one splits nothing
        return
    for entity in left:
        yield Finding(
            at=entity.name.at,
            message=f"entity `{entity.name.value}` is in no viewpoint",
            label="shown by none",
            subject=f"entities.{entity.name.value}",
            help="add it to the `entities` of the viewpoint that it belongs to",
        )

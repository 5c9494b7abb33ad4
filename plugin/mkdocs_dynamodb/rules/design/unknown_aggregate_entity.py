"""DSG041: an aggregate of an entity that nobody declares."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "DSG041",
    "unknown-aggregate-entity",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def unknown_aggregate_entity(model: Model) -> Iterator[Finding]:
    """An aggregate names an entity that the model does not have.

    Known are the entities of the requirements, and those that some table stores.

    ## Why

    How often entities are read together is worked out from the patterns that return them. An entity
    that nothing returns makes the figure wrong, and the boundary hard to believe.

    ## Bad

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    aggregates:
      Order with its items: {entities: [Order, OrderLine], boundary: What one checkout wrote}
    ```

    ## Good

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    aggregates:
      Order with its items: {entities: [Order, OrderItem], boundary: What one checkout wrote}
    ```
    """
    known = dict.fromkeys((*model.entities, *model.stored_in))
    for aggregate in model.aggregates.values():
        for entity in aggregate.entities:
            if entity.value not in known:
                yield Finding(
                    at=entity.at,
                    message=f"aggregate `{aggregate.name.value}` names entity `{entity.value}`, "
                    "which the model does not have",
                    label="no such entity",
                    subject=aggregate.subject,
                    help=nearest(entity.value, known) or "declare it under `entities`",
                )

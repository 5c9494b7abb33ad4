"""VPT001: a viewpoint of an entity that nobody declares."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("VPT001", "unknown-viewpoint-entity", Severity.ERROR, needs_whole_model=True)
def unknown_viewpoint_entity(model: Model) -> Iterator[Finding]:
    """A viewpoint names an entity that the model does not have.

    Known are the entities of the requirements, and those that some table stores.

    ## Why

    The page of the viewpoint shows what it can: the entity that is meant is missing from its
    diagram, and with it the access patterns and tables that only this entity brings. Nobody sees
    from the page that something is left out. Mostly the entity was renamed since.

    ## Bad

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    viewpoints:
      ordering: {entities: [Order, OrderLine]}
    ```

    ## Good

    ```yaml
    entities: {Order: {}, OrderItem: {}}
    viewpoints:
      ordering: {entities: [Order, OrderItem]}
    ```
    """
    hints, known = Hints(), dict.fromkeys((*model.entities, *model.stored_in))
    for viewpoint in model.viewpoints.values():
        for entity in viewpoint.entities:
            if entity.value not in known:
                cure = hints.nearest(entity.value, known)
                yield Finding(
                    at=entity.at,
                    message=f"viewpoint `{viewpoint.name.value}` names entity `{entity.value}`, "
                    "which the model does not have",
                    label="no such entity",
                    subject=viewpoint.subject,
                    help=cure or "declare it under `entities`, or take it out of the viewpoint",
                )

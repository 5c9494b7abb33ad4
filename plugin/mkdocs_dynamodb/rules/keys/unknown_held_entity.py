"""KEY033: an attribute that holds an entity which nobody knows, or in a value that cannot."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule

_CONTAINERS = ("L", "M")


@rule(
    "KEY033", "unknown-held-entity", Severity.ERROR, needs_whole_model=True, looks_at=Extent.FRAME
)
def unknown_held_entity(model: Model) -> Iterator[Finding]:
    """An attribute `holds` an entity that the requirements do not declare, or is no list or map.

    Silent about the name while the model declares no entities.

    ## Why

    `holds` says where an entity lives that has no items of its own. A misspelt name leaves that
    entity stored nowhere. A thing with attributes fits into a map, or into a list of maps; sets and
    single values hold none (API Reference, AttributeValue).

    ## Bad

    ```yaml
    entities:
      Customer: {count: 200}
      Address: {count: 300}
    tables:
      Customers:
        partition_key: customer_id
        entities:
          Customer:
            attributes: {customer_id: S, addresses: {type: L, holds: Adress}}
    ```

    ## Good

    ```yaml
    entities:
      Customer: {count: 200}
      Address: {count: 300}
    tables:
      Customers:
        partition_key: customer_id
        entities:
          Customer:
            attributes: {customer_id: S, addresses: {type: L, holds: Address}}
    ```
    """
    hints = Hints()
    for name, places in model.held_in.items():
        for _, entity, attribute in places:
            holds = attribute.holds
            if holds is None:
                continue
            what = f"`{attribute.name.value}` of `{entity.name.value}`"
            if model.entities and name not in model.entities:
                yield Finding(
                    at=holds.at,
                    message=f"{what} holds `{name}`, which `entities` does not declare",
                    label="not declared",
                    subject=f"{entity.subject}.{attribute.name.value}",
                    help=hints.nearest(name, model.entities) or f"declare `{name}` in `entities`",
                )
            elif attribute.type.value not in _CONTAINERS:
                yield Finding(
                    at=attribute.type.at,
                    message=f"{what} holds `{name}`, and has type `{attribute.type.value}`",
                    label="no list or map",
                    subject=f"{entity.subject}.{attribute.name.value}",
                    related=(Related(holds.at, "holds an entity"),),
                    help="write `L` for several, or `M` for one",
                )

"""OPS013: an update that changes the primary key of its item."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS013", "key-attribute-updated", Severity.ERROR, looks_at=Extent.PATTERN)
def key_attribute_updated(model: Model) -> Iterator[Finding]:
    """An update changes a key attribute, or an attribute that the key is made of.

    ## Why

    The primary key of an item never changes: DynamoDB answers `Cannot update attribute. This
    attribute is part of the key` (API Reference, UpdateItem). An attribute that a key template uses
    can be updated, but then the stored key tells another value than the attribute, and the item is
    not found by its new value.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Ship an order, type: update, rps: 5, inputs: [customer_id, status, order_id]}
    tables:
      Orders:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "{status}#{order_id}"}
            attributes: {customer_id: S, status: S, order_id: S}
    mapping:
      1: {operation: UpdateItem, table: Orders, entity: Order, set: {status: SHIPPED}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Ship an order, type: update, rps: 5, inputs: [customer_id, order_id]}
    tables:
      Orders:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}"}
            attributes: {customer_id: S, status: S, order_id: S}
    mapping:
      1: {operation: UpdateItem, table: Orders, entity: Order, set: {status: SHIPPED}}
    ```
    """
    for _, answer, step in model.steps():
        for action in step.actions:
            table = model.table_of(action)
            if table is None or action.verb.value != "update":
                continue
            entity = model.entity_of(action)
            for name in changed_attributes(action.update):
                told = _faulty(table, entity, name.name)
                if told is not None:
                    message, related = told
                    yield Finding(
                        at=name.at,
                        message=f"pattern {answer.number.value} updates `{name.name}`, {message}",
                        label="keys never change",
                        subject=action.subject,
                        related=related,
                        help="delete the item and put one with the new key, in one transaction",
                    )


def _faulty(
    table: Table, entity: StoredEntity | None, name: str
) -> tuple[str, tuple[Related, ...]] | None:
    """Why a table does not let an attribute change; None where it does."""
    where = table.name.value
    for key in table.keys:
        if key.name.value == name:
            related = Related(key.name.at, "key attribute")
            return f"a key attribute of {where}", (related,)
    for key in table.keys if entity is not None else ():
        template = entity.template_for(key.name.value) if entity is not None else None
        if template is not None and name in template.names:
            related = Related(template.at, "key template")
            return f"of which key `{key.name.value}` of {where} is made", (related,)
    return None

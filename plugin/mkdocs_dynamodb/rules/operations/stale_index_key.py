"""OPS039: an update that leaves an index key behind."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity, Span
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_MARKS = ("#", "|", "_", ":", "~", "/")
"""Characters that people put between the parts of a key."""


@rule("OPS039", "stale-index-key", Severity.ERROR, looks_at=Extent.PATTERN)
def stale_index_key(model: Model) -> Iterator[Finding]:
    """An update changes an attribute, and not the index key that is made of it.

    ## Why

    A composed key such as `{status}#{placed_at}` is an attribute of its own, and DynamoDB does not
    know what it was made of. After the update the index still holds the item under its old key, so
    that it is found by what it no longer is. A put writes the whole item and with it all keys; an
    update has to set each of them (Developer Guide, Using Global Secondary Indexes).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Ship an order, type: update, rps: 5, inputs: [order_id, placed_at]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order:
            keys: {status_placed: "{status}#{placed_at}"}
            attributes: {order_id: S, customer_id: S, status: S, placed_at: S}
        indexes:
          ByStatus: {partition_key: customer_id, sort_key: status_placed}
    mapping:
      1: {operation: UpdateItem, table: Orders, entity: Order, set: {status: SHIPPED}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Ship an order, type: update, rps: 5, inputs: [order_id, placed_at]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order:
            keys: {status_placed: "{status}#{placed_at}"}
            attributes: {order_id: S, customer_id: S, status: S, placed_at: S}
        indexes:
          ByStatus: {partition_key: customer_id, sort_key: status_placed}
    mapping:
      1:
        operation: UpdateItem
        table: Orders
        entity: Order
        set: {status: SHIPPED, status_placed: "SHIPPED#{placed_at}"}
    ```
    """
    for _, answer, step in model.steps():
        for action in step.actions:
            table, entity = model.table_of(action), model.entity_of(action)
            if table is None or entity is None or action.verb.value != "update":
                continue
            changed = {top_level(named.name): named for named in changed_attributes(action.update)}
            for key, at, made_of in _made_keys(table, entity):
                stale = next((name for name in made_of if name in changed), None)
                if stale is None or key in changed or key in table.key_names:
                    continue
                yield Finding(
                    at=changed[stale].at,
                    message=(
                        f"pattern {answer.number.value} changes `{stale}` and leaves index key "
                        f"`{key}`, which is made of it, as it was"
                    ),
                    label=f"`{key}` would still hold the old value",
                    subject=action.subject,
                    related=(Related(at, f"`{key}` is made here"),),
                    help=f"set `{key}` in the same update, or remove it to leave the index",
                )


def _made_keys(table: Table, entity: StoredEntity) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Keys of indexes that are made of attributes, as templates say or all sample items show."""
    for key, template in entity.keys.items():
        if table.key_named(key) is not None:  # KEY022 tells of others
            yield key, template.at, template.names
    items = [item for item in table.items if item.entity.value == entity.name.value]
    for name in dict.fromkeys(key.name.value for key in table.all_keys()):
        attribute = entity.attributes.get(name)
        if attribute is not None and name not in entity.keys and items:
            made_of = (each for each in entity.attributes if _begins(items, name, each))
            yield name, attribute.name.at, tuple(made_of)


def _begins(items: list[Item], key: str, attribute: str) -> bool:
    """Whether a key is written as the value of an attribute, a mark and more, in each item."""
    pairs = [(item.attributes.get(key), item.attributes.get(attribute)) for item in items]
    texts = [(str(one.content), str(two.content)) for one, two in pairs if one and two]
    return bool(texts) and all(
        two and one.startswith(two) and one[len(two) : len(two) + 1] in _MARKS for one, two in texts
    )

"""KEY035: an index that leaves items out, without a word that it is meant to."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Key, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("KEY035", "silently-sparse-index", Severity.NOTE, looks_at=Extent.FRAME)
def silently_sparse_index(model: Model) -> Iterator[Finding]:
    """An index is sorted by an optional attribute, and nothing says that this is meant.

    Reported where a sample item is left out for that reason although it has the partition key.
    Silent where the index has `sparse`.

    ## Why

    An item without one of the key attributes is not in the index, and no query through it returns
    the item (Developer Guide, Take advantage of sparse indexes). A new subscription that was never
    paid has no `last_paid_on`; an index sorted by it never tells that the first payment is due.

    ## Bad

    ```yaml
    tables:
      Subscriptions:
        partition_key: subscription_id
        entities:
          Subscription: {attributes: {subscription_id: S, due_on: S, last_paid_on?: S}}
        indexes:
          Due: {partition_key: due_on, sort_key: last_paid_on, projection: KEYS_ONLY}
        items:
          - Subscription: {subscription_id: s1, due_on: 2026-12-01}
    ```

    ## Good

    ```yaml
    tables:
      Subscriptions:
        partition_key: subscription_id
        entities:
          Subscription: {attributes: {subscription_id: S, due_on: S, last_paid_on?: S}}
        indexes:
          Due: {partition_key: due_on, sort_key: subscription_id, projection: KEYS_ONLY}
        items:
          - Subscription: {subscription_id: s1, due_on: 2026-12-01}
    ```
    """
    for table, entity in model.stored_entities:
        for index in table.indexes.values():
            name = "" if index.sparse else _optional(entity, index)
            if name and _is_left_out(table, entity, name):
                yield Finding(
                    at=index.name.at,
                    message=f"`{entity.name.value}` without `{name}` is not in index "
                    f"`{index.name.value}` of table `{table.name.value}`",
                    label="leaves a sample item out",
                    subject=f"tables.{table.name.value}.indexes.{index.name.value}",
                    related=(Related(entity.attributes[name].name.at, "optional"),),
                    help="sort by an attribute that every item has, or say in `sparse` "
                    "which items are meant to be in the index",
                )


def _optional(entity: StoredEntity, index: Index) -> str:
    """The optional attribute that sorts an index whose partition key is always there."""
    if any(_optional_in(entity, key) is not None for key in index.partition_keys):
        return ""
    return next((name for key in index.sort_keys if (name := _optional_in(entity, key))), "")


def _optional_in(entity: StoredEntity, key: Key) -> str | None:
    """The optional attribute in a key; None where there is none, empty where no key is told."""
    template = entity.template_for(key.name.value)
    if template is None:
        return ""
    names = (name for name in template.names if name in entity.attributes)
    return next((name for name in names if entity.attributes[name].optional), None)


def _is_left_out(table: Table, entity: StoredEntity, name: str) -> bool:
    return any(
        item.entity.value == entity.name.value and not item.is_raw and name not in item.attributes
        for item in table.items
    )

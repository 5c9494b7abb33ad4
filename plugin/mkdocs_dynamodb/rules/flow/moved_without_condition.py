"""FLO072: an item that is put at one key and deleted at another, whether it was there or not."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO072", "moved-without-condition", Severity.WARNING, looks_at=Extent.PATTERN)
def moved_without_condition(model: Model) -> Iterator[Finding]:
    """A transaction moves an item to another key, and does not ask whether it is there.

    Reported where one transaction deletes an item of an entity and puts one of the same entity, and
    none of its conditions asks that anything is there or has a value. Silent for entities with a
    role.

    ## Why

    A delete of what is not there succeeds (API Reference, DeleteItem: idempotent). So two requests
    that move one sword to two players both succeed, and a late one puts an item that its owner has
    long given away: now there are two. With a condition on the delete, the transaction is
    cancelled as a whole (API Reference, TransactWriteItems).

    ## Bad

    ```yaml
    tables:
      Bags:
        partition_key: owner_id
        sort_key: item_id
        entities:
          Item: {attributes: {owner_id: S, item_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {delete: Item, table: Bags, where: {owner_id: "{giver_id}", item_id: "{item_id}"}}
          - {put: Item, table: Bags}
    ```

    ## Good

    ```yaml
    tables:
      Bags:
        partition_key: owner_id
        sort_key: item_id
        entities:
          Item: {attributes: {owner_id: S, item_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - delete: Item
            table: Bags
            where: {owner_id: "{giver_id}", item_id: "{item_id}"}
            condition: attribute_exists(owner_id)
          - {put: Item, table: Bags}
    ```
    """
    for written in writes_of(model).of_answer.values():
        deletes = {id(w.entity): w for w in written if w.verb == "delete" and _may_move(w)}
        for put in written:
            gone = deletes.get(id(put.entity)) if put.verb == "put" else None
            if gone is None or gone.step is not put.step or _is_guarded(gone):
                continue
            name = put.entity.name.value
            yield Finding(
                at=gone.action.at,
                message=f"pattern {gone.number} moves `{name}` to another key without asking "
                "whether it is still at the old one",
                label="succeeds if it is gone",
                subject=gone.action.subject,
                related=(Related(put.action.at, "then there are two"),),
                help=f"add `condition: attribute_exists({next(iter(gone.table.key_names), 'key')})`"
                " to the delete",
            )


def _may_move(write: Write) -> bool:
    is_one = write.action.times is None and write.step.times is None
    return is_one and write.is_transactional and write.entity.role is None


def _is_guarded(write: Write) -> bool:
    """Whether any condition of the transaction fails where something is not as it was."""
    guards = (guard_of(action.condition) for action in write.step.actions)
    return any(guard.present or guard.compared for guard in guards)

"""Writes: one item, a batch, or a transaction that happens as a whole or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from mkdocs_dynamodb.model.dynamodb_json import Json, item_from_json
from mkdocs_dynamodb.model.engine.bindings import Bindings
from mkdocs_dynamodb.model.engine.condition_checks import check_condition
from mkdocs_dynamodb.model.engine.conditions import holds
from mkdocs_dynamodb.model.engine.documents import project
from mkdocs_dynamodb.model.engine.keys import read_key, refuse_item, table_named, table_of
from mkdocs_dynamodb.model.engine.outcome import (
    Attributes,
    Change,
    Outcome,
    Refusal,
    Refused,
    invalid,
)
from mkdocs_dynamodb.model.engine.store import ItemKey, Store, key_of
from mkdocs_dynamodb.model.engine.updates import Update, apply_update, read_update
from mkdocs_dynamodb.model.limits import MAX_BATCH_WRITE, MAX_TRANSACTION_ITEMS
from mkdocs_dynamodb.model.requests import Body
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.records import record

_VERBS = {"Put": "put", "Update": "update", "Delete": "delete", "ConditionCheck": "check"}


@record()
class _Write:
    """One write, read and checked as far as the items do not matter."""

    table: Table
    key: ItemKey
    make: Callable[[Attributes | None], Attributes | None]
    """Item afterwards, from the item before."""
    meets: Callable[[Attributes], bool]
    """Whether an item meets the condition."""
    changes: bool = True
    update: Update | None = None

    def done(self, store: Store) -> Change:
        """Before and after.

        Raises:
            Refused: the condition does not hold, or the item cannot be stored.
        """
        before = store.item(self.table, self.key)
        if not self.meets(before or {}):
            reason = "the condition does not hold"
            raise Refused(Refusal("condition", reason, item=before, is_about_items=True))
        if not self.changes:
            return Change(self.table.name.value, before, before)
        try:
            after = self.make(before)
            if after is not None:
                refuse_item(self.table, after)
        except Refused as refused:
            raise Refused(replace(refused.refusal, item=before, is_about_items=True)) from refused
        return Change(self.table.name.value, before, after)


def write(store: Store, verb: str, body: Body) -> Outcome:
    """Put, update or delete one item.

    Args:
        store: the state before.
        verb: put, update or delete.
        body: parameters of the request.
    """
    one = _read(store, verb, body)
    change = one.done(store)
    items = _returned(one, change, str(body.get("ReturnValues", "NONE")))
    return Outcome(
        store.with_changes([(one.key, change)]),
        items,
        changes=(change,) if change.before is not None or change.after is not None else (),
    )


def batch_write(store: Store, body: Body) -> Outcome:
    """Put and delete several items."""
    requested = body.get("RequestItems")
    writes: list[_Write] = []
    for name, requests in requested.items() if isinstance(requested, dict) else ():
        table_named(store, name)
        for request in requests if isinstance(requests, list) else ():
            entry = request if isinstance(request, dict) else {}
            for word, verb in (("PutRequest", "put"), ("DeleteRequest", "delete")):
                part = entry.get(word)
                if isinstance(part, dict):
                    writes.append(_read(store, verb, {"TableName": name, **part}))
    if not 1 <= len(writes) <= MAX_BATCH_WRITE:
        raise invalid(f"a BatchWriteItem has 1 to {MAX_BATCH_WRITE} requests, not {len(writes)}")
    return _together(store, writes, "a BatchWriteItem")


def transact_write(store: Store, body: Body) -> Outcome:
    """Several writes and checks, all or none."""
    actions = body.get("TransactItems")
    writes = (
        [_action(store, action) for action in actions if isinstance(action, dict)]
        if (isinstance(actions, list))
        else []
    )
    if not 1 <= len(writes) <= MAX_TRANSACTION_ITEMS:
        raise invalid(f"a transaction has 1 to {MAX_TRANSACTION_ITEMS} actions, not {len(writes)}")
    return _together(store, writes, "a transaction")


def _together(store: Store, writes: list[_Write], noun: str) -> Outcome:
    """Writes that all see the state before; each item may be named once."""
    names = {(one.table.name.value, one.key) for one in writes}
    if len(names) < len(writes):
        raise invalid(f"{noun} names an item twice")
    changes: list[tuple[ItemKey, Change]] = []
    for position, one in enumerate(writes):
        try:
            change = one.done(store)
        except Refused as refused:
            raise Refused(replace(refused.refusal, action=position)) from refused
        if one.changes:
            changes.append((one.key, change))
    shown = tuple(c for _, c in changes if c.before is not None or c.after is not None)
    return Outcome(store.with_changes(changes), changes=shown)


def _action(store: Store, action: Mapping[str, Json]) -> _Write:
    for name, verb in _VERBS.items():
        part = action.get(name)
        if isinstance(part, dict):
            return _read(store, verb, part)
    raise invalid("a transaction has an action that is none")


def _read(store: Store, verb: str, body: Body) -> _Write:
    table = table_of(store, body)
    bindings = Bindings(body)
    condition = bindings.condition("ConditionExpression")
    if condition is not None:
        check_condition(condition, bindings)
    elif verb == "check":
        raise invalid("a ConditionCheck needs a condition")

    def meets(item: Attributes) -> bool:
        return condition is None or holds(condition, item, bindings)

    if verb == "put":
        item = item_from_json(body.get("Item", {}))
        refuse_item(table, item)
        return _Write(table, key_of(table, item), lambda _: item, meets)
    key, attributes = read_key(table, body.get("Key", {}))
    if verb == "update":
        update = read_update(bindings, table.key_names)

        def updated(before: Attributes | None) -> Attributes:
            return apply_update(attributes if before is None else before, update)

        return _Write(table, key, updated, meets, update=update)
    return _Write(table, key, lambda _: None, meets, changes=verb == "delete")


def _returned(one: _Write, change: Change, wanted: str) -> tuple[Attributes, ...]:
    """Attributes that the response of a single write holds (API Reference, ReturnValues)."""
    item = change.before if wanted.endswith("OLD") else change.after
    if wanted == "NONE" or item is None:
        return ()
    if wanted.startswith("UPDATED") and one.update is not None:
        item = project(item, one.update.paths)
    return (item,) if item else ()

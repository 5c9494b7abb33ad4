"""Reads: items by key, and the entries of a table or index."""

from collections.abc import Iterable, Sequence
from itertools import islice

from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.engine.bindings import Bindings
from mkdocs_dynamodb.model.engine.condition_checks import check_condition
from mkdocs_dynamodb.model.engine.conditions import holds
from mkdocs_dynamodb.model.engine.documents import PathParts, project
from mkdocs_dynamodb.model.engine.key_conditions import KeyCondition, read_key_condition
from mkdocs_dynamodb.model.engine.keys import read_key, table_named, table_of
from mkdocs_dynamodb.model.engine.outcome import Attributes, Outcome, invalid
from mkdocs_dynamodb.model.engine.store import Entry, ItemKey, Store, entry_attributes
from mkdocs_dynamodb.model.expressions.tree import Node
from mkdocs_dynamodb.model.expressions.walk import paths_of
from mkdocs_dynamodb.model.limits import MAX_BATCH_GET, MAX_TRANSACTION_ITEMS
from mkdocs_dynamodb.model.requests import Body
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, Table


def query(store: Store, body: Body) -> Outcome:
    """Entries of one partition of a table or index."""
    search = _Search(store, body)
    tree = search.bindings.condition("KeyConditionExpression")
    if tree is None:
        raise invalid("a Query needs a key condition")
    source = search.index or search.table
    condition = read_key_condition(tree, search.bindings, source.partition_keys, source.sort_keys)
    entries: Sequence[Entry] = store.collection(search.table, search.index, condition.partition)
    if body.get("ScanIndexForward") is False:
        entries = entries[::-1]
    return search.outcome(_in_range(entries, condition))


def scan(store: Store, body: Body) -> Outcome:
    """Entries of a table or index."""
    search = _Search(store, body)
    return search.outcome(store.entries(search.table, search.index))


def get(store: Store, body: Body) -> Outcome:
    """One item by its key."""
    table = table_of(store, body)
    paths = Bindings(body).projection()
    key, _ = read_key(table, body.get("Key", {}))
    return Outcome(store, tuple(_found(store, table, (key,), paths)))


def batch_get(store: Store, body: Body) -> Outcome:
    """Several items by their keys; missing ones are left out."""
    requested = body.get("RequestItems")
    items: list[Attributes] = []
    count = 0
    for name, part in requested.items() if isinstance(requested, dict) else ():
        table = table_named(store, name)
        entry = part if isinstance(part, dict) else {}
        paths = Bindings(entry).projection()
        keys = [read_key(table, key)[0] for key in _list(entry.get("Keys"))]
        if len(set(keys)) < len(keys):
            raise invalid("a BatchGetItem names a key twice")
        count += len(keys)
        items += _found(store, table, keys, paths)
    if not 1 <= count <= MAX_BATCH_GET:
        raise invalid(f"a BatchGetItem reads 1 to {MAX_BATCH_GET} items, not {count}")
    return Outcome(store, tuple(items))


def transact_get(store: Store, body: Body) -> Outcome:
    """Several items by their keys, as of one moment."""
    actions = _list(body.get("TransactItems"))
    if not 1 <= len(actions) <= MAX_TRANSACTION_ITEMS:
        raise invalid(f"a transaction has 1 to {MAX_TRANSACTION_ITEMS} actions")
    seen: set[tuple[str, ItemKey]] = set()
    items: list[Attributes] = []
    for action in actions:
        part = action.get("Get") if isinstance(action, dict) else None
        entry = part if isinstance(part, dict) else {}
        table = table_of(store, entry)
        key, _ = read_key(table, entry.get("Key", {}))
        if (table.name.value, key) in seen:
            raise invalid("a transaction names an item twice")
        seen.add((table.name.value, key))
        items += _found(store, table, (key,), Bindings(entry).projection())
    return Outcome(store, tuple(items))


class _Search:
    """What Query and Scan have in common."""

    def __init__(self, store: Store, body: Body) -> None:
        self.store = store
        self.body = body
        self.table = table_of(store, body)
        self.index = _index(self.table, body)
        self.bindings = Bindings(body)
        self.paths = self.bindings.projection()
        self.filter = self.bindings.condition("FilterExpression")
        if self.filter is not None:
            check_condition(self.filter, self.bindings)
            self._refuse_filter(self.filter)
        if self.index is not None and not self.index.local:
            if body.get("ConsistentRead") is True:
                raise invalid("a global index gives no consistent reads")
            self._refuse_unprojected(self.index, self.paths)

    def outcome(self, entries: Iterable[Entry]) -> Outcome:
        """What is read, filtered and returned."""
        limit = self.body.get("Limit")
        if isinstance(limit, int):
            entries = islice(entries, limit)
        read = [self._content(entry.item) for entry in entries]
        kept = [self.filter is None or holds(self.filter, i, self.bindings) for i in read]
        items = (item for item, is_kept in zip(read, kept, strict=True) if is_kept)
        if self.paths:
            items = (project(item, self.paths) for item in items)
        return Outcome(self.store, tuple(items), tuple(read), tuple(kept))

    def _content(self, item: Attributes) -> Attributes:
        """What is read of an item; a local index fetches from the table what it does not hold."""
        if self.index is None:
            return item
        held = entry_attributes(self.table, self.index, item)
        if self.index.local and any(path[0] in item and path[0] not in held for path in self.paths):
            return item
        return held

    def _refuse_filter(self, tree: Node) -> None:
        names = {self.bindings.path(path)[0] for path in paths_of(tree)}
        if "KeyConditionExpression" in self.body:
            keys = names & set((self.index or self.table).key_names)
            if keys:
                raise invalid(f"the filter names the key attribute `{min(map(str, keys))}`")
        if self.index is not None:
            self._refuse_unprojected(self.index, [(name,) for name in names])

    def _refuse_unprojected(self, index: Index, paths: Iterable[PathParts]) -> None:
        """Refuse attributes that an index does not hold (observed in DynamoDB Local)."""
        if index.projection.kind is ProjectionKind.ALL:
            return
        held = {*index.key_names, *self.table.key_names}
        held.update(name.value for name in index.projection.names)
        for path in paths:
            if path[0] not in held:
                raise invalid(f"index `{index.name.value}` does not hold `{path[0]}`")


def _in_range(entries: Sequence[Entry], condition: KeyCondition) -> Iterable[Entry]:
    return (entry for entry in entries if condition.admits(entry.item))


def _index(table: Table, body: Body) -> Index | None:
    name = body.get("IndexName")
    if name is None:
        return None
    index = table.indexes.get(str(name))
    if index is None:
        raise invalid(f"table `{table.name.value}` has no index `{name}`")
    return index


def _found(
    store: Store, table: Table, keys: Iterable[ItemKey], paths: tuple[PathParts, ...]
) -> list[Attributes]:
    items = (store.item(table, key) for key in keys)
    return [project(item, paths) if paths else item for item in items if item is not None]


def _list(json: Json | None) -> list[Json]:
    return json if isinstance(json, list) else []

"""Tables of a model in an engine, all below one prefix: made, filled, put back, and removed."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from mkdocs_dynamodb.engines.protocol import Engine, EngineError, ItemJson, Refusal, Reply
from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.limits import MAX_NAME_LENGTH
from mkdocs_dynamodb.model.requests import Body, Request
from mkdocs_dynamodb.model.table_definitions import create_table
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.records import record

_READY_SECONDS, _PAUSE_SECONDS = 60.0, 0.2


@record(kw_only=True)
class Creation:
    """What became of a table."""

    refusal: Refusal | None = None
    unknown_indexes: tuple[str, ...] = ()
    """Indexes that were left out, since the engine does not know keys of several attributes."""


class EngineTables:
    """Tables that were created for one run; no other table is ever touched."""

    def __init__(self, engine: Engine, prefix: str) -> None:
        """Work in an engine, with names that begin with the prefix."""
        self.engine = engine
        self.prefix = prefix
        self.created: list[str] = []
        """Names with the prefix, in the order of their creation."""

    def create(self, table: Table) -> Creation:
        """Create a table with its indexes.

        Raises:
            EngineError: there is such a table already, or it does not become ready.
        """
        several = tuple(index.name.value for index in table.indexes.values() if _is_several(index))
        refusal = self._create(table)
        if refusal is None or not several:
            return Creation(refusal=refusal)
        simple = {name: index for name, index in table.indexes.items() if name not in several}
        if self._create(replace(table, indexes=simple)) is not None:
            return Creation(refusal=refusal)
        return Creation(unknown_indexes=several)

    def _create(self, table: Table) -> Refusal | None:
        request = self.own(create_table(table))
        name = str(request.body["TableName"])
        if len(name) > MAX_NAME_LENGTH:
            raise EngineError(f"`{name}` is too long for a table; use a shorter prefix")
        self.created.append(name)  # before it is sent: Ctrl-C may come while it is under way
        refusal = self.engine.send(request).refusal
        if refusal is not None:
            self.created.remove(name)
            if refusal.code == "ResourceInUseException":
                raise EngineError(f"table `{name}` exists already; use another prefix")
            return refusal
        self._wait_for(name)
        return None

    def _wait_for(self, name: str) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            body = self.engine.send(Request("DescribeTable", {"TableName": name})).body
            description = body.get("Table")
            if isinstance(description, dict) and description.get("TableStatus") == "ACTIVE":
                return
            time.sleep(_PAUSE_SECONDS)
        raise EngineError(f"table `{name}` is not ready after {_READY_SECONDS:.0f} seconds")

    def send(self, request: Request) -> Reply:
        """Send a request to the tables of this run."""
        return self.engine.send(self.own(request))

    def put(self, table: Table, item: ItemJson) -> Refusal | None:
        """Put an item; says why it is refused."""
        body: Body = {"TableName": table.name.value, "Item": dict(item)}
        return self.send(Request("PutItem", body)).refusal

    def delete(self, table: Table, item: ItemJson) -> None:
        """Delete an item by its key."""
        key: dict[str, Json] = {name: item[name] for name in table.key_names}
        self.send(Request("DeleteItem", {"TableName": table.name.value, "Key": key}))

    def items(self, table: Table) -> Iterator[ItemJson]:
        """Every item of a table."""
        body: Body = {"TableName": table.name.value, "ConsistentRead": True}
        while True:
            reply = self.send(Request("Scan", body))
            yield from reply.items
            following = reply.body.get("LastEvaluatedKey")
            if not following:
                return
            body = {**body, "ExclusiveStartKey": following}

    def remove(self) -> None:
        """Remove every table that was created.

        Raises:
            EngineError: some are left, since the engine cannot be reached any more.
        """
        left = []
        for name in self.created:
            with suppress(EngineError):
                reply = self.engine.send(Request("DeleteTable", {"TableName": name}))
                if reply.refusal is None or reply.refusal.code == "ResourceNotFoundException":
                    continue
            left.append(name)
        self.created.clear()
        if left:
            raise EngineError(f"these tables could not be removed: {', '.join(left)}")

    def own(self, request: Request) -> Request:
        """The request with the prefix before each name of a table."""
        body = self._named(request.body)
        listed = body.get("TransactItems")
        if isinstance(listed, list):
            body["TransactItems"] = [self._transacted(action) for action in listed]
        requested = body.get("RequestItems")
        if isinstance(requested, dict):
            body["RequestItems"] = {f"{self.prefix}{name}": v for name, v in requested.items()}
        return Request(request.operation, body)

    def _named(self, body: Mapping[str, Json]) -> Body:
        name = body.get("TableName")
        return dict(body) if name is None else {**body, "TableName": f"{self.prefix}{name}"}

    def _transacted(self, action: Json) -> Json:
        if not isinstance(action, dict):
            return action
        return {
            verb: self._named(body) if isinstance(body, dict) else body
            for verb, body in action.items()
        }


def named_tables(requests: Iterable[Request]) -> set[str]:
    """Names of the tables that requests name."""
    names: set[str] = set()
    for request in requests:
        bodies: list[Json] = [request.body]
        listed = request.body.get("TransactItems")
        for action in listed if isinstance(listed, list) else ():
            bodies += action.values() if isinstance(action, dict) else ()
        names.update(
            str(b["TableName"]) for b in bodies if isinstance(b, dict) and "TableName" in b
        )
        requested = request.body.get("RequestItems")
        names.update(requested if isinstance(requested, dict) else ())
    return names


def _is_several(index: Index) -> bool:
    return len(index.partition_keys) > 1 or len(index.sort_keys) > 1

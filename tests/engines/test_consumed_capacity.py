"""Units of random requests, compared with what engines say that they consumed.

DynamoDB Local follows the service in nearly everything, to the byte. Where it does not,
`DIFFERENCES` says so. moto is not compared: it counts a fixed number of units for a request,
whatever its size.
"""

import os
import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from conftest import Checker
from mkdocs_dynamodb.engines.protocol import Engine
from mkdocs_dynamodb.model.capacity.capacity_units import (
    IndexChange,
    ReadMode,
    fetch_units,
    index_change,
    index_write_units,
    item_read_units,
    item_write_units,
    search_units,
)
from mkdocs_dynamodb.model.capacity.item_sizes import attributes_bytes
from mkdocs_dynamodb.model.dynamodb_json import item_from_json
from mkdocs_dynamodb.model.keys.index_views import entry_names
from mkdocs_dynamodb.model.requests import Request
from mkdocs_dynamodb.model.table_definitions import create_table
from mkdocs_dynamodb.model.tables import Index, Table

pytestmark = pytest.mark.engine

CASES = min(int(os.environ.get("MKDOCS_DYNAMODB_CASES", "120")), 2_400)
"""Requests in all; many in CI, few where somebody waits."""
SEEDS = range(6)
MANY = 300
"""Requests after which each difference was met."""
ITEMS_AT_MOST = 12
Item = dict[str, Any]
Units = dict[str, Decimal]
"""Table (empty name) or index -> units."""

DIFFERENCES = {
    "search of nothing": (
        "Local says zero; the service charges the minimum of half a unit or one "
        "(Developer Guide, Querying tables)"
    ),
    "transaction": (
        "Local doubles items that it has doubled already, and index entries as well; the service "
        "doubles items once and entries not at all (measured on the service)"
    ),
    "check": (
        "Local takes a check for a read in blocks of 4 KB; the service charges it as a write "
        "(measured on the service)"
    ),
    "twins": (
        "Local counts two actions of a transaction once where they take the same units; the "
        "service adds them (Developer Guide, DynamoDB transactions: how it works)"
    ),
    "batch that deletes nothing": (
        "Local counts two units for a delete of an item that is not there; the service counts one, "
        "as for any delete (API Reference, DeleteItem)"
    ),
    "half a key": (
        "Where one of the two key attributes of an index goes and the other comes, Local counts an "
        "entry that never was (Developer Guide, Using Global Secondary Indexes)"
    ),
}
"""What DynamoDB Local counts otherwise than the service, and why we follow the service."""

MODEL = """
tables:
  Capacity:
    partition_key: pk
    sort_key: {name: sk, type: N}
    entities:
      Thing: {attributes: {pk: S, sk: N, status?: S, rank?: N, day?: S, note?: S}}
    indexes:
      Everything: {partition_key: status, sort_key: rank, projection: ALL}
      KeysAlone: {partition_key: status, projection: KEYS_ONLY}
      WithNote: {partition_key: rank, projection: [note, flags]}
      ByDay: {local: true, partition_key: pk, sort_key: day, projection: [note]}
"""
NUMBERS = ("0", "7", "42", "1234567", "-3.25", "0.5", "1E20", "-0.0001", "99.99", "100")


class Shadow:
    """What the table should hold, and what each request should cost."""

    def __init__(self, table: Table, engine: Engine, seed: int) -> None:
        """Keep a copy of what is in the engine's table."""
        self.table = table
        self.engine = engine
        self.random = random.Random(seed)  # noqa: S311 - chooses test cases
        self.items: dict[tuple[str, str], Item] = {}
        self.differing: Units = {}
        """What DynamoDB Local adds to the units of the latest request."""
        self.met: set[str] = set()
        """Differences that were met."""

    def key(self) -> Item:
        """Key of an item, mostly one that is there."""
        if self.items and self.random.random() < 0.7:
            pk, sk = self.random.choice(list(self.items))
        else:
            pk, sk = self.random.choice("ab"), str(self.random.randint(1, 9))
        return {"pk": {"S": pk}, "sk": {"N": sk}}

    def value(self, depth: int = 0) -> Item:
        """A value of any type."""
        choose = self.random.choice
        kinds = ["S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS"] + ["L", "M"] * (depth < 2)
        kind = choose(kinds)
        made: dict[str, Callable[[], Any]] = {
            "S": lambda: choose(["", "x", "caf\N{LATIN SMALL LETTER E WITH ACUTE}", "y" * 300]),
            "N": lambda: choose(NUMBERS),
            "B": lambda: choose(["AAEC", "AwQFBg=="]),
            "BOOL": lambda: choose([True, False]),
            "NULL": lambda: True,
            "SS": lambda: choose([["a"], ["a", "bcd"]]),
            "NS": lambda: choose([["1"], ["1", "2.5", "300"]]),
            "BS": lambda: choose([["AAEC"], ["AAEC", "Aw=="]]),
            "L": lambda: [self.value(depth + 1) for _ in range(self.random.randint(0, 3))],
            "M": lambda: {f"m{n}": self.value(depth + 1) for n in range(self.random.randint(0, 3))},
        }
        return {kind: made[kind]()}

    def item(self, key: Item) -> Item:
        """An item, often as large as a whole number of blocks, or a byte more or less."""
        item = dict(key)
        choose = self.random.choice
        if self.random.random() < 0.6:
            item["status"] = {"S": choose(["open", "done"])}
        if self.random.random() < 0.6:
            item["rank"] = {"N": choose(["1", "2"])}
        if self.random.random() < 0.6:
            item["day"] = {"S": choose(["mon", "tuesday"])}
        for name in ("note", "flags", "tags", "extra"):
            if self.random.random() < 0.5:
                item[name] = self.value()
        wanted = choose([0, 1024, 2048, 4096, 5120, 8192]) + choose([-1, 0, 1])
        missing = wanted - size_of(item) - len("fill")
        if missing > 0:
            item["fill"] = {"S": "p" * missing}
        return item

    def entry(self, index: Index, item: Item | None) -> Item | None:
        """Entry of an item in an index."""
        if item is None or any(name not in item for name in index.key_names):
            return None
        return {name: item[name] for name in entry_names(self.table, index, item)}

    def written(self, old: Item | None, new: Item | None, *, double: bool = False) -> Units:
        """Units of replacing an item with another."""
        units = {"": item_write_units(size_of(old), size_of(new), in_transaction=double)}
        for index in self.table.indexes.values():
            before, after = self.entry(index, old), self.entry(index, new)
            names = index.key_names
            same_key = bool(before and after) and all(before[n] == after[n] for n in names)  # type: ignore[index]
            change = index_change(before, after, same_key=same_key, same_entry=before == after)
            name = index.name.value
            units[name] = index_write_units(change, size_of(before), size_of(after))
            self.note_half_a_key(index, old, new, 4 if double else 1)
        if double:
            for name, value in units.items():
                self.differ("transaction", name, value if name == "" else 3 * value)
        return units

    def note_half_a_key(
        self, index: Index, old: Item | None, new: Item | None, factor: int
    ) -> None:
        """Where neither item has all key attributes of an index, but both together do."""
        if old is None or new is None or self.entry(index, old) or self.entry(index, new):
            return
        if all(name in old or name in new for name in index.key_names):
            held = {name: old[name] for name in entry_names(self.table, index, old)}
            units = index_write_units(IndexChange.REMOVED, size_of(held), 0)
            self.differ("half a key", index.name.value, factor * units)

    def differ(self, difference: str, name: str, units: Decimal) -> None:
        """Note that Local counts more units, or fewer."""
        assert difference in DIFFERENCES
        self.met.add(difference)
        self.differing[name] = self.differing.get(name, Decimal(0)) + units

    def searched(self, name: str, items: list[Item], mode: ReadMode) -> Decimal:
        """Units of a search that examines some items or entries."""
        units = search_units(map(size_of, items), mode)
        if not items:
            self.differ("search of nothing", name, -units)
        return units

    def at(self, key: Item) -> Item | None:
        """Item of a key."""
        return self.items.get(place(key))

    def store(self, key: Item, item: Item | None) -> None:
        """Remember what a write leaves."""
        if item is None:
            self.items.pop(place(key), None)
        else:
            self.items[place(key)] = item

    def send(self, operation: str, **body: Any) -> Units:
        """What the engine says that a request consumed."""
        request = Request(operation, {**body, "ReturnConsumedCapacity": "INDEXES"})
        reply = self.engine.send(request)
        assert reply.refusal is None, reply.refusal
        told: Any = reply.body["ConsumedCapacity"]
        return consumed(told[0] if isinstance(told, list) else told)


def size_of(item: Item | None) -> int:
    """Bytes of an item or entry; zero where there is none."""
    return 0 if item is None else attributes_bytes(item_from_json(item))


def place(key: Item) -> tuple[str, str]:
    """Key as it is remembered."""
    return key["pk"]["S"], key["sk"]["N"]


def consumed(told: Mapping[str, Any]) -> Units:
    """Units by table and index, without what is zero."""
    parts = [("", told.get("Table", {}))]
    for kind in ("LocalSecondaryIndexes", "GlobalSecondaryIndexes"):
        parts += list(told.get(kind, {}).items())
    return drop_zero({name: Decimal(str(part.get("CapacityUnits", 0))) for name, part in parts})


def drop_zero(units: Units) -> Units:
    """Units without what is zero."""
    return {name: value for name, value in units.items() if value}


def added(*several: Units) -> Units:
    """Sum of units."""
    total: Units = {}
    for units in several:
        for name, value in units.items():
            total[name] = total.get(name, Decimal(0)) + value
    return total


def put(shadow: Shadow) -> tuple[Units, Units]:
    """PutItem, new or over an old item."""
    key = shadow.key()
    old, new = shadow.at(key), shadow.item(key)
    if old is not None and shadow.random.random() < 0.3:
        new = dict(old)
    told = shadow.send("PutItem", TableName="Capacity", Item=new)
    shadow.store(key, new)
    return shadow.written(old, new), told


def update(shadow: Shadow) -> tuple[Units, Units]:
    """UpdateItem that sets or removes one attribute, of a key or not."""
    key = shadow.key()
    old = shadow.at(key)
    new = dict(old or key)
    source = shadow.item(key)
    name = shadow.random.choice(["status", "rank", "day", "note", "flags", "extra"])
    body: Item = {"TableName": "Capacity", "Key": key, "ExpressionAttributeNames": {"#n": name}}
    if name in source:
        new[name] = source[name]
        body["UpdateExpression"] = "SET #n = :v"
        body["ExpressionAttributeValues"] = {":v": source[name]}
    else:
        new.pop(name, None)
        body["UpdateExpression"] = "REMOVE #n"
    told = shadow.send("UpdateItem", **body)
    shadow.store(key, new)
    return shadow.written(old, new), told


def delete(shadow: Shadow) -> tuple[Units, Units]:
    """DeleteItem, of an item that is there or not."""
    key = shadow.key()
    old = shadow.at(key)
    told = shadow.send("DeleteItem", TableName="Capacity", Key=key)
    shadow.store(key, None)
    return shadow.written(old, None), told


def batch_write(shadow: Shadow) -> tuple[Units, Units]:
    """BatchWriteItem with a put and a delete."""
    one, other = shadow.key(), shadow.key()
    new = shadow.item(one)
    requests: list[Item] = [{"PutRequest": {"Item": new}}]
    units = shadow.written(shadow.at(one), new)
    if place(one) != place(other):
        requests.append({"DeleteRequest": {"Key": other}})
        units = added(units, shadow.written(shadow.at(other), None))
        if shadow.at(other) is None:
            shadow.differ("batch that deletes nothing", "", Decimal(1))
        shadow.store(other, None)
    told = shadow.send("BatchWriteItem", RequestItems={"Capacity": requests})
    shadow.store(one, new)
    return units, told


def transact_write(shadow: Shadow) -> tuple[Units, Units]:
    """TransactWriteItems with a put and a check."""
    one, other = shadow.key(), shadow.key()
    old, new = shadow.at(one), shadow.item(one)
    actions: list[Item] = [{"Put": {"TableName": "Capacity", "Item": new}}]
    units = shadow.written(old, new, double=True)
    checked = shadow.at(other)
    if checked is not None and place(one) != place(other):
        condition = {"ConditionExpression": "attribute_exists(pk)"}
        actions.append({"ConditionCheck": {"TableName": "Capacity", "Key": other, **condition}})
        size = size_of(checked)
        check = item_write_units(size, size, in_transaction=True)
        by_local = 2 * item_read_units(size, ReadMode.TRANSACTION)
        is_twin = drop_zero(added(units, shadow.differing)) == {"": by_local}
        shadow.differ("check", "", by_local - check)
        if is_twin:
            shadow.differ("twins", "", -by_local)
        units = added(units, {"": check})
    told = shadow.send("TransactWriteItems", TransactItems=actions)
    shadow.store(one, new)
    return units, told


def get(shadow: Shadow) -> tuple[Units, Units]:
    """GetItem, of an item that is there or not."""
    key, strong = shadow.key(), shadow.random.random() < 0.5
    told = shadow.send("GetItem", TableName="Capacity", Key=key, ConsistentRead=strong)
    return {"": item_read_units(size_of(shadow.at(key)), mode_of(strong=strong))}, told


def batch_get(shadow: Shadow) -> tuple[Units, Units]:
    """BatchGetItem of items that are there, rounded one by one."""
    count, strong = shadow.random.randint(1, 4), shadow.random.random() < 0.5
    keys = shadow.random.sample(sorted(shadow.items), min(count, len(shadow.items)))
    if not keys:
        return {}, {}
    asked = [{"pk": {"S": pk}, "sk": {"N": sk}} for pk, sk in keys]
    body = {"Capacity": {"Keys": asked, "ConsistentRead": strong}}
    told = shadow.send("BatchGetItem", RequestItems=body)
    sizes = [size_of(shadow.items[key]) for key in keys]
    return {"": sum_of(item_read_units(size, mode_of(strong=strong)) for size in sizes)}, told


def transact_get(shadow: Shadow) -> tuple[Units, Units]:
    """TransactGetItems of one item."""
    key = shadow.key()
    gets = [{"Get": {"TableName": "Capacity", "Key": key}}]
    told = shadow.send("TransactGetItems", TransactItems=gets)
    return {"": item_read_units(size_of(shadow.at(key)), ReadMode.TRANSACTION)}, told


def query(shadow: Shadow) -> tuple[Units, Units]:
    """Query of a partition, with a filter that returns nothing or without one."""
    strong = shadow.random.random() < 0.5
    values: Item = {":p": {"S": "a"}}
    body: Item = {"KeyConditionExpression": "pk = :p", "ConsistentRead": strong}
    if shadow.random.random() < 0.5:
        body["FilterExpression"] = "fill = :x"
        values[":x"] = {"S": "none"}
    told = shadow.send("Query", TableName="Capacity", ExpressionAttributeValues=values, **body)
    held = [item for (pk, _), item in shadow.items.items() if pk == "a"]
    return {"": shadow.searched("", held, mode_of(strong=strong))}, told


def query_global(shadow: Shadow) -> tuple[Units, Units]:
    """Query of a global index."""
    name = shadow.random.choice(["Everything", "KeysAlone"])
    told = shadow.send(
        "Query",
        TableName="Capacity",
        IndexName=name,
        KeyConditionExpression="#s = :s",
        ExpressionAttributeNames={"#s": "status"},
        ExpressionAttributeValues={":s": {"S": "open"}},
    )
    index = shadow.table.indexes[name]
    entries = [shadow.entry(index, i) for i in shadow.items.values()]
    held = [e for e in entries if e is not None and e["status"] == {"S": "open"}]
    return {name: shadow.searched(name, held, ReadMode.EVENTUAL)}, told


def query_local(shadow: Shadow) -> tuple[Units, Units]:
    """Query of a local index, which fetches what it lacks from the table."""
    strong, fetches = shadow.random.random() < 0.5, shadow.random.random() < 0.5
    told = shadow.send(
        "Query",
        TableName="Capacity",
        IndexName="ByDay",
        KeyConditionExpression="pk = :p",
        ExpressionAttributeValues={":p": {"S": "a"}},
        ConsistentRead=strong,
        **({"Select": "ALL_ATTRIBUTES"} if fetches else {}),
    )
    index = shadow.table.indexes["ByDay"]
    items = [item for (pk, _), item in shadow.items.items() if pk == "a"]
    held = [(i, e) for i in items if (e := shadow.entry(index, i)) is not None]
    mode = mode_of(strong=strong)
    units = {"ByDay": shadow.searched("ByDay", [entry for _, entry in held], mode)}
    if fetches:
        units[""] = fetch_units([size_of(item) for item, _ in held], mode)
    return units, told


def scan(shadow: Shadow) -> tuple[Units, Units]:
    """Scan of everything."""
    told = shadow.send("Scan", TableName="Capacity")
    return {"": shadow.searched("", list(shadow.items.values()), ReadMode.EVENTUAL)}, told


OPERATIONS = (
    put, put, update, update, delete, batch_write, transact_write,
    get, batch_get, transact_get, query, query_global, query_local, scan,
)  # fmt: skip


def mode_of(*, strong: bool) -> ReadMode:
    """Mode of a read that is no transaction."""
    return ReadMode.STRONG if strong else ReadMode.EVENTUAL


def sum_of(units: Iterator[Decimal]) -> Decimal:
    """Sum of units."""
    return sum(units, Decimal(0))


@pytest.mark.parametrize("seed", SEEDS)
def test_dynamodb_local_consumes_what_we_work_out(
    checker: Checker, dynamodb_local: Engine, seed: int
) -> None:
    """Each request of a random sequence, by table and index, with items at the edges of blocks."""
    table = checker.check(MODEL).models[0].model.tables["Capacity"]
    assert dynamodb_local.send(create_table(table)).refusal is None
    try:
        check(Shadow(table, dynamodb_local, seed))
    finally:
        dynamodb_local.send(Request("DeleteTable", {"TableName": "Capacity"}))


def check(shadow: Shadow) -> None:
    """Send random requests, and compare each."""
    for _ in range(CASES // len(SEEDS)):
        operation = shadow.random.choice(OPERATIONS)
        if len(shadow.items) > ITEMS_AT_MOST:
            operation = delete
        shadow.differing = {}
        before = {key: size_of(item) for key, item in shadow.items.items()}
        units, told = operation(shadow)
        expected = drop_zero(added(units, shadow.differing))
        assert expected == told, (operation.__name__, before, shadow.differing)
    if len(SEEDS) * MANY <= CASES:
        assert {*shadow.met, "twins"} == set(DIFFERENCES)  # twins are rare

"""Random items, and random requests on them in DynamoDB's own grammar."""

from collections.abc import Mapping
from typing import Any

from engines.drawing import Draw

Json = Any

TEXTS = ("a", "ab", "b", "B", "é", "a#1")
NUMBERS = ("0", "1", "-1", "2", "10", "2.5", "1E2", "0.1", "12345678901234567890123")
BINARIES = ("AA==", "AAE=", "/w==")
SCALARS: tuple[Json, ...] = (
    *({"S": text} for text in (*TEXTS, "")),
    *({"N": number} for number in NUMBERS),
    *({"B": binary} for binary in BINARIES),
    {"BOOL": True},
    {"BOOL": False},
    {"NULL": True},
)
COLLECTIONS: tuple[Json, ...] = (
    {"SS": ["a", "b"]},
    {"SS": ["b"]},
    {"NS": ["1", "2.5"]},
    {"NS": ["2"]},
    {"BS": ["AA==", "AAE="]},
    {"L": []},
    {"L": [{"N": "1"}, {"S": "a"}, {"N": "2"}]},
    {"L": [{"M": {"b": {"S": "a"}}}, {"L": [{"N": "10"}]}]},
    {"M": {}},
    {"M": {"a": {"N": "1"}, "b": {"M": {"c": {"S": "ab"}}}}},
    {"M": {"a": {"L": [{"S": "a"}]}, "name": {"S": "b"}}},
)
VALUES = SCALARS + COLLECTIONS
PARTITIONS = ({"S": "a"}, {"S": "b"})
SORT_VALUES: Mapping[str, tuple[Json, ...]] = {
    "S": tuple({"S": text} for text in TEXTS),
    "N": tuple({"N": number} for number in NUMBERS),
    "B": tuple({"B": binary} for binary in BINARIES),
}
FREE = ("x", "y", "status", "m", "l")
PATHS = (
    *FREE,
    *("m.a", "m.b", "m.b.c", "m.name", "m.a[0]", "l[0]", "l[1]", "l[5]", "l[0].b", "l[1][0]"),
)
TABLES = {"Texts": "S", "Numbers": "N", "Binaries": "B"}
"""Tables by the type of their sort key."""


def items(draw: Draw, table: str) -> Json:
    """An item of a table; `g` and `h` are keys of its global index, `h` of its local one."""
    item = {"pk": draw.pick(PARTITIONS), "sk": draw.pick(SORT_VALUES[TABLES[table]])}
    if draw.often(2):
        item["g"] = draw.pick(PARTITIONS)
    if draw.often(2):
        item["h"] = draw.pick(SORT_VALUES["N"])
    for name in draw.some(FREE, 0, 4):
        item[name] = draw.pick(COLLECTIONS if name in ("m", "l") else VALUES)
    return item


class Expressions:
    """Writes expressions of one request, and gathers their names and values."""

    def __init__(self, draw: Draw) -> None:
        """Draw everything from Hypothesis."""
        self.draw = draw
        self.names: dict[str, str] = {}
        self.values: dict[str, Json] = {}

    def body(self) -> dict[str, Json]:
        """Parameters for what was used."""
        found: dict[str, Json] = {}
        if self.names:
            found["ExpressionAttributeNames"] = self.names
        if self.values:
            found["ExpressionAttributeValues"] = self.values
        return found

    def path(self, path: str | None = None) -> str:
        """A document path, with aliases where DynamoDB asks for them."""
        chosen = path or self.draw.pick(PATHS)
        for word in ("status", "name"):
            if word in chosen.split("."):
                self.names[f"#{word}"] = word
                chosen = chosen.replace(word, f"#{word}")
        return str(chosen)

    def value(self, values: Any = VALUES) -> str:
        """A placeholder for one of some values."""
        name = f":v{len(self.values)}"
        self.values[name] = self.draw.pick(values)
        return name

    def operand(self) -> str:
        """A path, a value, or the size of something."""
        kind = self.draw.pick(("path", "path", "value", "value", "size"))
        if kind == "size":
            return f"size({self.path()})"
        return self.path() if kind == "path" else self.value()

    def condition(self, depth: int = 2) -> str:
        """A condition."""
        kinds = ["compare", "compare", "between", "in", "function", "function", "function"]
        kind = self.draw.pick(kinds + (["and", "or", "not", "group"] if depth else []))
        if kind in ("and", "or"):
            return f"{self.condition(depth - 1)} {kind.upper()} {self.condition(depth - 1)}"
        if kind in ("not", "group"):
            inner = self.condition(depth - 1)
            return f"NOT {inner}" if kind == "not" else f"({inner})"
        if kind == "between":
            return f"{self.operand()} BETWEEN {self.value(SCALARS)} AND {self.value(SCALARS)}"
        if kind == "in":
            options = ", ".join(self.operand() for _ in range(self.draw.integer(1, 3)))
            return f"{self.operand()} IN ({options})"
        if kind == "function":
            return self.function()
        operator = self.draw.pick(("=", "<>", "<", "<=", ">", ">="))
        return f"{self.path()} {operator} {self.operand()}"

    def function(self) -> str:
        """A function that is true or false."""
        name = self.draw.pick(
            (
                "attribute_exists",
                "attribute_not_exists",
                "attribute_type",
                "begins_with",
                "contains",
            ),
        )
        if name.startswith("attribute_") and name != "attribute_type":
            return f"{name}({self.path()})"
        if name == "attribute_type":
            kinds = [{"S": kind} for kind in ("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS")]
            return f"{name}({self.path()}, {self.value(kinds)})"
        second = self.path() if self.draw.often(5) else self.value()
        return f"{name}({self.path()}, {second})"

    def update(self) -> str:
        """An update expression."""
        clauses: dict[str, list[str]] = {}
        for _ in range(self.draw.integer(1, 3)):
            clause = self.draw.pick(("SET", "SET", "SET", "REMOVE", "ADD", "DELETE"))
            clauses.setdefault(clause, []).append(self.change(clause))
        return " ".join(f"{clause} {', '.join(parts)}" for clause, parts in clauses.items())

    def change(self, clause: str) -> str:
        """One change of a clause."""
        if clause == "REMOVE":
            return self.path()
        if clause == "ADD":
            kinds = [value for value in VALUES if value.keys() & {"N", "SS", "NS", "BS"}]
            return f"{self.path()} {self.value(kinds)}"
        if clause == "DELETE":
            kinds = [value for value in VALUES if value.keys() & {"SS", "NS", "BS"}]
            return f"{self.path()} {self.value(kinds)}"
        target = self.path(self.draw.pick(("h",)) if self.draw.often(8) else None)
        return f"{target} = {self.new_value()}"

    def new_value(self) -> str:
        """What a SET gives."""
        kind = self.draw.pick(("plain", "plain", "sum", "append", "default"))
        numbers = SORT_VALUES["N"]
        if kind == "sum":
            left = self.path() if self.draw.often(2) else self.value(numbers)
            return f"{left} {self.draw.pick(('+', '-'))} {self.value(numbers)}"
        if kind == "append":
            lists = [value for value in VALUES if "L" in value]
            parts = [self.path(), self.value(lists)]
            return f"list_append({', '.join(parts if self.draw.often(2) else parts[::-1])})"
        if kind == "default":
            return f"if_not_exists({self.path()}, {self.value()})"
        return self.path() if self.draw.often(3) else self.value()

    def projection(self) -> str:
        """Paths to return."""
        paths = self.draw.some(PATHS, 1, 3)
        return ", ".join(map(self.path, paths))


def requests(draw: Draw) -> tuple[str, dict[str, Json]]:
    """A request on one of the tables: operation and body."""
    table = draw.pick(TABLES)
    make = draw.pick((query, query, query, scan, update, update, update, put, delete, get, several))
    operation, body = make(draw, table)
    return operation, body


def key(draw: Draw, table: str) -> Json:
    """A primary key."""
    return {"pk": draw.pick(PARTITIONS), "sk": draw.pick(SORT_VALUES[TABLES[table]])}


def query(draw: Draw, table: str) -> tuple[str, Json]:
    """A Query of a table or index."""
    writer = Expressions(draw)
    index = draw.pick(("", "", "", "Global", "Local"))
    partition, sort = ("g", "h") if index == "Global" else ("pk", "h" if index else "sk")
    kind = "N" if index else TABLES[table]
    condition = f"{partition} = {writer.value(PARTITIONS)}"
    if draw.often(2):
        operators = ["=", "<", "<=", ">", ">=", "BETWEEN", *(["begins"] if kind != "N" else [])]
        condition += f" AND {sort_condition(writer, sort, draw.pick(operators), kind)}"
    body: dict[str, Json] = {"TableName": table, "KeyConditionExpression": condition}
    if index:
        body["IndexName"] = index
    if draw.often(3):
        body["FilterExpression"] = writer.condition()
    if draw.often(4):
        body["ProjectionExpression"] = writer.projection()
    if draw.often(3):
        body["ScanIndexForward"] = False
    if draw.often(4) and index != "Global":  # which of equal keys comes first is not defined
        body["Limit"] = draw.pick((1, 2, 3))
    return "Query", body | writer.body()


def sort_condition(writer: Expressions, name: str, operator: str, kind: str) -> str:
    """A condition on a sort key."""
    values = SORT_VALUES[kind]
    if operator == "BETWEEN":
        return f"{name} BETWEEN {writer.value(values)} AND {writer.value(values)}"
    if operator == "begins":
        return f"begins_with({name}, {writer.value(values)})"
    return f"{name} {operator} {writer.value(values)}"


def scan(draw: Draw, table: str) -> tuple[str, Json]:
    """A Scan."""
    writer = Expressions(draw)
    body: dict[str, Json] = {"TableName": table}
    if draw.often(4):
        body["IndexName"] = draw.pick(("Global", "Local"))
    if not draw.often(6):
        body["FilterExpression"] = writer.condition(3)
    if draw.often(4):
        body["ProjectionExpression"] = writer.projection()
    return "Scan", body | writer.body()


def get(draw: Draw, table: str) -> tuple[str, Json]:
    """A GetItem."""
    writer = Expressions(draw)
    body = {"TableName": table, "Key": key(draw, table)}
    if draw.often(2):
        body["ProjectionExpression"] = writer.projection()
    return "GetItem", body | writer.body()


def update(draw: Draw, table: str) -> tuple[str, Json]:
    """An UpdateItem."""
    writer = Expressions(draw)
    body = {"TableName": table, "Key": key(draw, table), "UpdateExpression": writer.update()}
    if draw.often(4):
        body["ConditionExpression"] = writer.condition(1)
    return "UpdateItem", body | writer.body()


def put(draw: Draw, table: str) -> tuple[str, Json]:
    """A PutItem."""
    writer = Expressions(draw)
    body = {"TableName": table, "Item": items(draw, table)}
    if draw.often(2):
        body["ConditionExpression"] = writer.condition(1)
    return "PutItem", body | writer.body()


def delete(draw: Draw, table: str) -> tuple[str, Json]:
    """A DeleteItem."""
    writer = Expressions(draw)
    body = {"TableName": table, "Key": key(draw, table)}
    if draw.often(2):
        body["ConditionExpression"] = writer.condition(1)
    return "DeleteItem", body | writer.body()


def several(draw: Draw, table: str) -> tuple[str, Json]:
    """A batch or transaction."""
    operation = draw.pick(
        ("BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems")
    )
    tables = [table, *draw.sequence(tuple(TABLES), 0, 2)]
    if operation == "BatchGetItem":
        return operation, {"RequestItems": {t: {"Keys": [key(draw, t)]} for t in set(tables)}}
    if operation == "BatchWriteItem":
        writes = ({"DeleteRequest": {"Key": key(draw, t)}} for t in dict.fromkeys(tables))
        return operation, {
            "RequestItems": {t: [w] for t, w in zip(dict.fromkeys(tables), writes, strict=True)}
        }
    if operation == "TransactGetItems":
        return operation, {
            "TransactItems": [{"Get": {"TableName": t, "Key": key(draw, t)}} for t in tables]
        }
    kinds = {"Update": update, "Put": put, "Delete": delete}
    actions = []
    for name in tables:
        verb = draw.pick(kinds)
        actions.append({verb: kinds[verb](draw, name)[1]})
    return operation, {"TransactItems": actions}

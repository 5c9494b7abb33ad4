"""Random models of one table: legal and illegal keys and indexes, and operations on them.

Names, types and values are of a few kinds, so that most operations are close to the border between
what DynamoDB takes and what it refuses.
"""

from typing import Any

from engines.drawing import Draw

TYPES = {
    "id": "S",
    "at": "S",
    "rank": "N",
    "total": "N",
    "digest": "B",
    "status": "S",
    "tags": "SS",
    "lines": "L",
    "address": "M",
    "paid": "BOOL",
    "first name": "S",
}
"""Attributes of the one entity; `status` is a reserved word, `first name` needs an alias."""
NAMES = tuple(TYPES)
SCALARS = tuple(name for name, kind in TYPES.items() if kind in ("S", "N", "B"))
VALUES: dict[str, tuple[Any, ...]] = {
    "S": ("a", "b", "ORDER#1"),
    "N": (1, 2, 10),
    "B": ("AAEC", "AwQF"),
    "BOOL": (True, False),
    "SS": (["a", "b"],),
    "L": (["a", 1],),
    "M": ({"zip": "a"},),
}
KEY_OPERATORS = ("=", "<", "<=", ">", ">=", "begins_with", "between")
OPERATORS = (*KEY_OPERATORS, "<>", "in", "contains", "attribute_exists")
Json = Any


def usually(draw: Draw, common: Json, rare: tuple[Json, ...], one_in: int = 30) -> Json:
    """The common value, or once in a while one of the rare ones."""
    return draw.pick(rare) if draw.often(one_in) else common


def tables(draw: Draw) -> dict[str, Json]:
    """A table with indexes."""
    table: dict[str, Json] = {
        "partition_key": usually(
            draw,
            draw.pick(("id", "status", "rank")),
            (["id", "at"], "tags", "paid", "digest", "address"),
        ),
        "entities": {"Thing": {"attributes": TYPES}},
    }
    if draw.often(2):
        table["sort_key"] = usually(
            draw,
            draw.pick(("at", "total", "first name")),
            (["at", "total"], table["partition_key"], "lines", "digest"),
        )
    names = [
        usually(draw, f"By{number}", ("x", "By 1", "a" * 256, "by_1-2.3"), 25)
        for number in range(draw.integer(0, 3))
    ]
    table["indexes"] = {name: indexes(draw, table) for name in names}
    if draw.often(50):
        count = draw.pick((20, 21))
        table["indexes"] = {f"By{number}": {"partition_key": "at"} for number in range(count)}
    return table


def indexes(draw: Draw, table: dict[str, Json]) -> dict[str, Json]:
    """An index of a table."""
    local = draw.often(3)
    index: dict[str, Json] = {"partition_key": draw.pick(SCALARS)}
    if local:
        index["local"] = True
        index["partition_key"] = usually(draw, table["partition_key"], SCALARS)
        index["sort_key"] = draw.pick(("rank", "total", "status", "digest"))
        if draw.often(12):
            del index["sort_key"]
    elif draw.often(2):
        index["sort_key"] = draw.pick(SCALARS)
    if draw.often(20):
        index["sort_key"] = draw.pick(("tags", "lines", "paid"))
    if not local and draw.often(6):
        index["partition_key"] = draw.sequence(SCALARS, 1, 5)
    if not local and draw.often(6):
        index["sort_key"] = draw.sequence(SCALARS, 1, 5)
    index["projection"] = usually(
        draw,
        draw.pick(("ALL", "KEYS_ONLY", ["total"], ["lines", "address"])),
        ([], ["status"], ["id", "total"]),
    )
    return index


def listed(keys: Json) -> list[str]:
    """Names of key attributes, however they are written."""
    return [keys] if isinstance(keys, str) else list(keys or [])


def value(draw: Draw, name: str) -> Json:
    """A value of the type of an attribute."""
    return draw.pick(VALUES[TYPES[name]])


def key_value(draw: Draw, name: str) -> Json:
    """A value for a key, now and then of another type; templates are text or numbers."""
    kind = TYPES[name] if TYPES[name] in ("S", "N", "B") else "S"
    if kind == "B":  # text that is no base64 cannot even be sent
        return draw.pick(VALUES[kind])
    return usually(draw, draw.pick(VALUES[kind]), ("a", 1, "AAEC"), 30)


def test_of(draw: Draw, name: str, operators: tuple[str, ...]) -> Json:
    """One comparison as a key condition or a predicate writes it."""
    operator = draw.pick(operators)
    if operator == "attribute_exists":
        return {operator: draw.often(2)}
    make = value if operators is OPERATORS else key_value
    if operator == "contains":
        return {operator: "AAEC" if TYPES[name] == "B" else draw.pick(("a", 1))}
    if operator in ("between", "in"):
        return {operator: [make(draw, name), make(draw, name)]}
    return {operator: make(draw, name)}


def key_conditions(draw: Draw, keys: dict[str, Json]) -> dict[str, Json]:
    """Conditions on the keys of a table or index, mostly legal."""
    partition, sort = listed(keys["partition_key"]), listed(keys.get("sort_key"))
    where: dict[str, Json] = {}
    for name in partition:
        if draw.often(25):
            continue
        rare = ({"<": 1}, {"in": ["a", "b"]}, {"begins_with": "a"})
        where[name] = usually(draw, key_value(draw, name), rare, 25)
    for name in sort[: draw.integer(0, len(sort))]:
        if draw.often(15):
            continue
        operator = key_value(draw, name) if draw.often(2) else None
        where[name] = operator or test_of(draw, name, KEY_OPERATORS)
        if draw.often(25):
            where[name] = test_of(draw, name, OPERATORS[7:10])
        if draw.often(25):
            where[name] = {">": key_value(draw, name), "<": key_value(draw, name)}
    if draw.often(20):
        name = draw.pick(NAMES)
        where.setdefault(name, key_value(draw, name))
    return where


def predicates(draw: Draw) -> Json:
    """A filter or condition, by attributes or in DynamoDB's grammar."""
    names = draw.some(NAMES, 1, 2)
    if draw.often(2):
        return {name: test_of(draw, name, OPERATORS) for name in names}
    return draw.pick(EXPRESSIONS)


EXPRESSIONS = (
    "attribute_exists(id)",
    "attribute_not_exists(total)",
    "attribute_not_exists(address.zip) AND NOT contains(tags, :a)",
    "attribute_type(lines, :kind)",
    "attribute_type(lines, :a)",
    "size(lines) > :one",
    "size(lines[0]) BETWEEN :one AND :two",
    "size(total)",
    "total > :one OR (total = :two AND status <> :a)",
    "total IN (:one, :two)",
    "total IN ()",
    "NOT paid = :true",
    "total = total",
    "total < rank",
    "total >",
    "(total > :one",
    "total > :one AND",
    "status = :a",
    "#status = :a",
    "status == :a",
    "begins_with(status, :a)",
    "begins_with(status, :one)",
    "begins_with(:a, :a)",
    "BEGINS_WITH(status, :a)",
    "contains(status, :a)",
    "contains(tags, :one)",
    "contains(lines, :a)",
    "contains(total, :one)",
    "total BETWEEN :two AND :one",
    "total BETWEEN :one AND :two",
    "total BETWEEN :one AND :a",
    "paid > :true",
    ":one = total",
    ":one < :two",
    "attribute_exists(:one)",
    "size(:one) > :one",
    "size(status) > size(address.zip)",
    "total > :one + :two",
    "not (paid = :true or paid = :false) and total > :one",
    "lines[0].name = :a",
    "lines[a] = :a",
    "lines[-1] = :a",
    "address.zip = :a",
    "address.zip.first.second[3] = :a",
    "attribute_exists(id",
    "unknown(status)",
    "size(status) = size(status)",
    "status in (:a, :one)",
    "((total > :one))",
    "(((((total > :one)))))",
    "total > :one; total < :two",
    "NOT NOT paid = :true",
    "total <> :one",
    "total != :one",
)
UPDATES = (
    "SET total = :one",
    "SET total = total + :one",
    "SET total = :one - total, status = :a",
    "SET total = if_not_exists(total, :one) + :one",
    "SET lines = list_append(lines, :list)",
    "SET lines = list_append(if_not_exists(lines, :list), :list)",
    "SET lines = list_append(lines, :one)",
    "SET lines[0] = :a",
    "SET lines[0].deep = :a REMOVE address.zip",
    "SET address.zip = :a",
    "SET address = :a, address.zip = :a",
    "SET total = :one, total = :two",
    "SET total = :one REMOVE total",
    "SET total = :one SET rank = :two",
    "SET total = total + :one + :two",
    "SET total = :one * :two",
    "SET total = :one + :a",
    "SET total = if_not_exists(:one, :two)",
    "SET total = rank",
    "SET total :one",
    "SET",
    "set total = :one remove status add rank :two",
    "ADD total :one",
    "ADD tags :set",
    "ADD lines :list",
    "ADD status :a",
    "ADD total :one, rank :two",
    "ADD total rank",
    "DELETE tags :set",
    "DELETE total :one",
    "DELETE tags :a",
    "REMOVE total, status",
    "REMOVE lines[0], lines[1]",
    "REMOVE lines[0], lines[0]",
    "REMOVE address, address.zip",
    "REMOVE",
    "REMOVE address.zip, address.city",
    "total = :one",
    "SET address.zip = :a, address.city = :a",
    "SET lines = :list, lines[1] = :a",
    "SET address.zip = address.city",
    "SET total = :one,",
    "UPDATE total = :one",
    "SET lines[0] = lines[1], lines[1] = lines[0]",
    "SET total = (:one)",
    "SET total = (total + :one)",
    "SET total = size(lines)",
)
PLACEHOLDERS: dict[str, Json] = {
    ":a": "a",
    ":one": 1,
    ":two": 2,
    ":kind": "L",
    ":list": ["a"],
    ":set": ["a"],
}


def written(part: dict[str, Json], key: str, expression: Json) -> None:
    """Put an expression into a part, with the values of its placeholders."""
    part[key] = expression
    if not isinstance(expression, str):
        return
    words = expression.replace(",", " ").replace("(", " ").replace(")", " ").split()
    used = {word for word in words if word in PLACEHOLDERS}
    if used:
        part["values"] = part.get("values", {}) | {w[1:]: PLACEHOLDERS[w] for w in used}


def searches(draw: Draw, table: dict[str, Json]) -> dict[str, Json]:
    """A Query or Scan."""
    answer: dict[str, Json] = {"operation": draw.pick(("Query", "Query", "Query", "Scan"))}
    keys = table
    if table["indexes"] and draw.often(2):
        answer["index"] = draw.pick(table["indexes"])
        keys = table["indexes"][answer["index"]]
    if draw.often(40):
        answer["index"] = "Missing"
    if answer["operation"] == "Query":
        where = key_conditions(draw, keys)
        if where:
            answer["where"] = where
    if draw.often(3):
        written(answer, "filter", predicates(draw))
    if draw.often(6):
        answer["consistency"] = draw.pick(("strong", "eventual"))
    if draw.often(6):
        answer["projection"] = projections(draw)
    if draw.often(8):
        answer["limit"] = draw.pick((1, 2, 1000))
    if answer["operation"] == "Query" and draw.often(8):
        answer["order"] = "descending"
    return answer


def projections(draw: Draw) -> list[str]:
    """Paths that a read returns."""
    paths = (*NAMES, "address.zip", "lines[0]", "lines[1].name")
    return draw.some(paths, 1, 3)


def keys_of(draw: Draw, table: dict[str, Json]) -> dict[str, Json]:
    """The primary key of an item, mostly whole."""
    names = [*listed(table["partition_key"]), *listed(table.get("sort_key"))]
    where = {name: key_value(draw, name) for name in names if not draw.often(30)}
    where = where or {names[0]: key_value(draw, names[0])}
    if draw.often(30):
        name = draw.pick(NAMES)
        where.setdefault(name, key_value(draw, name))
    return where


def changes(draw: Draw) -> dict[str, Json]:
    """What an update does."""
    change: dict[str, Json] = {}
    if draw.often(2):
        written(change, "update_expression", draw.pick(UPDATES))
        return change
    names = draw.some(NAMES, 1, 3)
    for name in names:
        clause = draw.pick(("set", "set", "remove", "add", "delete_elements"))
        if clause == "remove":
            change.setdefault("remove", []).append(name)
        elif (clause == "add" and TYPES[name] not in ("N", "SS")) or (
            clause == "delete_elements" and TYPES[name] != "SS"
        ):
            continue
        else:
            change.setdefault(clause, {})[name] = value(draw, name)
    return change


def single(draw: Draw, table: dict[str, Json]) -> dict[str, Json]:
    """An operation on one item."""
    operation = draw.pick(("GetItem", "UpdateItem", "UpdateItem", "DeleteItem"))
    answer: dict[str, Json] = {"operation": operation, "where": keys_of(draw, table)}
    if operation == "GetItem":
        if draw.often(4):
            answer["projection"] = projections(draw)
        if draw.often(6):
            answer["consistency"] = "strong"
        return answer
    if operation == "UpdateItem":
        answer |= changes(draw)
    if draw.often(3):
        written(answer, "condition", predicates(draw))
    return answer


def several(draw: Draw, table: dict[str, Json]) -> dict[str, Json]:
    """A batch or transaction."""
    operation = draw.pick(
        ("BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems")
    )
    verbs = {
        "BatchGetItem": ("get",),
        "BatchWriteItem": ("delete",),
        "TransactGetItems": ("get",),
        "TransactWriteItems": ("delete", "update", "check"),
    }[operation]
    actions = []
    for _ in range(draw.integer(1, 3)):
        verb = draw.pick(verbs)
        action: dict[str, Json] = {verb: "Thing", "where": keys_of(draw, table)}
        if verb == "update":
            action |= changes(draw)
        if verb == "check" or (operation == "TransactWriteItems" and draw.often(2)):
            written(action, "condition", predicates(draw))
        actions.append(action)
    return {"operation": operation, "actions": actions}


def models(draw: Draw, operations: int) -> dict[str, Json]:
    """A model of one table and some operations on it."""
    table = tables(draw)
    name = usually(draw, "Things", ("xy", "a b", "t" * 256, "a.b-c_d"), 30)
    answers = {}
    for number in range(1, operations + 1):
        kinds = (searches, searches, single, several)
        answer = draw.pick(kinds)(draw, table)
        answers[number] = {"table": name, **answer}
    patterns = {
        number: {"name": f"Pattern {number}", "type": "update", "rps": 1} for number in answers
    }
    return {"access_patterns": patterns, "tables": {name: table}, "mapping": answers}

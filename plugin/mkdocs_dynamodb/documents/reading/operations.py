"""Operations in the dialect of the mapping table, where their text is certain.

`Query(USER#{id}) begins_with("POST#"), descending, limit 20` is; `PutItem with condition` is not.
"""

import re
from collections.abc import Mapping

from mkdocs_dynamodb.documents.reading.tables import key_names
from mkdocs_dynamodb.source.nodes import Data

ARROW = re.compile(r"\s*(?:→|->)\s*")
OPERATIONS = (
    "BatchGetItem",
    "BatchWriteItem",
    "DeleteItem",
    "GetItem",
    "PutItem",
    "Query",
    "Scan",
    "TransactGetItems",
    "TransactWriteItems",
    "UpdateItem",
)
_CALL = re.compile(r"(?P<name>\w+)\s*\((?P<keys>[^()\"]*)\)\s*(?P<rest>.*)\Z")
_CONDITION = re.compile(
    r"(?P<operator>begins_with|between|<=|>=|<|>)\s*"
    r"\((?P<operands>\"[^\"]*\"(?:, \"[^\"]*\")*)\)\s*"
)
_OPTION = re.compile(
    r",\s*(?:(?P<order>ascending|descending)|limit (?P<limit>[1-9][0-9]*)"
    r"|(?P<consistency>eventual|strong) consistency)\b"
)
_INDEX = re.compile(r"(?:(?P<table>.+?)\s*/\s*)?(?P<index>.+?) (?:GSI|LSI)\Z")
_ON_ITEMS = ("GetItem", "UpdateItem", "DeleteItem", "PutItem")

Tables = Mapping[str, Data]
"""Name -> table as the model writes it."""


def read_answer(targets: str, operations: str, note: str, tables: Tables) -> dict[str, Data] | None:
    """Answer that the cells of a row stand for; None where any of it is uncertain."""
    if not targets and not operations:
        return {"note": note} if note else None
    places, calls = ARROW.split(targets.strip()), ARROW.split(operations.strip())
    if len(places) != len(calls):
        return None
    steps = [_step(place, call, tables) for place, call in zip(places, calls, strict=True)]
    found = [step for step in steps if step is not None]
    if len(found) != len(steps):
        return None
    told: dict[str, Data] = {"note": note} if note else {}
    return {**found[0], **told} if len(found) == 1 else {"steps": list(found), **told}


def used_targets(targets: str, tables: Tables) -> set[tuple[str, str]]:
    """Table and index, or nothing for the table itself, that the text of a cell names."""
    parts = re.split(r"\s*(?:→|->|\+|,)\s*", targets.strip())
    return {found for part in parts if (found := _target(part, tables)) is not None}


def _target(text: str, tables: Tables) -> tuple[str, str] | None:
    """Table and index that a text names; None where it names none, or one of several."""
    if text in tables:
        return text, ""
    match = _INDEX.match(text)
    if match is None:
        return None
    index = match["index"]
    owners = [name for name, table in tables.items() if index in _inside(table, "indexes")]
    if match["table"] is not None:
        owners = [name for name in owners if name == match["table"]]
    return (owners[0], index) if len(owners) == 1 else None


def _step(place: str, call: str, tables: Tables) -> dict[str, Data] | None:
    target, match = _target(place, tables), _CALL.match(call)
    if target is None or match is None or match["name"] not in OPERATIONS:
        return None
    name, (owner, index) = match["name"], target
    texts = [text.strip() for text in match["keys"].split(",")] if match["keys"].strip() else []
    if any(not text or " " in text for text in texts):
        return None
    condition = _CONDITION.match(match["rest"])
    options = _options(match["rest"][condition.end() if condition else 0 :])
    table = tables[owner]
    head: dict[str, Data] = {"operation": name, "table": owner}
    if options is None or not isinstance(table, dict):
        return None
    if name in _ON_ITEMS and not condition and not index:
        key = _item_key(name, texts, table)
    elif name == "Query":
        holder = _inside(table, "indexes").get(index) if index else table
        key = _query_key(texts, condition, holder)
        head |= {"index": index} if index else {}
    else:
        key = None
    return None if key is None else {**head, **key, **options}


def _item_key(name: str, texts: list[str], table: Mapping[str, Data]) -> dict[str, Data] | None:
    """The entity with just these keys, or else the keys themselves."""
    names = key_names(table)
    if len(texts) != len(names):
        return None
    entities = _inside(table, "entities")
    fitting = [each for each, entity in entities.items() if _templates(entity, names) == texts]
    if len(fitting) == 1:
        return {"entity": fitting[0]}
    if name == "PutItem":
        return None
    return {"where": dict(zip(names, texts, strict=True))}


def _templates(entity: Data, names: list[str]) -> list[str]:
    keys, attributes = _inside(entity, "keys"), _inside(entity, "attributes")
    declared = {name.removesuffix("?") for name in attributes}
    return [
        str(keys[name]) if name in keys else (f"{{{name}}}" if name in declared else "")
        for name in names
    ]


def _query_key(
    texts: list[str], condition: re.Match[str] | None, holder: Data
) -> dict[str, Data] | None:
    names = key_names(holder) if isinstance(holder, dict) else []
    if not texts or len(texts) + (condition is not None) > len(names):
        return None
    where: dict[str, Data] = dict(zip(names, texts, strict=False))
    if condition is not None:
        operands: list[Data] = list(re.findall(r'"([^"]*)"', condition["operands"]))
        is_between = condition["operator"] == "between"
        if len(operands) != 1 + is_between or "" in operands:
            return None
        asked = operands if is_between else operands[0]
        where[names[len(texts)]] = {condition["operator"]: asked}
    return {"where": where}


def _options(text: str) -> dict[str, Data] | None:
    """What follows the key; None where any of it is something else."""
    found: dict[str, Data] = {}
    rest = text.strip()
    while rest:
        match = _OPTION.match(rest)
        if match is None:
            return None
        told = {name: value for name, value in match.groupdict().items() if value is not None}
        found |= {name: int(value) if name == "limit" else value for name, value in told.items()}
        rest = rest[match.end() :].strip()
    return found


def _inside(data: Data | Mapping[str, Data], key: str) -> dict[str, Data]:
    inside = data.get(key) if isinstance(data, Mapping) else None
    return inside if isinstance(inside, dict) else {}

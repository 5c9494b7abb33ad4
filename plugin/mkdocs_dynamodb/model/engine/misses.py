"""Why a read returns nothing: what comes nearest to what it asks."""

from collections.abc import Iterable, Sequence
from itertools import islice

from mkdocs_dynamodb.model.dynamodb_json import item_from_json
from mkdocs_dynamodb.model.engine.bindings import Bindings
from mkdocs_dynamodb.model.engine.conditions import holds
from mkdocs_dynamodb.model.engine.key_conditions import read_key_condition
from mkdocs_dynamodb.model.engine.keys import table_of
from mkdocs_dynamodb.model.engine.outcome import Attributes, Outcome, Refused
from mkdocs_dynamodb.model.engine.store import Store
from mkdocs_dynamodb.model.expressions.tree import Node, Placeholder
from mkdocs_dynamodb.model.expressions.walk import children_of, paths_of
from mkdocs_dynamodb.model.keys.item_keys import orders_of
from mkdocs_dynamodb.model.requests import Request
from mkdocs_dynamodb.model.tables import Index, Key, Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

SHOWN_VALUES = 3
"""Values that are named at most."""
_LOOKED_AT = 1000
"""Entries that are looked at for values to name."""
_DELIMITERS = "#/|:"


@record()
class Miss:
    """What a read asks, and what there is instead."""

    part: str
    """`partition`, `sort` or `filter`: what nothing fits."""
    attribute: str
    """Key attribute, or the first attribute that the filter names."""
    asked: str
    """A clause such as "no item has PK `USER#9`"."""
    present: str
    """A clause such as "there are `USER#1`, `USER#2`"; nothing where nothing comes near."""


def find_miss(store: Store, request: Request, outcome: Outcome) -> Miss | None:
    """Why a Query or GetItem returns nothing; None where it is another operation or unclear."""
    try:
        if outcome.examined:
            return _filtered(request, outcome)
        if request.operation == "Query":
            return _unmatched(store, request)
        if request.operation == "GetItem":
            return _absent(store, request)
    except Refused:
        return None
    return None


def _filtered(request: Request, outcome: Outcome) -> Miss | None:
    bindings = Bindings(request.body)
    tree = bindings.condition("FilterExpression")
    if tree is None:
        return None
    path = next(paths_of(tree), None)
    name = "" if path is None else str(bindings.path(path)[0])
    count = len(outcome.examined)
    items = "1 item is" if count == 1 else f"{count} items are"
    return Miss(
        "filter", name, f"{items} read, and the filter keeps none", _held(outcome.examined, name)
    )


def _held(items: Sequence[Attributes], name: str) -> str:
    values = [item[name] for item in items if name in item]
    if not values:
        return f"none of them has `{name}`"
    return f"`{name}` is {_listed(value.shown for value in values)} there"


def _unmatched(store: Store, request: Request) -> Miss | None:
    bindings = Bindings(request.body)
    table = table_of(store, request.body)
    index = table.indexes.get(str(request.body.get("IndexName")))
    source: Table | Index = index or table
    tree = bindings.condition("KeyConditionExpression")
    if tree is None:
        return None
    condition = read_key_condition(tree, bindings, source.partition_keys, source.sort_keys)
    entries = store.collection(table, index, condition.partition)
    if not entries:
        asked = _partition_asked(tree, bindings, source)
        items = (entry.item for entry in store.entries(table, index))
        return _missing_partition(table, index, source.partition_keys, asked, items)
    for key, node in zip(source.sort_keys, condition.sort, strict=False):
        fitting = [entry for entry in entries if holds(node, entry.item, bindings)]
        if not fitting:
            name = key.name.value
            found = [entry.item[name] for entry in entries]
            values = [bindings.value(p.name) for p in _placeholders(node)]
            return _missing_sort(name, values, found)
        entries = fitting
    return None


def _absent(store: Store, request: Request) -> Miss | None:
    table = table_of(store, request.body)
    key = item_from_json(request.body.get("Key", {}))
    partition = [key[k.name.value] for k in table.partition_keys if k.name.value in key]
    entries = store.collection(table, None, orders_of(partition))
    if not entries or not table.sort_keys:
        return _missing_partition(table, None, table.partition_keys, partition, store.items(table))
    name = table.sort_keys[0].name.value
    asked = [key[name]] if name in key else []
    return _missing_sort(name, asked, [entry.item[name] for entry in entries])


def _missing_partition(
    table: Table,
    index: Index | None,
    keys: tuple[Key, ...],
    asked: Sequence[Value],
    items: Iterable[Attributes],
) -> Miss:
    names = [key.name.value for key in keys]
    wanted = " and ".join(
        f"{name} `{value.shown}`" for name, value in zip(names, asked, strict=False)
    )
    found = [" and ".join(i[n].shown for n in names) for i in islice(items, _LOOKED_AT)]
    place = table.name.value if index is None else f"{table.name.value}/{index.name.value}"
    present = f"there are {_listed(_near(found, asked))}" if found else f"`{place}` is empty"
    return Miss("partition", names[0], f"no item of `{place}` has {wanted}", present)


def _missing_sort(name: str, asked: Sequence[Value], found: Sequence[Value]) -> Miss:
    texts = [value.shown for value in found]
    wanted = asked[0].shown if asked else ""
    starts = list(dict.fromkeys(_start(text) for text in texts))
    if _start(wanted) and _start(wanted) not in starts and all(starts):
        return Miss(
            "sort",
            name,
            f"the condition asks {name} `{wanted}`",
            f"{name} values in this partition begin with {_listed(starts)}",
        )
    values = " and ".join(f"`{value.shown}`" for value in asked)
    return Miss(
        "sort",
        name,
        f"no {name} in this partition fits {values}",
        f"there are {_listed(_near(texts, asked))}",
    )


def _start(text: str) -> str:
    """Text up to its first delimiter."""
    for position, character in enumerate(text):
        if character in _DELIMITERS:
            return text[: position + 1]
    return ""


def _near(found: Sequence[str], asked: Sequence[Value]) -> list[str]:
    """Values found, those with the longest common beginning first."""
    wanted = asked[0].shown if asked else ""
    distinct = list(dict.fromkeys(found))
    return sorted(distinct, key=lambda text: -_common(text, wanted))


def _common(one: str, other: str) -> int:
    count = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        count += 1
    return count


def _listed(texts: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(texts))
    shown = ", ".join(f"`{text}`" for text in distinct[:SHOWN_VALUES])
    more = len(distinct) - SHOWN_VALUES
    return f"{shown} and {more} more" if more > 0 else shown


def _partition_asked(tree: Node, bindings: Bindings, source: Table | Index) -> list[Value]:
    """Values of the partition key attributes in the order of the key."""
    names = [key.name.value for key in source.partition_keys]
    found: dict[str, Value] = {}
    for node in _conditions(tree):
        path = next(paths_of(node), None)
        values = [bindings.value(p.name) for p in _placeholders(node)]
        if path is not None and values:
            found.setdefault(str(bindings.path(path)[0]), values[0])
    return [found[name] for name in names if name in found]


def _conditions(tree: Node) -> Iterable[Node]:
    inner = [child for child in children_of(tree) if not isinstance(child, Placeholder)]
    if any(list(children_of(child)) for child in inner):
        for child in inner:
            yield from _conditions(child)
    else:
        yield tree


def _placeholders(node: Node) -> Iterable[Placeholder]:
    return (child for child in children_of(node) if isinstance(child, Placeholder))

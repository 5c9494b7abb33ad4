"""Indexes: whose they are, their keys and projections, and what their rows tell of items."""

import re
from collections.abc import Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.keys import KeyFact, item_names, read_keys
from mkdocs_dynamodb.documents.reading.parts import Part, PartKind
from mkdocs_dynamodb.documents.reading.stored import entity_of
from mkdocs_dynamodb.documents.reading.tables import RAW, key_names, row_data
from mkdocs_dynamodb.documents.reading.words import split_dash, told
from mkdocs_dynamodb.source.nodes import Data

_PROJECTION = re.compile(r"(?P<kind>all|keys[-_ ]only|include)\b(?P<names>.*)\Z", re.IGNORECASE)
_READ = frozenset({"table", "purpose", "projection", "sparse"})
_KEYS = ("partition key", "sort key")

Items = list[dict[str, Data]]


def build_index(draft: Draft, part: Part) -> None:
    """Add an index to its table."""
    draft.path = part.path
    keys = {label: read_keys(draft, part, label) for label in _KEYS}
    rows = [_renamed(part, data, keys) for _, _, data in row_data(part)]
    own = {key.name for facts in keys.values() for key in facts}
    name, matches = _table(draft, part, rows, own)
    table = draft.tables.get(name)
    if table is None:
        draft.not_understood(part.line, f"{part.name} belongs to no table", "")
        return
    merged = _merge(matches, rows)
    kept = _keep_templates(table, matches, [key for facts in keys.values() for key in facts])
    index = told(
        {
            "purpose": part.text("purpose"),
            "partition_key": _keys(keys["partition key"], kept),
            "sort_key": _keys(keys["sort key"], kept),
            "local": True if part.kind is PartKind.LOCAL else None,
            "sparse": part.text("sparse"),
        }
    )
    projection = _projection(draft, part, {*own, *key_names(table)})
    index |= {} if projection is None else {"projection": projection}
    indexes = table.setdefault("indexes", {})
    if isinstance(indexes, dict):
        indexes[part.name] = index
    place = ("tables", name, "indexes", part.name)
    if merged:
        text = f"what only rows of {part.name} show is added to items: {', '.join(merged)}"
        draft.guessed(part.line, text, place)
    _keep_the_rest(draft, part, place)


def _keep_the_rest(draft: Draft, part: Part, place: tuple[str | int, ...]) -> None:
    for label, bullet in part.facts.items():
        if label not in _READ and not label.startswith(_KEYS):
            name = bullet.line.label
            draft.left_out(bullet.line.number, f"{name} of {part.name} is kept as a comment")
            draft.comment(place, f"{name}: {part.text(label)}")
    for line, text in part.others:
        draft.kept_beside(line, f"Text on {part.name}", text, place)


def _keys(facts: tuple[KeyFact, ...], kept: frozenset[str]) -> Data:
    keys = [fact.data(has_template=fact.name in kept) for fact in facts]
    return keys if len(keys) > 1 else (keys[0] if keys else None)


def _renamed(
    part: Part, data: Mapping[str, Data], keys: Mapping[str, tuple[KeyFact, ...]]
) -> dict[str, Data]:
    """A row with the key columns called as the index calls them."""
    header = item_names(part)
    names = {
        column: facts[0].name
        for column, label in zip(header[:2], _KEYS, strict=False)
        if (facts := keys[label])
    }
    return {names.get(name, name): value for name, value in data.items()}


def _table(
    draft: Draft, part: Part, rows: list[dict[str, Data]], own: set[str]
) -> tuple[str, list[dict[str, Data]]]:
    """Table of an index: as named, or with the items that its rows show, or the one before it.

    Also the item that each row shows; none where the rows are not matched.
    """
    named = part.fact("table")
    if named is not None:
        return (named.codes or [named.text])[0], []
    best, most, found = part.after, 0, list[dict[str, Data]]()
    for name, table in draft.tables.items():
        matches = [_match(row, _raw_items(table), own) for row in rows]
        score = sum(count for count, _ in matches)
        if all(count for count, _ in matches) and score > most:
            best, most, found = name, score, [item for _, item in matches]
    if best and best != part.after:
        text = f"index {part.name} is put to {best}, whose items its rows show"
        draft.guessed(part.line, text, ("tables", best, "indexes", part.name))
    elif not found:
        text = f"index {part.name} is put to {best}, the table before it"
        draft.guessed(part.line, text, ("tables", best, "indexes", part.name))
    return best, found


def _raw_items(table: Mapping[str, Data]) -> Items:
    items = table.get("items")
    bodies = (
        (item.get(RAW) for item in items if isinstance(item, dict))
        if isinstance(items, list)
        else ()
    )
    return [body for body in bodies if isinstance(body, dict)]


def _match(row: Mapping[str, Data], items: Items, own: set[str]) -> tuple[int, dict[str, Data]]:
    """The item that shares most attributes with a row and differs in none, and how many."""
    best: tuple[int, dict[str, Data]] = (0, {})
    for item in items:
        shared = [name for name in row if name in item and name not in own]
        if len(shared) > best[0] and all(item[name] == row[name] for name in shared):
            best = (len(shared), item)
    return best


def _merge(matches: list[dict[str, Data]], rows: list[dict[str, Data]]) -> list[str]:
    """Add to items what only rows of an index show of them; the names of it."""
    added: dict[str, None] = {}
    for item, row in zip(matches, rows, strict=False):
        for name, value in row.items():
            if name not in item:
                item[name] = value
                added[name] = None
    return list(added)


def _keep_templates(
    table: Mapping[str, Data], matches: list[dict[str, Data]], keys: list[KeyFact]
) -> frozenset[str]:
    """Keys whose templates are kept with the one entity that the index shows."""
    entities = table.get("entities")
    if not isinstance(entities, dict) or not matches:
        return frozenset()
    stored = {name: e for name, e in entities.items() if isinstance(e, dict)}
    names = {entity_of(item, stored, key_names(table)) for item in matches}
    entity = stored.get(names.pop()) if len(names) == 1 else None
    templates = None if entity is None else entity.setdefault("keys", {})
    if not isinstance(templates, dict):
        return frozenset()
    added = {key.name: key.template for key in keys if key.template}
    templates.update(added)
    return frozenset(added)


def _projection(draft: Draft, part: Part, keys: set[str]) -> Data:
    fact = part.fact("projection")
    if fact is None:
        return None
    kind, because = split_dash(" ".join(fact.text.split()))
    match = _PROJECTION.match(kind)
    if match is None:
        draft.not_understood(fact.number, f"projection of {part.name}", fact.text)
        return None
    word = match["kind"].upper().replace("-", "_").replace(" ", "_")
    if word != "INCLUDE":
        return {"type": word, "because": because} if because else word
    names: list[Data] = [code for code in fact.codes if code in match["names"]]
    if not names:
        names = [name for name in item_names(part)[2:] if name not in keys]
    return {"include": names, "because": because} if because else names

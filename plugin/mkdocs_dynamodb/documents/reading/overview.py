"""The application overview: what the application is, what it keeps, and what traffic is stated."""

import re
from collections.abc import Callable, Mapping

from mkdocs_dynamodb.documents.labels import KIND_WORDS, NO_NAMES
from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Block, Bullet, Grid, Line, Listing, Paragraph
from mkdocs_dynamodb.documents.reading.words import (
    normal,
    one_or_many,
    read_figure,
    read_rate,
    told,
)
from mkdocs_dynamodb.source.nodes import Data

_KINDS = {word.replace("Many", "M").lower(): kind for kind, word in KIND_WORDS.items()}
_COMMAS = re.compile(r",\s*(?![^()]*\))")
_PAIR = re.compile(r"(?P<source>.+?)\s*\((?P<kind>[^()]*)\)\s*(?P<target>.*)\Z")
_GROUP = re.compile(
    r"(?P<name>.+?):\s*(?P<rate>[^()]*?)\s*\(Patterns?\s*(?P<numbers>[^()]*)\)\Z", re.IGNORECASE
)


def read_overview(draft: Draft, bullet: Bullet) -> None:
    """One labelled line of the overview."""
    label = normal(bullet.line.label)
    value = bullet.line.value
    texts = [text for text in (value.text, *(b.line.text for b in bullet.children)) if text]
    reader = _READERS.get(label)
    if reader is not None:
        reader(draft, value, bullet.children)
    elif label in _TEXTS:
        draft.application[_TEXTS[label]] = one_or_many(texts)
    elif label in ("name", "domain", "application", "application name"):
        draft.application["domain" if label == "domain" else "name"] = " ".join(texts)
    elif texts:
        what = f"`{bullet.line.label}` is taken as context" if label else "a line without a label"
        draft.guessed(bullet.line.number, what, ("application", "context"))
        _add_context(draft, [f"{bullet.line.label}: {t}" if label else t for t in texts])


def read_entities(draft: Draft, grid: Grid) -> None:
    """The table of entities."""
    for row in grid.rows:
        name = row[0].text
        if not name:
            draft.not_understood(row[0].number, "a row has no name of an entity", "")
            continue
        entity = draft.entities.setdefault(name, {})
        for head, cell in zip(grid.header[1:], row[1:], strict=False):
            key = _ENTITY_KEYS.get(normal(head.text))
            value: Data = cell.text
            if key == "count" and cell.text:
                value = read_figure(cell.text)
            if key is None or (cell.text and value is None):
                if cell.text:
                    what = f"column {head.text} of entity {name}"
                    draft.kept_beside(cell.number, what, cell.text, ("entities", name))
            elif cell.text:
                entity[key] = " ".join(str(value).split()) if isinstance(value, str) else value


def read_named_entities(draft: Draft, block: Block) -> bool:
    """Entities below a heading of theirs, `Users (1:M) Orders` or one a line; False for prose."""
    if isinstance(block, Paragraph):
        if any(mark in block.content.text for mark in ".;!?"):
            return False
        _key_entities(draft, block.content, ())
        return True
    if not isinstance(block, Listing):
        return False
    for bullet in block.bullets:
        if bullet.line.label:
            entity = draft.entities.setdefault(bullet.line.label, {})
            if bullet.line.value.text:
                entity["description"] = bullet.line.value.text
        else:
            _key_entities(draft, bullet.line, bullet.children)
    return True


def _key_entities(draft: Draft, value: Line, children: tuple[Bullet, ...]) -> None:
    """Names, and pairs such as `Users (1:M) Orders`."""
    draft.lists_entities = True
    if value.text == NO_NAMES:
        return
    for line in (value, *(child.line for child in children)):
        for part in _COMMAS.split(line.text.replace("\n", " ")):
            match = _PAIR.match(part.strip())
            if match is None:
                if part.strip():
                    draft.entities.setdefault(part.strip(), {})
                continue
            source, target = match["source"].strip(), match["target"].strip()
            draft.entities.setdefault(source, {})
            kind = _KINDS.get(match["kind"].strip().lower().replace("many", "m").replace("n", "m"))
            if target and kind is not None:
                draft.entities.setdefault(target, {})
                draft.named_pairs.append((line.number, source, target, kind))
            elif target:
                draft.not_understood(line.number, "no kind of relationship", part.strip())
            elif "self" in match["kind"].lower():
                draft.named_pairs.append((line.number, source, source, "one-to-many"))
            else:
                draft.entities[source]["description"] = match["kind"].strip()


def _traffic(draft: Draft, value: Line, children: tuple[Bullet, ...]) -> None:
    """Stated traffic, as a whole and by groups."""
    total = read_rate(value.text)
    if value.text and total is None:
        draft.not_understood(value.number, "this is no rate", value.text)
    groups: dict[str, Data] = {}
    for child in children:
        match = _GROUP.match(child.line.text)
        rate = None if match is None else read_rate(match["rate"])
        if match is None or (match["rate"] and rate is None):
            draft.not_understood(child.line.number, "this is no group", child.line.text)
            continue
        names = [name.strip(" #") for name in match["numbers"].split(",")]
        numbers: list[Data] = [int(n) if n.isdecimal() else n for n in names if n]
        groups[match["name"]] = told({"stated": rate, "patterns": numbers})
    draft.application["traffic"] = told({"total": total, "groups": groups})


def _unique(draft: Draft, value: Line, children: tuple[Bullet, ...]) -> None:
    """`User: username; tenant_id + email`."""
    for line in (value, *(child.line for child in children)):
        entity, _, rest = line.text.partition(":")
        names = [[n.strip() for n in part.split(" + ")] for part in rest.split(";") if part.strip()]
        if entity.strip() and names:
            each: list[Data] = [list(group) if len(group) > 1 else group[0] for group in names]
            draft.unique[entity.strip()] = each
        elif line.text:
            draft.not_understood(line.number, "this is no unique value", line.text)


def _expected(draft: Draft, value: Line, children: tuple[Bullet, ...]) -> None:
    del children
    number = read_figure(value.text)
    if isinstance(number, int):
        draft.application["expected_patterns"] = number
    else:
        draft.not_understood(value.number, "this is no number of patterns", value.text)


def _add_context(draft: Draft, texts: list[str]) -> None:
    known = draft.application.get("context")
    before = known if isinstance(known, list) else [str(known)] if known else []
    draft.application["context"] = one_or_many([*map(str, before), *texts])


_READERS: Mapping[str, Callable[[Draft, Line, tuple[Bullet, ...]], None]] = {
    "key entities": _key_entities,
    "entities": _key_entities,
    "stated traffic": _traffic,
    "listed patterns": _expected,
    "unique values": _unique,
}
_TEXTS = {"business context": "context", "context": "context", "scale": "scale"}
_ENTITY_KEYS = {
    "count": "count",
    "description": "description",
    "never written here": "no_writer",
    "never read here": "no_reader",
}

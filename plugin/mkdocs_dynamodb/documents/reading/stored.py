"""Stored entities: from the tables that the tool writes, or from the forms of the sort key."""

import re
from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.keys import KeyFact
from mkdocs_dynamodb.documents.reading.markdown import Grid, Line
from mkdocs_dynamodb.documents.reading.parts import Part
from mkdocs_dynamodb.documents.reading.words import normal, read_figure, told
from mkdocs_dynamodb.source.nodes import Data

_LABEL = re.compile(r"\s*\(([^()]*)\)")
_WORD = re.compile(r"[A-Za-z]+")
_FIELD = re.compile(r"\{[^{}]*\}")
_FACTS = {"role": "role", "count": "count", "description": "description"}


def listed_entities(draft: Draft, part: Part) -> dict[str, dict[str, Data]]:
    """Entities of the tables below the heading "Entities"."""
    found: dict[str, dict[str, Data]] = {}
    if part.entities is not None:
        for row in part.entities.rows:
            found[row[0].text] = _listed(draft, part, part.entities, row)
    if part.attributes is not None:
        for row in part.attributes.rows:
            _add_attribute(draft, part, found.setdefault(row[0].text, {}), row)
    return {name: entity for name, entity in found.items() if name}


def entities_by_sort_key(
    draft: Draft, part: Part, partition: KeyFact, sort: KeyFact | None
) -> dict[str, dict[str, Data]]:
    """An entity for each form of the sort key; one for the table where there are no forms."""
    taxonomy = part.fact("sk taxonomy") or part.fact("sort key taxonomy")
    forms = list(_forms(taxonomy)) if taxonomy is not None else []
    partition_key: dict[str, Data] = {partition.name: partition.template}
    if sort is None or not forms:
        keys = told({**partition_key, **({} if sort is None else {sort.name: sort.template})})
        return {part.name: told({"keys": keys})}
    found: dict[str, dict[str, Data]] = {}
    for template, label in forms:
        name = _entity_name(template, found)
        keys = told({**partition_key, sort.name: template})
        found[name] = told({"description": label, "keys": keys})
    if taxonomy is not None:
        names = ", ".join(found)
        text = f"entities of {part.name} are named by the forms of its sort key: {names}"
        draft.guessed(taxonomy.number, text, (*part.place, "entities"))
    return found


def entity_of(
    item: Mapping[str, Data], entities: Mapping[str, Mapping[str, Data]], names: Iterable[str]
) -> str:
    """Entity whose key templates an item fits; empty where none or several do."""
    keys = list(names)
    fitting = [name for name, entity in entities.items() if _fits(item, entity, keys)]
    return fitting[0] if len(fitting) == 1 else ""


def _fits(item: Mapping[str, Data], entity: Mapping[str, Data], names: Iterable[str]) -> bool:
    templates = entity.get("keys")
    if not isinstance(templates, dict):
        return True
    return all(
        _pattern(str(templates[name])).fullmatch(str(item.get(name, ""))) is not None
        for name in names
        if name in templates
    )


def _pattern(template: str) -> re.Pattern[str]:
    literals = (re.escape(part) for part in _FIELD.split(template))
    return re.compile(".+".join(literals), re.DOTALL)


def _forms(line: Line) -> Iterable[tuple[str, str]]:
    """Templates in code, each with the words in brackets behind it."""
    for piece, following in zip(line.pieces, (*line.pieces[1:], None), strict=True):
        if piece.is_code and piece.text.strip():
            label = None if following is None else _LABEL.match(following.text)
            yield piece.text.strip(), "" if label is None else label[1].strip()


def _entity_name(template: str, taken: Mapping[str, object]) -> str:
    words = _WORD.findall(_FIELD.sub(" ", template))
    name = words[0].capitalize() if words else "Item"
    position = 2
    while name in taken:
        name = f"{name.rstrip('0123456789')}{position}"
        position += 1
    return name


def _listed(draft: Draft, part: Part, grid: Grid, row: tuple[Line, ...]) -> dict[str, Data]:
    keys: dict[str, Data] = {}
    entity: dict[str, Data] = {}
    for head, cell in zip(grid.header[1:], row[1:], strict=False):
        word = _FACTS.get(normal(head.text), "")
        if not cell.text:
            continue
        if head.codes:
            keys[head.codes[0]] = cell.codes[0] if cell.codes else cell.text
        elif word:
            figure = read_figure(cell.text) if word == "count" else None
            entity[word] = cell.text if figure is None else figure
        else:
            what = f"Column {head.text} of entity {row[0].text}"
            draft.kept_beside(cell.number, what, cell.text, (*part.place, "entities"))
    order = ("role", "count", "description")
    return told({**{name: entity.get(name) for name in order}, "keys": keys})


def _add_attribute(
    draft: Draft, part: Part, entity: dict[str, Data], row: tuple[Line, ...]
) -> None:
    """`| Product | price | N, optional | What it costs |`."""
    cells = [cell.text for cell in row]
    name = row[1].codes[0] if row[1].codes else cells[1]
    kind, _, rest = cells[2].partition(",")
    if not name or not kind.strip():
        draft.not_understood(row[0].number, f"an attribute of {part.name}", " | ".join(cells))
        return
    key = f"{name}?" if rest.strip() == "optional" else name
    description = cells[3] if len(cells) > 3 else ""  # noqa: PLR2004 - the last column may be left out
    attributes = entity.setdefault("attributes", {})
    if isinstance(attributes, dict):
        attributes[key] = (
            {"type": kind.strip(), "description": description} if description else kind.strip()
        )

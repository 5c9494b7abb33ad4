"""Entities and relationships of the requirements as diagrams."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.values import ATTRIBUTE_TYPES
from mkdocs_dynamodb.pages.entity_rows import MANY_TO_ONE, Row, entity_rows
from mkdocs_dynamodb.pages.mermaid import (
    MAX_SOURCE,
    Diagram,
    label,
    listing,
    make_diagram,
    make_source,
    plain,
    size,
)
from mkdocs_dynamodb.pages.neighbourhoods import neighbourhoods
from mkdocs_dynamodb.records import record

MAX_ENTITIES = 25
"""Entities with attributes in one diagram; a reader hardly finds one among more."""
MAX_GUESTS = 15
"""Entities of other diagrams that one diagram repeats, without attributes."""
MAX_RELATIONSHIPS = 60
MAX_ATTRIBUTES = 12
"""Attributes of one entity in a diagram of few entities."""
MIN_ATTRIBUTES = 4
ATTRIBUTES_IN_ALL = 100
"""Attributes that a diagram of many entities shows, unless `MIN_ATTRIBUTES` of each are more."""
FITTING_ENTITIES = 6
"""A diagram of so many entities can still be read when it is made to fit the width of a page."""
FITTING_NAMES = 12
"""The same where boxes have nothing but names in them."""
NAMES_LISTED = 30
RELATIONSHIPS_LISTED = 20

_LINES = {
    "one-to-one": "||--o|",
    "one-to-many": "||--o{",
    "many-to-one": "}o--||",
    "many-to-many": "}o--o{",
}
_CLOSE = """\
  er:
    useMaxWidth: {fits}
    minEntityWidth: 60
    minEntityHeight: 30
    entityPadding: 8
    nodeSpacing: 30
    rankSpacing: {distance}
    diagramPadding: {padding}
---
erDiagram
  direction LR"""
# From left to right a diagram is half as wide as from top to bottom. A large one would still be too
# small to read if it had to fit the page, so it keeps its size.
_FITTING = "---\nconfig:\n", "true"
_LARGE = "---\nconfig:\n  themeVariables:\n    fontSize: 12px\n", "false"
_GUESTS = "  classDef guest stroke-dasharray:3"
"""Entities that another diagram shows have dotted boxes."""


@record(kw_only=True)
class Words:
    """What a diagram calls what it shows."""

    things: str
    lines: str
    rows: str


ENTITY_WORDS = Words(things="Entities", lines="relationships", rows="attributes")


@record(kw_only=True)
class _Part:
    """What one diagram shows."""

    own: tuple[str, ...]
    """Entities with their attributes."""
    guests: dict[str, None] = field(default_factory=dict)
    """Entities without attributes, which another diagram shows with them."""
    relationships: list[Relationship] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.own, *self.guests)


def er_diagram(model: Model) -> tuple[Diagram, ...]:
    """Entities with their attributes, and how they relate; several diagrams where one is too full.

    Shown are the entities of the requirements and those that only relationships name. A diagram
    repeats entities of another one, without attributes, where a relationship leads to them; each
    relationship is drawn once. There is no diagram of a model without entities.
    """
    related = [r for r in model.relationships if r.source.value and r.target.value]
    return draw_entities(_names(model), related, entity_rows(model))


def is_large(model: Model) -> bool:
    """Whether one diagram has no room for all entities."""
    return len(_names(model)) > MAX_ENTITIES


def _names(model: Model) -> tuple[str, ...]:
    ends = (end.value for r in model.relationships for end in (r.source, r.target))
    return tuple(dict.fromkeys((*model.entities, *(name for name in ends if name))))


def draw_entities(
    names: tuple[str, ...],
    related: list[Relationship],
    rows: Mapping[str, tuple[Row, ...]],
    words: Words = ENTITY_WORDS,
) -> tuple[Diagram, ...]:
    """Diagrams of things with rows and lines between them.

    Args:
        names: the things.
        related: lines with one end at least at one of them; what stands at the other end is shown
            without its rows where it is none of them.
        rows: what stands in the box of each.
        words: what things, lines and rows are called.
    """
    parts = _parts(names, related)
    met = (end.value for line in related for end in (line.source, line.target))
    ids = {name: f"e{n}" for n, name in enumerate(dict.fromkeys((*names, *met)), start=1)}
    return tuple(
        _draw(part, words, _title(part, words, position, len(parts)), ids, rows)
        for position, part in enumerate(parts, start=1)
    )


def _parts(names: tuple[str, ...], related: list[Relationship]) -> list[_Part]:
    pairs = [(r.source.value, r.target.value) for r in related]
    groups = neighbourhoods(names, pairs, MAX_ENTITIES)
    home = {name: position for position, group in enumerate(groups) for name in group}
    drawn: list[list[Relationship]] = [[] for _ in groups]
    for relationship in related:
        # The side with many holds the reference, so there the relationship matters most.
        one, many = relationship.source.value, relationship.target.value
        if relationship.kind == MANY_TO_ONE:
            one, many = many, one
        drawn[home[many if many in home else one]].append(relationship)
    return [
        part
        for group, relationships in zip(groups, drawn, strict=True)
        for part in _split(group, relationships)
    ]


def _split(group: tuple[str, ...], relationships: list[Relationship]) -> Iterator[_Part]:
    """A part with the group, then parts with the relationships that it has no room for."""
    part, own = _Part(own=group), frozenset(group)
    for relationship in relationships:
        ends = (relationship.source.value, relationship.target.value)
        new = {end for end in ends if end not in own and end not in part.guests}
        is_full = len(part.guests) + len(new) > MAX_GUESTS
        if is_full or len(part.relationships) == MAX_RELATIONSHIPS:
            yield part
            part, own = _Part(own=()), frozenset()
        part.guests.update(dict.fromkeys(end for end in ends if end not in own))
        part.relationships.append(relationship)
    yield part


def _title(part: _Part, words: Words, position: int, count: int) -> str:
    whole = f"{words.things} and {words.lines}"
    if count == 1:
        return whole
    title = f"{whole}, part {position:,} of {count:,}"
    if not part.relationships:
        return title
    met = dict.fromkeys(part.names, 0)
    for relationship in part.relationships:
        met[relationship.source.value] += 1
        met[relationship.target.value] += 1
    centre = max(part.names, key=lambda name: met[name])
    return f"{title}: around {plain(centre)}"


def _draw(
    part: _Part,
    words: Words,
    title: str,
    ids: Mapping[str, str],
    rows: Mapping[str, tuple[Row, ...]],
) -> Diagram:
    lines = [
        f"  {ids[r.source.value]} {_LINES.get(r.kind, '}o--o{')} {ids[r.target.value]}"
        f' : "{_verb(r)}"'
        for r in part.relationships
    ]
    description = _describe(part, words)
    if part.guests:
        lines += [_GUESTS, f"  class {','.join(ids[name] for name in part.guests)} guest"]
    names = [f'  {ids[name]}["{label(name)}"]' for name in part.names]
    if not any(rows.get(name) for name in part.own):
        return make_diagram(_kind(part, is_brief=True), names + lines, title, description)
    share = ATTRIBUTES_IN_ALL // max(len(part.own), 1)
    shown = min(max(share, MIN_ATTRIBUTES), MAX_ATTRIBUTES)
    while True:
        boxes = [
            line
            for name in part.names
            for line in _box(name, ids[name], rows.get(name, ()) if name in part.own else (), shown)
        ]
        kind = _kind(part, is_brief=False)
        diagram = make_diagram(kind, boxes + lines, title, description)
        if size(diagram.source) <= MAX_SOURCE or shown == 0:
            brief = make_source(_kind(part, is_brief=True), names + lines, title, description)
            return replace(diagram, brief=brief, details=words.rows)
        shown //= 2


def _kind(part: _Part, *, is_brief: bool) -> str:
    """Settings; where boxes hold names alone there is room for the ends of lines beside labels."""
    fitting = FITTING_NAMES if is_brief else FITTING_ENTITIES
    start, fits = _FITTING if len(part.names) <= fitting else _LARGE
    distance, padding = (70, 10) if is_brief else (40, 20)
    return start + _CLOSE.format(fits=fits, distance=distance, padding=padding)


def _box(name: str, identifier: str, rows: tuple[Row, ...], shown: int) -> Iterator[str]:
    head = f'  {identifier}["{label(name)}"]'
    if not rows:
        yield head
        return
    yield head + " {"
    # One row more takes no more room than the line that would stand for it.
    kept = rows if len(rows) <= shown + 1 else rows[:shown]
    for row in kept:
        yield "    " + _attribute(row)
    if len(kept) < len(rows):
        yield f"    … `... and {len(rows) - len(kept):,} more`"
    yield "  }"


def _attribute(row: Row) -> str:
    kind = row.type if row.type in ATTRIBUTE_TYPES else f"`{label(row.type)}`"
    marks = f" {', '.join(row.marks)}" if row.marks else ""
    remark = f' "{label(row.remark)}"' if row.remark else ""
    return f"{kind} `{label(row.name)}`{marks}{remark}"


def _verb(relationship: Relationship) -> str:
    """Label of a line: `borrows (avg 25, max 400)`."""
    figures = _figures(relationship)
    if relationship.verb and figures:
        return f"{label(relationship.verb)} {label(f'({figures})')}"
    text = relationship.verb or figures
    return label(text) if text else ""


def _figures(relationship: Relationship) -> str:
    figures = []
    if relationship.average is not None:
        figures.append(f"avg {figure_text(relationship.average)}")
    if relationship.max is not None:
        figures.append(f"max {figure_text(relationship.max)}")
    return ", ".join(figures)


def _describe(part: _Part, words: Words) -> str:
    names = listing([plain(name) for name in part.names], NAMES_LISTED)
    if not part.relationships:
        return f"{words.things}: {names}."
    told = [_tell(relationship) for relationship in part.relationships]
    joined = "; ".join(told[:RELATIONSHIPS_LISTED])
    more = len(told) - RELATIONSHIPS_LISTED
    rest = f"; and {more:,} more" if more > 0 else ""
    return f"{words.things}: {names}. {words.lines.capitalize()}: {joined}{rest}."


def _tell(relationship: Relationship) -> str:
    verb = plain(relationship.verb) if relationship.verb else "to"
    figures = _figures(relationship)
    details = f"{relationship.kind}, {figures}" if figures else relationship.kind
    return (
        f"{plain(relationship.source.value)} {verb} {plain(relationship.target.value)} ({details})"
    )

"""Entities and relationships of the requirements as diagrams."""

from collections.abc import Iterator, Mapping
from dataclasses import field

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
    rankSpacing: 40
---
erDiagram
  direction LR"""
# From left to right a diagram is half as wide as from top to bottom. A large one would still be too
# small to read if it had to fit the page, so it keeps its size.
_FITTING = "---\nconfig:\n" + _CLOSE.format(fits="true")
_LARGE = "---\nconfig:\n  themeVariables:\n    fontSize: 12px\n" + _CLOSE.format(fits="false")


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
    ends = (end.value for r in related for end in (r.source, r.target))
    names = tuple(dict.fromkeys((*model.entities, *ends)))
    return draw_entities(names, related, entity_rows(model))


def draw_entities(
    names: tuple[str, ...],
    related: list[Relationship],
    rows: Mapping[str, tuple[Row, ...]],
    words: tuple[str, str] = ("Entities", "relationships"),
) -> tuple[Diagram, ...]:
    """Diagrams of things with rows and lines between them.

    Args:
        names: the things.
        related: lines between them.
        rows: what stands in the box of each.
        words: what things and lines are called in titles and descriptions.
    """
    parts = _parts(names, related)
    ids = {name: f"e{position}" for position, name in enumerate(names, start=1)}
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
        many = relationship.source if relationship.kind == MANY_TO_ONE else relationship.target
        drawn[home[many.value]].append(relationship)
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


def _title(part: _Part, words: tuple[str, str], position: int, count: int) -> str:
    whole = " and ".join(words)
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
    words: tuple[str, str],
    title: str,
    ids: Mapping[str, str],
    rows: Mapping[str, tuple[Row, ...]],
) -> Diagram:
    lines = [
        f"  {ids[r.source.value]} {_LINES.get(r.kind, '}o--o{')} {ids[r.target.value]}"
        f' : "{_verb(r)}"'
        for r in part.relationships
    ]
    kind = _FITTING if len(part.names) <= FITTING_ENTITIES else _LARGE
    description = _describe(part, words)
    share = ATTRIBUTES_IN_ALL // max(len(part.own), 1)
    shown = min(max(share, MIN_ATTRIBUTES), MAX_ATTRIBUTES)
    while True:
        boxes = [
            line
            for name in part.names
            for line in _box(name, ids[name], rows.get(name, ()) if name in part.own else (), shown)
        ]
        diagram = make_diagram(kind, boxes + lines, title, description)
        if size(diagram.source) <= MAX_SOURCE or shown == 0:
            return diagram
        shown //= 2


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


def _describe(part: _Part, words: tuple[str, str]) -> str:
    names = listing([plain(name) for name in part.names], NAMES_LISTED)
    if not part.relationships:
        return f"{words[0]}: {names}."
    told = [_tell(relationship) for relationship in part.relationships]
    joined = "; ".join(told[:RELATIONSHIPS_LISTED])
    more = len(told) - RELATIONSHIPS_LISTED
    rest = f"; and {more:,} more" if more > 0 else ""
    return f"{words[0]}: {names}. {words[1].capitalize()}: {joined}{rest}."


def _tell(relationship: Relationship) -> str:
    verb = plain(relationship.verb) if relationship.verb else "to"
    figures = _figures(relationship)
    details = f"{relationship.kind}, {figures}" if figures else relationship.kind
    return (
        f"{plain(relationship.source.value)} {verb} {plain(relationship.target.value)} ({details})"
    )

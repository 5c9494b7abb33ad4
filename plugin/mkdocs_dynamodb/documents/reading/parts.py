"""Sections of tables and indexes, gathered before anything is made of them."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import (
    Block,
    Bullet,
    Grid,
    Line,
    Listing,
    Paragraph,
    Section,
)
from mkdocs_dynamodb.documents.reading.words import normal
from mkdocs_dynamodb.source.yaml_writer import Path

_TITLE = re.compile(
    r"(?P<name>.+?)\s+(?P<kind>Table|GSI|LSI|Global Secondary Index|Local Secondary Index)\Z",
    re.IGNORECASE,
)
ENTITY = "entity"


class PartKind(StrEnum):
    """What a section describes."""

    TABLE = "table"
    INDEX = "global index"
    LOCAL = "local index"


@dataclass(slots=True, kw_only=True)
class Part:
    """A table or index as its section describes it."""

    name: str
    kind: PartKind
    path: str
    line: int
    after: str
    """The table whose section stands before this one; its own name for a table."""
    items: Grid | None = None
    entities: Grid | None = None
    attributes: Grid | None = None
    lists_entities: bool = False
    """Whether there is a list of entities, be it empty."""
    facts: dict[str, Bullet] = field(default_factory=dict)
    """Label in lower case -> line of the list."""
    others: list[tuple[int, str]] = field(default_factory=list)
    """Line and text of what has no label."""

    @property
    def place(self) -> Path:
        """Place of a table in the model."""
        return ("tables", self.name)

    def fact(self, label: str) -> Line | None:
        """What stands behind a label."""
        bullet = self.facts.get(label)
        return None if bullet is None else bullet.line.value

    def text(self, label: str) -> str:
        """Text behind a label, with the lines below it."""
        bullet = self.facts.get(label)
        if bullet is None:
            return ""
        texts = (bullet.line.value.text, *(child.line.text for child in bullet.children))
        return " ".join(" ".join(texts).split())


def part_of(section: Section) -> tuple[str, PartKind] | None:
    """Name and kind of the table or index that a section, or one above it, describes."""
    for title in reversed(section.titles[1:]):
        match = _TITLE.match(title)
        if match is not None:
            word = match["kind"].lower()
            kind = PartKind.TABLE if word == "table" else PartKind.INDEX
            if word.startswith("l"):
                kind = PartKind.LOCAL
            return match["name"], kind
    return None


class Parts:
    """The parts of one or several documents, in order."""

    def __init__(self) -> None:
        """Begin without any."""
        self.found: list[Part] = []

    def of(self, draft: Draft, name: str, kind: PartKind, line: int) -> Part:
        """The part that a section belongs to: the one begun last, or a new one."""
        last = self.found[-1] if self.found else None
        if last is not None and (last.name, last.kind, last.path) == (name, kind, draft.path):
            return last
        tables = [part.name for part in self.found if part.kind is PartKind.TABLE]
        after = name if kind is PartKind.TABLE else (tables[-1] if tables else "")
        part = Part(name=name, kind=kind, path=draft.path, line=line, after=after)
        self.found.append(part)
        return part


def gather(draft: Draft, part: Part, section: Section, block: Block) -> None:
    """Add a block of a section to its part."""
    if isinstance(block, Grid):
        _gather_grid(draft, part, section, block)
    elif isinstance(block, Listing):
        for bullet in block.bullets:
            if bullet.line.label:
                part.facts[normal(bullet.line.label)] = bullet
            else:
                part.others.append((bullet.line.number, bullet.line.text))
    elif isinstance(block, Paragraph):
        part.others.append((block.line, block.content.text))
    else:
        draft.not_understood(block.line, f"a block of {part.name}", "")


def _gather_grid(draft: Draft, part: Part, section: Section, grid: Grid) -> None:
    header = [normal(cell.text) for cell in grid.header]
    is_listed = normal(section.title) == "entities" and header[:1] == [ENTITY]
    if is_listed and "attribute" in header and "type" in header:
        part.attributes = grid
    elif is_listed:
        part.entities = grid
    elif part.items is None:
        part.items = grid
    else:
        draft.not_understood(grid.line, f"a second table of items of {part.name}", "")

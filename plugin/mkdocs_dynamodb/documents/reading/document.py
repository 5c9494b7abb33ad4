"""Documents of a design as a draft of the model: each section goes to its reader."""

from collections.abc import Iterable
from enum import StrEnum

from mkdocs_dynamodb.documents.labels import COMPUTED, NO_NOTE, NO_PATTERN, NO_RELATIONSHIP
from mkdocs_dynamodb.documents.reading.draft import Draft, RemarkKind
from mkdocs_dynamodb.documents.reading.encoding import lost_characters, repair_text
from mkdocs_dynamodb.documents.reading.markdown import (
    Block,
    Comment,
    Fence,
    Grid,
    Listing,
    Paragraph,
    Section,
    read_sections,
)
from mkdocs_dynamodb.documents.reading.notes import add_note, read_note
from mkdocs_dynamodb.documents.reading.overview import read_entities, read_overview
from mkdocs_dynamodb.documents.reading.patterns import ordered, read_patterns
from mkdocs_dynamodb.documents.reading.relationships import add_named_pairs, read_relationship
from mkdocs_dynamodb.documents.reading.words import normal
from mkdocs_dynamodb.source.files import SourceFile


class Area(StrEnum):
    """What a section is about."""

    OVERVIEW = "overview"
    PATTERNS = "access patterns"
    RELATIONSHIPS = "relationships"
    CONSIDERATIONS = "considerations"
    CHECKLIST = "checklist"
    TITLE = "title"
    OTHER = "other"


EMPTY_SENTENCES = frozenset({NO_PATTERN, NO_RELATIONSHIP, NO_NOTE})
_AREAS = (
    ("overview", Area.OVERVIEW),
    ("relationship", Area.RELATIONSHIPS),
    ("considerations", Area.CONSIDERATIONS),
    ("scratchpad", Area.CONSIDERATIONS),
    ("checklist", Area.CHECKLIST),
    ("validation", Area.CHECKLIST),
    ("access patterns", Area.PATTERNS),
)
"""Words of a heading -> what its section is about; the first one counts."""


def read_documents(sources: Iterable[SourceFile]) -> Draft:
    """Everything that documents say, as far as it is understood."""
    draft = Draft()
    for source in sources:
        draft.path = source.path
        text, repairs = repair_text(source.text)
        for repair in repairs:
            what = f"`{repair.damaged}` is read as `{repair.repaired}`"
            draft.remark(RemarkKind.REPAIRED, repair.line, what)
        for line in lost_characters(text):
            draft.not_understood(line, "a character was lost before", "")
        for section in read_sections(text):
            _read_section(draft, section)
    _finish(draft)
    return draft


def _read_section(draft: Draft, section: Section) -> None:
    area = _area(section)
    if area is Area.CHECKLIST and not _is_computed(section):
        draft.left_out(section.line, f"`{section.title}`: the tool works it out from the model")
        return
    for block in section.blocks:
        if isinstance(block, Comment):
            if block.text == COMPUTED:
                return
        else:
            _read_block(draft, section, area, block)


def _area(section: Section) -> Area:
    if section.level < 2:  # noqa: PLR2004 - the title of the document
        return Area.TITLE
    words = normal(section.titles[1] if section.titles[1:] else section.title)
    return next((area for word, area in _AREAS if word in words), Area.OTHER)


def _is_computed(section: Section) -> bool:
    return any(isinstance(b, Comment) and b.text == COMPUTED for b in section.blocks)


def _read_block(draft: Draft, section: Section, area: Area, block: Block) -> None:
    if isinstance(block, Grid):
        _read_grid(draft, block)
    elif isinstance(block, Listing):
        for bullet in block.bullets:
            if area is Area.OVERVIEW:
                read_overview(draft, bullet)
            elif area is Area.RELATIONSHIPS:
                read_relationship(draft, bullet)
            elif area is Area.CONSIDERATIONS:
                read_note(draft, bullet)
            else:
                read_note(draft, bullet, section.title or draft.path)
    elif isinstance(block, Paragraph):
        _read_paragraph(draft, section, area, block)
    elif isinstance(block, Fence):
        _read_fence(draft, block)


def _read_paragraph(draft: Draft, section: Section, area: Area, block: Paragraph) -> None:
    """Prose: a note under its heading, unless it says that there is nothing."""
    if block.content.text in EMPTY_SENTENCES:
        return
    if area is Area.TITLE or not block.content.text:
        draft.not_understood(block.line, "text without a place", block.content.text)
    else:
        add_note(draft, section.title, block.content.text)


def _read_fence(draft: Draft, block: Fence) -> None:
    if block.language == "mermaid":
        draft.left_out(block.line, "a diagram: the tool draws it from the model")
    else:
        draft.not_understood(block.line, "a fenced block", block.text)


def _read_grid(draft: Draft, grid: Grid) -> None:
    header = [normal(cell.text) for cell in grid.header]
    first = header[0] if header else ""
    if first.startswith("pattern"):
        read_patterns(draft, grid)
    elif first == "entity":
        read_entities(draft, grid)
    else:
        draft.not_understood(grid.line, "a table", " | ".join(cell.text for cell in grid.header))


def _finish(draft: Draft) -> None:
    """What can only be said when everything was read."""
    add_named_pairs(draft)
    draft.patterns = {number: ordered(pattern) for number, pattern in draft.patterns.items()}
    if not draft.application.get("name"):
        name = str(draft.application.get("domain") or "Imported application")
        draft.application = {"name": name, **draft.application}
        draft.comment(("application", "name"), "The documents give no name; this is their domain")

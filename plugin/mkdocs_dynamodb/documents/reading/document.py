"""Documents of a design as a draft of the model: each section goes to its reader."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mkdocs_dynamodb.documents.labels import (
    COMPUTED,
    IN_FULL,
    NO_ANSWER,
    NO_DECISION,
    NO_ENTITY,
    NO_NOTE,
    NO_PATTERN,
    NO_RELATIONSHIP,
    NO_TABLE,
)
from mkdocs_dynamodb.documents.reading.decisions import (
    read_aggregate,
    read_approach,
    read_decision,
)
from mkdocs_dynamodb.documents.reading.draft import Draft, RemarkKind
from mkdocs_dynamodb.documents.reading.encoding import lost_characters, repair_text
from mkdocs_dynamodb.documents.reading.indexes import build_index
from mkdocs_dynamodb.documents.reading.mapping import (
    MappingRow,
    add_answers,
    compare_claims,
    is_mapping,
    mapping_rows,
    read_in_full,
)
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
from mkdocs_dynamodb.documents.reading.overview import (
    read_entities,
    read_named_entities,
    read_overview,
)
from mkdocs_dynamodb.documents.reading.parts import Part, PartKind, Parts, gather, part_of
from mkdocs_dynamodb.documents.reading.patterns import ordered, read_patterns
from mkdocs_dynamodb.documents.reading.relationships import (
    complete_relationships,
    read_relationship,
)
from mkdocs_dynamodb.documents.reading.tables import ORDER, add_attributes, build_table
from mkdocs_dynamodb.documents.reading.words import normal
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Data


@dataclass(slots=True)
class Gathered:
    """What only makes sense when all documents were read."""

    parts: Parts = field(default_factory=Parts)
    rows: list[MappingRow] = field(default_factory=list)
    in_full: dict[str, dict[str, Data]] = field(default_factory=dict)
    title: str = ""
    """The first heading of a document that is its own, and no word for such documents."""


class Area(StrEnum):
    """What a section is about."""

    OVERVIEW = "overview"
    PATTERNS = "access patterns"
    RELATIONSHIPS = "relationships"
    ENTITIES = "entities"
    CONSIDERATIONS = "considerations"
    CHECKLIST = "checklist"
    MAPPING = "mapping"
    APPROACH = "approach"
    AGGREGATES = "aggregates"
    DECISIONS = "decisions"
    TITLE = "title"
    OTHER = "other"


EMPTY_SENTENCES = frozenset(
    {NO_PATTERN, NO_RELATIONSHIP, NO_NOTE, NO_ENTITY, NO_TABLE, NO_ANSWER, NO_DECISION, IN_FULL}
)
_AREAS = (
    ("overview", Area.OVERVIEW),
    ("relationship", Area.RELATIONSHIPS),
    ("considerations", Area.CONSIDERATIONS),
    ("scratchpad", Area.CONSIDERATIONS),
    ("checklist", Area.CHECKLIST),
    ("validation", Area.CHECKLIST),
    ("mapping", Area.MAPPING),
    ("philosophy", Area.APPROACH),
    ("design approach", Area.APPROACH),
    ("aggregate", Area.AGGREGATES),
    ("trade offs", Area.DECISIONS),
    ("decisions", Area.DECISIONS),
    ("access patterns", Area.PATTERNS),
)
_COMMON_TITLES = ("dynamodb", "model", "requirement", "design", "access pattern", "document")
_ENTITY_TITLES = frozenset({"entities", "key entities", "main entities", "core entities"})
"""Words of a heading -> what its section is about; the first one counts."""


def read_documents(sources: Iterable[SourceFile]) -> Draft:
    """Everything that documents say, as far as it is understood."""
    draft, gathered = Draft(), Gathered()
    paths = []
    for source in sources:
        draft.path = source.path
        paths.append(source.path)
        text, repairs = repair_text(source.text)
        for repair in repairs:
            what = f"`{repair.damaged}` is read as `{repair.repaired}`"
            draft.remark(RemarkKind.REPAIRED, repair.line, what)
        for line in lost_characters(text):
            draft.not_understood(line, "a character was lost before", "")
        for section in read_sections(text):
            _read_section(draft, gathered, section)
    _finish(draft, gathered, paths)
    return draft


def _read_section(draft: Draft, gathered: Gathered, section: Section) -> None:
    area = _area(section)
    if area is Area.TITLE and not gathered.title and not _is_common(section.title):
        gathered.title = section.title
    if area is Area.CHECKLIST and not _is_computed(section):
        draft.left_out(section.line, f"`{section.title}`: the tool works it out from the model")
        return
    blocks = _stated(section.blocks)
    if area is Area.APPROACH:
        read_approach(draft, blocks)
    elif area is Area.AGGREGATES:
        read_aggregate(draft, section, blocks)
    elif area is Area.DECISIONS:
        read_decision(draft, section, blocks)
    else:
        _read_blocks(draft, gathered, section, area, blocks)


def _stated(blocks: Iterable[Block]) -> list[Block]:
    """Blocks before those that were worked out, without comments and empty sentences."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Comment) and block.text == COMPUTED:
            break
        is_empty = isinstance(block, Paragraph) and block.content.text in EMPTY_SENTENCES
        if not isinstance(block, Comment) and not is_empty:
            found.append(block)
    return found


def _read_blocks(
    draft: Draft, gathered: Gathered, section: Section, area: Area, blocks: Iterable[Block]
) -> None:
    owner = part_of(section)
    part = None if owner is None else gathered.parts.of(draft, *owner, section.line)
    if part is not None and normal(section.title) == "entities":
        part.lists_entities = True
    for block in blocks:
        if part is not None:
            gather(draft, part, section, block)
        elif isinstance(block, Grid):
            _read_grid(draft, gathered, block)
        elif isinstance(block, Fence):
            _read_fence(draft, gathered, area, block)
        else:
            _read_text(draft, section, area, block)


def _area(section: Section) -> Area:
    if section.level < 2:  # noqa: PLR2004 - the title of the document
        return Area.TITLE
    words = normal(section.titles[1] if section.titles[1:] else section.title)
    if words in _ENTITY_TITLES:
        return Area.ENTITIES
    return next((area for word, area in _AREAS if word in words), Area.OTHER)


def _is_common(title: str) -> bool:
    """Whether a title says what kind of document it is, and not of what."""
    words = normal(title)
    return not words or any(word in words for word in _COMMON_TITLES)


def _is_computed(section: Section) -> bool:
    return any(isinstance(b, Comment) and b.text == COMPUTED for b in section.blocks)


def _read_text(draft: Draft, section: Section, area: Area, block: Block) -> None:
    if area is Area.ENTITIES and read_named_entities(draft, block):
        return
    if isinstance(block, Paragraph):
        _read_paragraph(draft, section, area, block)
    for bullet in block.bullets if isinstance(block, Listing) else ():
        if area is Area.OVERVIEW:
            read_overview(draft, bullet)
        elif area is Area.RELATIONSHIPS:
            read_relationship(draft, bullet)
        elif area is Area.CONSIDERATIONS:
            read_note(draft, bullet)
        else:
            read_note(draft, bullet, section.title or draft.path)


def _read_paragraph(draft: Draft, section: Section, area: Area, block: Paragraph) -> None:
    """Prose: a note under its heading."""
    if area is Area.TITLE or not block.content.text:
        draft.not_understood(block.line, "text without a place", block.content.text)
    else:
        add_note(draft, section.title, block.content.text)


def _read_fence(draft: Draft, gathered: Gathered, area: Area, block: Fence) -> None:
    if area is Area.MAPPING and block.language in ("yaml", "yml"):
        gathered.in_full |= read_in_full(draft, block)
    elif block.language == "mermaid":
        draft.left_out(block.line, "a diagram: the tool draws it from the model")
    else:
        draft.not_understood(block.line, "a fenced block", block.text)


def _read_grid(draft: Draft, gathered: Gathered, grid: Grid) -> None:
    header = [normal(cell.text) for cell in grid.header]
    first = header[0] if header else ""
    if is_mapping(header):
        gathered.rows += mapping_rows(draft, grid)
    elif first.startswith("pattern"):
        read_patterns(draft, grid)
    elif first == "entity":
        read_entities(draft, grid)
    else:
        draft.not_understood(grid.line, "a table", " | ".join(cell.text for cell in grid.header))


def _finish(draft: Draft, gathered: Gathered, paths: list[str]) -> None:
    """What can only be said when everything was read."""
    complete_relationships(draft)
    _build_tables(draft, gathered.parts.found)
    add_answers(draft, gathered.rows, gathered.in_full)
    compare_claims(draft, gathered.parts.found, gathered.rows)
    draft.patterns = {number: ordered(pattern) for number, pattern in draft.patterns.items()}
    if not draft.application.get("name"):
        domain = str(draft.application.get("domain") or "")
        name = gathered.title or domain or "Imported application"
        draft.application = {"name": name, **draft.application}
        where = "a heading" if gathered.title else "their domain" if domain else "made up"
        draft.comment(("application", "name"), f"The documents give no name; this is {where}")
    order = {source: position for position, source in enumerate(paths)}
    draft.remarks.sort(key=lambda remark: (order.get(remark.path, 0), remark.line))


def _build_tables(draft: Draft, parts: list[Part]) -> None:
    """Tables, then their indexes, then what the items tell once all of them are whole."""
    tables: list[Part] = []
    for part in parts:
        if part.kind is PartKind.TABLE and part.name not in draft.tables:
            draft.tables[part.name] = build_table(draft, part)
            tables.append(part)
        elif part.kind is PartKind.TABLE:
            draft.path = part.path
            draft.not_understood(part.line, f"table {part.name} is described twice", "")
    for part in parts:
        if part.kind is not PartKind.TABLE:
            build_index(draft, part)
    for part in tables:
        table = draft.tables[part.name]
        add_attributes(draft, part, table)
        draft.tables[part.name] = {key: table[key] for key in ORDER if key in table}

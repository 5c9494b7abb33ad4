"""Markdown as headings, tables, lists, paragraphs and fences, each with its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdocs_dynamodb.documents.labels import BREAK
from mkdocs_dynamodb.records import record

_PARSER = MarkdownIt("commonmark").enable("table")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LABEL_END = re.compile(r"\s*:\s*")


@record()
class Piece:
    """A stretch of text of one kind."""

    text: str
    is_code: bool = False
    is_strong: bool = False


@record(slots=False)
class Line:
    """Text of one block or cell, and where it stands."""

    number: int
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The text without marks; a break in a cell is a line break."""
        text = "".join(piece.text for piece in self.pieces)
        return "\n".join(" ".join(part.split()) for part in text.split("\n")).strip()

    @property
    def entries(self) -> list[str]:
        """Entries that breaks separate."""
        return [entry for entry in self.text.split("\n") if entry]

    @cached_property
    def label(self) -> str:
        """Bold text at the beginning, without its colon; empty where there is none."""
        first = self.pieces[0] if self.pieces else Piece("")
        return first.text.strip().rstrip(":").strip() if first.is_strong else ""

    @cached_property
    def value(self) -> "Line":
        """What stands behind the label, without the colon between them."""
        if not self.label:
            return self
        first, *rest = self.pieces[1:] or (Piece(""),)
        begun = Piece(_LABEL_END.sub("", first.text, count=1), first.is_code, first.is_strong)
        is_bare = self.pieces[0].text.rstrip().endswith(":") or first.is_code
        return Line(self.number, (first if is_bare else begun, *rest))

    @property
    def codes(self) -> list[str]:
        """Texts of the code spans."""
        return [piece.text for piece in self.pieces if piece.is_code]


@record()
class Heading:
    """A heading."""

    line: int
    level: int
    text: str


@record()
class Grid:
    """A table: its header and its rows, each a tuple of cells."""

    line: int
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@record()
class Bullet:
    """An entry of a list with the entries below it."""

    line: Line
    children: tuple["Bullet", ...] = ()


@record()
class Listing:
    """A list."""

    line: int
    bullets: tuple[Bullet, ...]


@record()
class Paragraph:
    """A paragraph."""

    line: int
    content: Line


@record()
class Fence:
    """A fenced block; its text begins on the line after `line`."""

    line: int
    language: str
    text: str


@record()
class Comment:
    """A comment, or other HTML, of which nothing is shown."""

    line: int
    text: str


Block = Heading | Grid | Listing | Paragraph | Fence | Comment


@record(kw_only=True)
class Section:
    """A heading with what stands below it, up to the next heading of any level."""

    line: int
    level: int
    titles: tuple[str, ...]
    """Headings above it and its own, the outermost first."""
    blocks: tuple[Block, ...] = field(default=())

    @property
    def title(self) -> str:
        """Its own heading; empty before the first one."""
        return self.titles[-1] if self.titles else ""


def read_sections(text: str) -> tuple[Section, ...]:
    """Sections of a document in order."""
    found: list[Section] = []
    titles: list[tuple[int, str]] = []
    current: list[Block] = []
    line, level = 1, 0

    def close() -> None:
        names = tuple(title for _, title in titles)
        if current or level:
            found.append(Section(line=line, level=level, titles=names, blocks=tuple(current)))

    for block in _blocks(_PARSER.parse(text)):
        if isinstance(block, Heading):
            close()
            titles = [*((n, t) for n, t in titles if n < block.level), (block.level, block.text)]
            current, line, level = [], block.line, block.level
        else:
            current.append(block)
    close()
    return tuple(found)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _end(tokens, position)
        inner = tokens[position + 1 : end]
        line = token.map[0] + 1 if token.map else 0
        if token.type == "heading_open":
            yield Heading(line, int(token.tag[1:]), _line(inner[0], line).text)
        elif token.type == "table_open":
            yield _grid(inner, line)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield Listing(line, tuple(_bullets(inner)))
        elif token.type == "paragraph_open":
            yield Paragraph(line, _line(inner[0], line))
        elif token.type in ("fence", "code_block"):
            yield Fence(line, token.info.strip(), token.content)
        elif token.type == "html_block":
            comment = _COMMENT.match(token.content)
            yield Comment(line, comment[1].strip() if comment else "")
        elif token.type == "blockquote_open":
            yield from _blocks(inner)
        position = end + 1


def _end(tokens: Sequence[Token], position: int) -> int:
    """Position of the token that closes the one at a position; its own where it has no inside."""
    if tokens[position].nesting != 1:
        return position
    depth = 0
    for end in range(position, len(tokens)):
        depth += tokens[end].nesting
        if depth == 0:
            return end
    return len(tokens) - 1


def _grid(tokens: Sequence[Token], line: int) -> Grid:
    rows: list[tuple[Line, ...]] = []
    cells: list[Line] = []
    number = line
    for token in tokens:
        if token.type == "tr_open":
            cells, number = [], token.map[0] + 1 if token.map else number
        elif token.type == "inline":
            cells.append(_line(token, number))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
    return Grid(line, rows[0] if rows else (), tuple(rows[1:]))


def _bullets(tokens: Sequence[Token]) -> Iterator[Bullet]:
    position = 0
    while position < len(tokens):
        end = _end(tokens, position)
        blocks = list(_blocks(tokens[position + 1 : end]))
        number = tokens[position].map
        own = [block.content for block in blocks if isinstance(block, Paragraph)]
        below = [b for block in blocks if isinstance(block, Listing) for b in block.bullets]
        first = own[0] if own else Line(number[0] + 1 if number else 0, ())
        spaced = [piece for other in own[1:] for piece in (Piece(" "), *other.pieces)]
        yield Bullet(Line(first.number, (*first.pieces, *spaced)), tuple(below))
        position = end + 1


def _line(token: Token, number: int) -> Line:
    return Line(number, tuple(_pieces(token.children or ())))


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    is_strong = False
    strong = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            if is_strong and strong:
                yield Piece(strong, is_strong=True)
            is_strong, strong = token.type == "strong_open", ""
            continue
        text = _text(token)
        if is_strong:
            strong += text
        elif text:
            yield Piece(text, is_code=token.type == "code_inline")


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        return "\n" if token.content.replace(" ", "").replace("/", "").lower() == BREAK else ""
    if token.type == "image":
        return "".join(map(_text, token.children or ()))
    return token.content

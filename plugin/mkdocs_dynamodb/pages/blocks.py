"""Fenced `dynamodb` blocks in hand-written Markdown: found, and replaced by a mark.

The mark is a paragraph of its own, so that it survives in lists and admonitions; the page's HTML
gets the rendered part in its place.
"""

import re
from collections.abc import Iterator
from zlib import crc32

from mkdocs_dynamodb.records import record

MARK = "dynamodb-part"
"""How each mark begins."""

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})[ \t]*([^`\n]*?)[ \t]*$")
_CONTAINER = re.compile(r"^\s*([-*+]|\d+[.)]|!!!|\?\?\?\+?|===|:)\s")
_NESTED_INDENT = 4


@record()
class Block:
    """A fenced block: what it says, and where its first line stands."""

    body: str
    line: int
    mark: str


def replace_blocks(markdown: str, name: str, page: str) -> tuple[str, tuple[Block, ...]]:
    """Markdown with each fenced block of a name replaced by its mark, and the blocks.

    A block inside another fence, or indented as code, is an example and stays as it is. Marks tell
    the page too, since other plugins show pieces of a page elsewhere.
    """
    place = f"{crc32(page.encode('utf-8', 'surrogatepass')):08x}"
    blocks: list[Block] = []
    output: list[str] = []
    for indent, first, lines in _pieces(markdown.split("\n"), name):
        if indent is None:
            output += lines
            continue
        mark = f"{MARK}-{len(blocks)}-of-{place}"
        blocks.append(Block("\n".join(line[indent:] for line in lines[1:-1]), first, mark))
        output += ["", " " * indent + mark, ""]
    return "\n".join(output), tuple(blocks)


def _pieces(lines: list[str], name: str) -> Iterator[tuple[int | None, int, list[str]]]:
    """Runs of lines: plain ones with no indent, and blocks of the name with theirs."""
    position = 0
    while position < len(lines):
        opening = _FENCE.match(lines[position])
        if opening is None:
            yield None, position + 1, [lines[position]]
            position += 1
            continue
        end = _closing(lines, position, opening.group(2))
        indent = len(opening.group(1))
        is_ours = opening.group(3) == name and end < len(lines)
        if is_ours and (indent < _NESTED_INDENT or _is_contained(lines, position, indent)):
            yield indent, position + 1, lines[position : end + 1]
        else:
            yield None, position + 1, lines[position : end + 1]
        position = end + 1


def _closing(lines: list[str], start: int, fence: str) -> int:
    """Position of the line that closes a fence; past the end where none does."""
    closing = re.compile(rf"^ *{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    for position in range(start + 1, len(lines)):
        if closing.match(lines[position]):
            return position
    return len(lines)


def _is_contained(lines: list[str], position: int, indent: int) -> bool:
    """Whether an indented fence belongs to a list item, admonition or tab above it."""
    for line in reversed(lines[:position]):
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            return _CONTAINER.match(line) is not None
    return False

"""HTML of a generated page, led around Markdown, which copies it unread but takes long over it.

An HTML block ends at an empty line, as every generated page has it.
"""

import re

_BLOCK = re.compile(r"(?:\A|(?<=\n\n))<[^\n]+(?:\n[^\n]+)*")
_HEADING = re.compile(r"^(#+ [^\n]*)$", re.MULTILINE)
_MARK = re.compile(r'<div data-dynamodb="([0-9]+)"></div>')


def set_aside(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Markdown with an empty element in the place of each HTML block, and the blocks."""
    blocks: list[str] = []

    def mark(match: re.Match[str]) -> str:
        blocks.append(match[0])
        return f'<div data-dynamodb="{len(blocks) - 1}"></div>'

    return _BLOCK.sub(mark, markdown), tuple(blocks)


def set_aside_between_headings(markdown: str, start: int, name: str) -> tuple[str, tuple[str, ...]]:
    """A part of a page with an empty element in the place of all that stands below each heading.

    Args:
        markdown: headings, and blocks of HTML alone below them.
        start: number of blocks that the page has before the part.
        name: class of an element around what stands below a heading.
    """
    pieces, blocks = [], list[str]()
    for position, piece in enumerate(_HEADING.split(markdown)):
        if position % 2:
            pieces.append(piece)
        elif piece.strip():
            pieces.append(f'<div data-dynamodb="{start + len(blocks)}"></div>')
            blocks.append(f'<div class="{name}">\n{piece.strip()}\n</div>')
    return "\n\n".join(pieces), tuple(blocks)


def put_back(html: str, blocks: tuple[str, ...]) -> str:
    """HTML of a page with the blocks in their places again."""
    return _MARK.sub(lambda match: blocks[int(match[1])], html)

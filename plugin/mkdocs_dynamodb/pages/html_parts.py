"""HTML of a generated page, led around Markdown, which copies it unread but takes long over it.

An HTML block ends at an empty line, as every generated page has it.
"""

import re

_BLOCK = re.compile(r"(?:\A|(?<=\n\n))<[^\n]+(?:\n[^\n]+)*")
_MARK = re.compile(r'<div data-dynamodb="([0-9]+)"></div>')


def set_aside(markdown: str) -> tuple[str, tuple[str, ...]]:
    """Markdown with an empty element in the place of each HTML block, and the blocks."""
    blocks: list[str] = []

    def mark(match: re.Match[str]) -> str:
        blocks.append(match[0])
        return f'<div data-dynamodb="{len(blocks) - 1}"></div>'

    return _BLOCK.sub(mark, markdown), tuple(blocks)


def put_back(html: str, blocks: tuple[str, ...]) -> str:
    """HTML of a page with the blocks in their places again."""
    return _MARK.sub(lambda match: blocks[int(match[1])], html)

"""The block of YAML at the top of a page of Markdown, read with places in the whole file."""

import re
from collections.abc import Container
from dataclasses import dataclass

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.yaml_tree import read_tree

FENCE = "---"
_KEY = re.compile(r"\w+\s*:")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrontMatterBlock:
    """What a page says of itself; only the same as itself, since its tree is."""

    source: SourceFile
    """The page up to the end of the block, with an empty line in the place of the fence."""
    tree: Node | None = None
    faults: tuple[Fault, ...] = ()
    line_count: int = 0
    """Lines that the block and its fences take; none where the page has no block."""
    unclosed: Finding | None = None
    """Told of a block that begins and does not end."""


def read_front_matter_block(
    source: SourceFile, ends: Container[str] = (FENCE,)
) -> FrontMatterBlock:
    """The block of a page, without a tree where it has none or it cannot be read.

    Args:
        source: the page.
        ends: lines that close the block.
    """
    lines = source.lines
    if not lines or lines[0].strip() != FENCE:
        return FrontMatterBlock(source=SourceFile(source.path, ""))
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.strip() in ends), None)
    block = SourceFile(source.path, "\n".join(["", *lines[1:end], ""]), source.absolute)
    if end is None:
        is_begun = bool(_KEY.match("".join(lines[1:2])))
        return FrontMatterBlock(source=block, unclosed=_unclosed(source) if is_begun else None)
    tree, faults = read_tree(block)
    return FrontMatterBlock(
        source=block,
        tree=tree,
        faults=tuple(fault for fault in faults if fault.kind is not FaultKind.EMPTY_FILE),
        line_count=end + 1,
    )


def _unclosed(source: SourceFile) -> Finding:
    return Finding(
        at=Span(source.path, 1, 1, 1, 1 + len(FENCE)),
        message="front matter is not closed",
        subject=source.path,
        help=f"write `{FENCE}` on a line below it",
    )

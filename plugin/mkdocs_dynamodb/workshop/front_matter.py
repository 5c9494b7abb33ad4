"""The block of YAML at the top of a page: title, order, and what the navigation calls it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.front_matter import read_front_matter_block
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

_NUMBER = re.compile(r"-?[0-9]{1,9}")


@record(kw_only=True)
class FrontMatter:
    """What a page says of itself."""

    title: str = ""
    menu_title: str = ""
    description: str = ""
    weight: Decimal = Decimal(0)
    is_chapter: bool = False
    is_hidden: bool = False


def read_front_matter(source: SourceFile) -> tuple[FrontMatter, int, list[Trouble]]:
    """Front matter of a page, the number of lines that it takes, and what is wrong with it."""
    block = read_front_matter_block(source)
    found = [*(() if block.unclosed is None else (block.unclosed,))]
    found += [fault.finding for fault in block.faults]
    troubles = [Trouble(TroubleKind.BAD_FRONT_MATTER, finding) for finding in found]
    return _front_matter(block.tree), block.line_count, troubles + _wrong_values(block.tree)


def _front_matter(tree: Node | None) -> FrontMatter:
    if tree is None or tree.entries is None:
        return FrontMatter()

    def text(name: str) -> str:
        node = tree.get(name)
        is_text = node is not None and node.entries is None and node.items is None
        return node.text.strip() if node is not None and is_text else ""

    def is_set(name: str) -> bool:
        node = tree.get(name)
        return node is not None and node.data is True

    return FrontMatter(
        title=text("title"),
        menu_title=text("menuTitle"),
        description=text("description"),
        weight=_number(tree.get("weight")) or Decimal(0),
        is_chapter=is_set("chapter"),
        is_hidden=is_set("hidden"),
    )


def _number(node: Node | None) -> Decimal | None:
    """A number, which may stand in quotes."""
    if node is None:
        return None
    if isinstance(node.data, str) and _NUMBER.fullmatch(node.data):
        return Decimal(node.data)
    if isinstance(node.data, bool) or not isinstance(node.data, int | Decimal):
        return None
    number = Decimal(node.data)
    return number if number.is_finite() else None


def _wrong_values(tree: Node | None) -> list[Trouble]:
    """Values that say nothing about order or visibility."""

    def wrong() -> Iterator[tuple[Node, str, str]]:
        for name in ("weight", "chapter", "hidden"):
            node = None if tree is None or tree.entries is None else tree.get(name)
            if node is None:
                continue
            if name == "weight" and _number(node) is None:
                yield node, "`weight` is no number", "write `weight: 20`"
            elif name != "weight" and not isinstance(node.data, bool):
                yield node, f"`{name}` is neither true nor false", f"write `{name}: true`"

    return [_trouble(node.span, message, cure) for node, message, cure in wrong()]


def _trouble(at: Span, message: str, cure: str) -> Trouble:
    finding = Finding(at=at, message=message, subject=at.path, help=cure)
    return Trouble(TroubleKind.BAD_FRONT_MATTER, finding)

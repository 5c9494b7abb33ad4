"""A workshop as pages of a site: its Markdown, its navigation, and what is wrong with it."""

import json
import posixpath
import re
from collections.abc import Sequence
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.workshop_files import WorkshopFiles
from mkdocs_dynamodb.workshop.blocks import BlockWriter
from mkdocs_dynamodb.workshop.content import Content, Source, in_order, read_content
from mkdocs_dynamodb.workshop.expansion import expanded
from mkdocs_dynamodb.workshop.inline import InlineWriter
from mkdocs_dynamodb.workshop.lines import Line
from mkdocs_dynamodb.workshop.places import STATIC, Places
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

_ENTITY = re.compile(r"&(?=[#\w])")
"""Where a browser may read a sign by its name; alone, it means itself."""
_ESCAPES = {ord(character): f"&#{ord(character)};" for character in "\\`*_[]<>&#{}"}


@record(kw_only=True)
class WorkshopPage:
    """A page of the site."""

    path: str
    """Path below the folder of the workshop."""
    title: str
    markdown: str
    source: str
    """Path of the file that it is made from, as shown to the user."""
    is_hidden: bool


@record(kw_only=True)
class NavEntry:
    """A page in the navigation with the pages below it."""

    title: str
    path: str
    children: tuple["NavEntry", ...] = ()


@record(kw_only=True)
class Workshop:
    """Everything that a site needs of a workshop."""

    pages: tuple[WorkshopPage, ...] = ()
    files: tuple[tuple[str, Path], ...] = ()
    """Path below the folder of the workshop, and the file."""
    navigation: tuple[NavEntry, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def build_workshop(files: WorkshopFiles) -> Workshop:
    """Make the pages of a workshop."""
    content = read_content(files)
    places = Places(
        pages={address: source.path for address, source in content.sources.items()},
        files={name: STATIC + name for name in files.static},
        others=content.others,
        language=content.language,
    )
    troubles = [Trouble(TroubleKind.UNREADABLE_PAGE, fault.finding) for fault in files.faults]
    troubles += content.troubles
    if not content.sources:
        troubles.append(_no_content(files))
    pages = tuple(_page(source, content, places, files, troubles) for source in in_order(content))
    return Workshop(
        pages=pages,
        files=tuple((STATIC + name, path) for name, path in files.static.items()),
        navigation=_navigation(content),
        troubles=tuple(troubles),
    )


def _page(
    source: Source,
    content: Content,
    places: Places,
    files: WorkshopFiles,
    troubles: list[Trouble],
) -> WorkshopPage:
    lines = [
        expanded(Line(text, source.file.path, number), files.parameters, troubles)
        for number, text in enumerate(source.file.lines, start=1)
        if number > source.body_line
    ]
    body, found = _body(source, content, places, lines)
    troubles += found
    heading = "" if source.first_heading else f"# {_escaped(source.title)}\n\n"
    head = {"title": source.title, "description": source.front.description}
    meta = "".join(
        f"{name}: {json.dumps(plain_title(value), ensure_ascii=False)}\n"
        for name, value in head.items()
        if value
    )
    return WorkshopPage(
        path=source.path,
        title=source.title,
        markdown=f"---\n{meta}---\n\n{heading}{body}",
        source=source.file.path,
        is_hidden=source.front.is_hidden,
    )


def _body(
    source: Source, content: Content, places: Places, lines: Sequence[Line]
) -> tuple[str, list[Trouble]]:
    """Markdown below the heading, and what is wrong with it.

    A closing line with more colons than the innermost container may be too long, or be meant for
    a container around it. What leaves fewer containers open at the end is taken.
    """
    tried: list[tuple[int, str, list[Trouble]]] = []
    for is_exact in (False, True):
        troubles: list[Trouble] = []
        writer = BlockWriter(
            InlineWriter(places, source.address, troubles),
            lambda depth: _child_list(content, source, source.address, depth),
            is_exact=is_exact,
        )
        text = writer.write(lines)
        tried.append((writer.unclosed, text, troubles))
        if not writer.unclosed:
            break
    _, text, troubles = min(tried, key=lambda attempt: attempt[0])
    return text, troubles


def _child_list(content: Content, page: Source, address: str, depth: int) -> Sequence[str]:
    """Links to the pages below an address, as a list within a list for each level."""
    folder = posixpath.dirname(page.path) or "."
    found: list[str] = []
    for child in content.children(address):
        link = posixpath.relpath(child.path, folder).replace(" ", "%20")
        found.append(f"- [{_escaped(child.menu_title)}]({link})")
        if depth > 1:
            found += [
                f"    {line}" for line in _child_list(content, page, child.address, depth - 1)
            ]
    return found


def _navigation(content: Content) -> tuple[NavEntry, ...]:
    first = content.sources.get("")
    entries = _entries(content, "")
    if first is None or first.front.is_hidden:
        return entries
    return (NavEntry(title=first.menu_title, path=first.path), *entries)


def _entries(content: Content, address: str) -> tuple[NavEntry, ...]:
    return tuple(
        NavEntry(
            title=child.menu_title,
            path=child.path,
            children=_entries(content, child.address),
        )
        for child in content.children(address)
    )


def _no_content(files: WorkshopFiles) -> Trouble:
    finding = Finding(
        at=files.asked_at or Span(files.content, 1, 1, 1, 1),
        message=f"workshop `{files.content}` has no page",
        subject=files.content,
        help="name a folder that holds `.md` files as `content`",
    )
    return Trouble(TroubleKind.NO_CONTENT, finding)


def plain_title(text: str) -> str:
    """Text that themes may put into HTML as it is: one line, without angle brackets.

    They do so with and without undoing escapes, so that look-alikes stand for what means something.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    line = line.translate({ord("<"): "\u2039", ord(">"): "\u203a"})
    return _ENTITY.sub("\uff06", line)


def _escaped(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return text.translate(_ESCAPES)

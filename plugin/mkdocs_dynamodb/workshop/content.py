"""Pages of a workshop in their order: sections by folder, weight before name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from mkdocs_dynamodb.diagnostics import Finding, Related, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.workshop_files import WorkshopFiles
from mkdocs_dynamodb.workshop.front_matter import FrontMatter, read_front_matter
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

INDEX = "index"
MAIN_LANGUAGE = "en"
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2})?")
"""Such as `en` or `pt-BR`."""


@record(slots=False, kw_only=True)
class Source:
    """A page as it was read."""

    file: SourceFile
    address: str
    """Address in the workshop without slashes at its ends; empty for the first page."""
    is_index: bool
    front: FrontMatter
    body_line: int
    """Number of lines before the body."""

    @property
    def path(self) -> str:
        """Path of the Markdown file in the site, below the folder of the workshop."""
        if self.is_index:
            return f"{self.address}/{INDEX}.md" if self.address else f"{INDEX}.md"
        return f"{self.address}.md"

    @property
    def title(self) -> str:
        """Title of the page: its own, its first heading, or the name of its file."""
        return self.front.title or self.first_heading or _words(self.address) or "Workshop"

    @property
    def menu_title(self) -> str:
        """What the navigation calls it."""
        return self.front.menu_title or self.title

    @cached_property
    def first_heading(self) -> str:
        """Text of a first-level heading with which the body begins."""
        lines = self.file.lines[self.body_line :]
        first = next((line for line in lines if line.strip()), "")
        return first.removeprefix("# ").strip() if first.startswith("# ") else ""


@record(slots=False, kw_only=True)
class Content:
    """All pages of one language."""

    sources: Mapping[str, Source]
    """Address -> page."""
    troubles: tuple[Trouble, ...]
    others: frozenset[str] = frozenset()
    """Small letters of the paths of pages in other languages, without `.md`."""
    language: str = MAIN_LANGUAGE
    """Language of the pages."""

    def children(self, address: str) -> Sequence[Source]:
        """Pages directly below an address, in the order of the navigation, without hidden ones."""
        return self._by_parent.get(address, ())

    @cached_property
    def _by_parent(self) -> Mapping[str, Sequence[Source]]:
        found: dict[str, list[Source]] = {}
        for address, source in self.sources.items():
            if address and not source.front.is_hidden:
                found.setdefault(self._parent(address), []).append(source)
        for children in found.values():
            children.sort(key=lambda child: (child.front.weight, child.address))
        return found

    def _parent(self, address: str) -> str:
        """The nearest page above, since a folder need not have a page of its own."""
        parent = address.rpartition("/")[0]
        while parent and parent not in self.sources:
            parent = parent.rpartition("/")[0]
        return parent


def read_content(files: WorkshopFiles) -> Content:
    """Pages of the main language.

    `setup.en.md` and `setup.md` are pages of the main language, and so is what lies in a folder
    `en/` at the top; folders beside it such as `fr/` are other languages then. Pages of other
    languages are left out.
    """
    sources, troubles, others = dict[str, Source](), list[Trouble](), set[str]()
    main = _main_language(files)
    has_folders = any(_language_of_folder(path) == main for path in files.pages)
    for path, file in files.pages.items():
        address = _address(path, main, has_language_folders=has_folders)
        if address is None:
            others.add(path[: -len(".md")].casefold())
            continue
        front, body_line, found = read_front_matter(file)
        troubles += found
        name = address.rpartition("/")[2]
        is_index = name == INDEX
        address = address.removesuffix(INDEX).rstrip("/") if is_index else address
        if address in sources:
            troubles.append(_clash(file, sources[address]))
            continue
        sources[address] = Source(
            file=file, address=address, is_index=is_index, front=front, body_line=body_line
        )
    return Content(
        sources=sources, troubles=tuple(troubles), others=frozenset(others), language=main
    )


def _main_language(files: WorkshopFiles) -> str:
    """The default language where pages have it, else English, else that of most file names."""
    files_of = Counter(_language_of_file(path) for path in files.pages)
    folders_of = {_language_of_folder(path) for path in files.pages}
    for name in (files.language, MAIN_LANGUAGE):
        if name and (files_of[name] or name in folders_of):
            return name
    if files_of[""] or not files_of:
        return files.language or MAIN_LANGUAGE
    return files_of.most_common(1)[0][0]


def _language_of_file(path: str) -> str:
    """Language that the name of a file states, or nothing."""
    _, dot, locale = path[: -len(".md")].rpartition("/")[2].rpartition(".")
    return _language(locale) if dot and _LOCALE.fullmatch(locale) else ""


def _language_of_folder(path: str) -> str:
    """Language that the folder at the top states, or nothing."""
    folder, slash, _ = path.partition("/")
    return _language(folder) if slash and _LOCALE.fullmatch(folder) else ""


def _address(path: str, main: str, *, has_language_folders: bool) -> str | None:
    """Address of a page with its name; None for a page of another language."""
    stem = path[: -len(".md")]
    if language := _language_of_file(path):
        if language != main:
            return None
        stem = stem.rpartition(".")[0]
    if has_language_folders and (language := _language_of_folder(path)):
        return stem.partition("/")[2] if language == main else None
    return stem


def _language(locale: str) -> str:
    return locale.partition("-")[0]


def _clash(file: SourceFile, other: Source) -> Trouble:
    finding = Finding(
        at=Span(file.path, 1, 1, 1, 1),
        message=f"page has the same address as {other.file.path}",
        label="left out",
        subject=file.path,
        related=(Related(Span(other.file.path, 1, 1, 1, 1), "the page that is kept"),),
        help="rename one of them",
    )
    return Trouble(TroubleKind.CLASHING_PAGES, finding)


def _words(address: str) -> str:
    name = address.rpartition("/")[2]
    return name.replace("-", " ").replace("_", " ").strip().capitalize()


def in_order(content: Content) -> Iterator[Source]:
    """Every page, each before the pages below it; hidden ones last."""
    waiting = [source for address, source in content.sources.items() if not address]
    waiting = waiting or list(content.children(""))
    seen: set[str] = set()
    stack = list(reversed(waiting))
    while stack:
        source = stack.pop()
        if source.address in seen:
            continue
        seen.add(source.address)
        yield source
        stack.extend(reversed(content.children(source.address)))
    yield from (s for address, s in content.sources.items() if address not in seen)

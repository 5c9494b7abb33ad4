"""Workshops in a MkDocs site: pages, static files, navigation, and what they need of Markdown."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section

from mkdocs_dynamodb.application.workshops import CheckedWorkshop
from mkdocs_dynamodb.mkdocs_nav import pages_in, relink, replace_entry, sections
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.workshop.build import NavEntry, plain_title

log = get_plugin_logger(__name__)

TITLE = "Workshop"
EXTENSIONS = (
    *("admonition", "attr_list", "footnotes", "md_in_html", "sane_lists", "tables"),
    *("pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
)
"""Markdown extensions that the pages rely on; all come with Material for MkDocs."""
TABS = "pymdownx.tabbed"


class StaticFile(File):
    """A file that is copied as it is, even where its name is that of a page."""

    def is_documentation_page(self) -> bool:
        """Never a page: a download in Markdown stays Markdown."""
        return False


def prepare(config: MkDocsConfig, settings: Settings) -> None:
    """Enable the Markdown that the pages need."""
    if not settings.workshops:
        return
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
            if name == TABS:
                config.mdx_configs[TABS] = {"alternate_style": True}


def add_workshop(files: Files, config: MkDocsConfig, checked: CheckedWorkshop) -> None:
    """Add the pages and static files of a workshop, and put the pages into the navigation."""
    to, workshop = checked.path.to, checked.workshop
    is_listed = _place_in_nav(config, checked)
    listed = set(_paths(workshop.navigation)) if is_listed else set[str]()
    for page in workshop.pages:
        uri = to + page.path
        if files.get_file_from_path(uri) is not None:
            log.warning("%s exists; the page generated from %s is left out", uri, page.source)
            continue
        is_in_nav = page.path in listed
        inclusion = InclusionLevel.INCLUDED if is_in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, uri, content=page.markdown, inclusion=inclusion)
        source = Path(config.config_file_path).parent / page.source
        file.edit_uri = Path(os.path.relpath(source, config.docs_dir)).as_posix()
        files.append(file)
    for name, path in workshop.files:
        if files.get_file_from_path(to + name) is None:
            files.append(StaticFile.generated(config, to + name, abs_src_path=str(path)))


def page_uris(workshops: Iterable[CheckedWorkshop]) -> frozenset[str]:
    """Paths in the site of the pages of all workshops."""
    return frozenset(w.path.to + page.path for w in workshops for page in w.workshop.pages)


def order_pages(nav: Navigation, files: Files, workshops: Iterable[CheckedWorkshop]) -> None:
    """Without a written navigation, put the pages into the order of their workshop."""
    for checked in workshops:
        section = _section_of(nav, checked)
        if section is None:
            continue
        section.title = _title(checked)
        ordered = list(_items(checked.workshop.navigation, files, checked.path.to))
        placed = {page.file.src_uri for page in pages_in(ordered)}
        others = [p for p in pages_in(section.children) if p.file.src_uri not in placed]
        section.children = [*ordered, *others]
        for child in section.children:
            child.parent = section
    nav.pages[:] = pages_in(nav.items)
    relink(nav.pages)


def _section_of(nav: Navigation, checked: CheckedWorkshop) -> Section | None:
    """The section that MkDocs made from the workshop's folder."""
    uris = {checked.path.to + path for path in _paths(checked.workshop.navigation)}
    for section in sections(nav.items):
        found = {page.file.src_uri for page in pages_in([section])}
        if uris and uris <= found and all(uri.startswith(checked.path.to) for uri in found):
            return section if checked.path.to else None
    return None


def _items(entries: Iterable[NavEntry], files: Files, to: str) -> Iterator[Any]:
    for entry in entries:
        file = files.get_file_from_path(to + entry.path)
        page = None if file is None else file.page
        if page is not None:
            page.title = plain_title(entry.title)
        children = list(_items(entry.children, files, to))
        if not children:
            yield from [] if page is None else [page]
            continue
        section = Section(plain_title(entry.title), [*([] if page is None else [page]), *children])
        for child in section.children:
            child.parent = section
        yield section


def _paths(entries: Iterable[NavEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.path
        yield from _paths(entry.children)


def _title(checked: CheckedWorkshop) -> str:
    """What the navigation calls the workshop: as its first page does, where it has one."""
    first = next(iter(checked.workshop.navigation), None)
    return plain_title(first.title) if first and first.path == "index.md" else TITLE


def _place_in_nav(config: MkDocsConfig, checked: CheckedWorkshop) -> bool:
    """Put the pages where the user's navigation names their folder; False where it does not."""
    if config.nav is None:
        return True
    to = checked.path.to
    entries = [_nav_entry(entry, to) for entry in checked.workshop.navigation]
    if replace_entry(config.nav, to.rstrip("/"), _title(checked), entries):
        return True
    log.info("nav has no entry `%s` for the workshop %s", to, checked.path.content)
    return False


def _nav_entry(entry: NavEntry, to: str) -> dict[str, Any]:
    title, own = plain_title(entry.title), to + entry.path
    if not entry.children:
        return {title: own}
    return {title: [{title: own}, *(_nav_entry(child, to) for child in entry.children)]}

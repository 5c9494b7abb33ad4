"""Pages of a model in a MkDocs site: its files, and entries of the navigation."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.site import NavSection, navigation
from mkdocs_dynamodb.pages.stages import SECTION as STAGE_SECTION
from mkdocs_dynamodb.pages.text import page_title

log = get_plugin_logger(__name__)


def add_page(
    files: Files, config: MkDocsConfig, checked: CheckedModel, page: Page, *, in_nav: bool
) -> None:
    """Add a page to the files of a site, unless the user has one of that name."""
    uri = checked.path.to + page.path
    if files.get_file_from_path(uri) is not None:
        log.warning("%s exists; the page generated from %s is left out", uri, checked.path.path)
        return
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, uri, content=page.content, inclusion=inclusion)
    file.edit_uri = _edit_uri(config, checked, page)
    files.append(file)


def place_pages(config: MkDocsConfig, checked: CheckedModel, pages: tuple[Page, ...]) -> bool:
    """Put the pages where the user's navigation names their folder; False where it does not."""
    if config.nav is None:
        return True
    entries = [_nav_entry(checked.path.to, entry) for entry in navigation(pages)]
    _place_stages(config, checked, pages, entries)
    title = page_title(checked.model.title)
    if replace_entry(config.nav, checked.path.to.rstrip("/"), title, entries):
        return True
    log.info("nav has no entry `%s` for the pages of %s", checked.path.to, checked.path.path)
    return False


def replace_entry(nav: Any, folder: str, title: str, entries: list[Any]) -> bool:  # noqa: ANN401
    """Replace `- Shop: shop/` or `- shop/` anywhere in a navigation by the pages."""
    if not isinstance(nav, list):
        return False
    for position, item in enumerate(nav):
        if isinstance(item, str) and item.rstrip("/") == folder:
            nav[position] = {title: entries}
            return True
        for name, value in list(item.items()) if isinstance(item, dict) else ():
            if isinstance(value, str) and value.rstrip("/") == folder:
                item[name] = entries
                return True
            if replace_entry(value, folder, title, entries):
                return True
    return False


def sections(items: list[Any]) -> Iterator[Section]:
    """Every section of a navigation, each before those within it."""
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from sections(item.children)


def order_sections(nav: Navigation, files: Files, models: Iterable[CheckedModel]) -> None:
    """Call the section of each model by its name, and put its pages into their order.

    MkDocs sorts the pages of a folder by name; those of a model were added in the order in which
    they are read. Hand-written pages in the folder come last.
    """
    titles = {checked.path.to.rstrip("/"): page_title(checked.model.title) for checked in models}
    positions = {file.src_uri: position for position, file in enumerate(files)}

    def order(child: Any) -> tuple[bool, int]:  # noqa: ANN401 - whatever a navigation holds
        page = next(pages_in([child]), None)
        if page is None:
            return True, len(positions)
        uri = page.file.src_uri
        is_other = page.file.generated_by is None and not uri.endswith("/index.md")
        return is_other, positions.get(uri, len(positions))

    for section in sections(nav.items):
        folder = folder_of(section)
        if folder in titles:
            section.title = titles[folder]
            section.children[1:] = sorted(section.children[1:], key=order)
            for inner in sections(section.children):
                inner.children.sort(key=order)
    nav.pages[:] = pages_in(nav.items)
    relink(nav.pages)


def folder_of(section: Section) -> str:
    """Folder of a section made from one: that of its first page, when it is an index."""
    first = section.children[0] if section.children else None
    if isinstance(first, SitePage) and first.file.src_uri.endswith("/index.md"):
        return first.file.src_uri.removesuffix("/index.md")
    return ""


def pages_in(items: Iterable[Any]) -> Iterator[SitePage]:
    """Every page of a navigation in its order."""
    for item in items:
        if isinstance(item, SitePage):
            yield item
        elif isinstance(item, Section):
            yield from pages_in(item.children)


def relink(pages: list[SitePage]) -> None:
    """Let each page lead to the one before and the one after."""
    for before, page, after in zip([None, *pages[:-1]], pages, [*pages[1:], None], strict=True):
        page.previous_page, page.next_page = before, after


def _place_stages(
    config: MkDocsConfig, checked: CheckedModel, pages: Iterable[Page], entries: list[Any]
) -> None:
    """Put hand-written stages among the generated ones, unless the user has placed them."""
    stages = checked.model.stages.values()
    section = next((entry for entry in entries if STAGE_SECTION in entry), None)
    if section is None or not any(stage.page for stage in stages):
        return
    made = {page.source: page.path for page in pages if page.section == STAGE_SECTION}
    overview, placed = section[STAGE_SECTION][0], set(_named(config.nav))
    root = Path(config.config_file_path).parent
    ordered = []
    for stage in stages:
        uri = checked.path.to + made.get(stage.name.at, "")
        if stage.page:
            path = os.path.relpath(root / stage.name.at.path, config.docs_dir)
            uri = Path(path).as_posix()
        if uri not in placed:
            ordered.append({page_title(stage.title): uri})
    section[STAGE_SECTION] = [overview, *ordered]


def _named(nav: Any) -> Iterator[str]:  # noqa: ANN401 - as YAML has it
    """Every page that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for item in nav if isinstance(nav, list) else nav.values():
            yield from _named(item)


def _nav_entry(to: str, entry: Page | NavSection) -> dict[str, Any]:
    if isinstance(entry, NavSection):
        return {entry.title: [{page_title(page.title): to + page.path} for page in entry.pages]}
    title = "Overview" if entry.path == "index.md" else page_title(entry.title)
    return {title: to + entry.path}


def _edit_uri(config: MkDocsConfig, checked: CheckedModel, page: Page) -> str | None:
    """Path of the YAML behind a page, relative to the folder of hand-written pages."""
    source = page.source.path if page.source is not None else next(iter(checked.model.sources), "")
    if not source:
        return None
    absolute = Path(config.config_file_path).parent / source
    return Path(os.path.relpath(absolute, config.docs_dir)).as_posix()

"""Changes to the navigation of a MkDocs site: entries in the place of a folder's name."""

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as SitePage

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.site import NavSection, navigation
from mkdocs_dynamodb.pages.text import page_title

log = get_plugin_logger(__name__)


def place_pages(config: MkDocsConfig, checked: CheckedModel, pages: tuple[Page, ...]) -> bool:
    """Put the pages where the user's navigation names their folder; False where it does not."""
    if config.nav is None:
        return True
    entries = [_nav_entry(checked.path.to, entry) for entry in navigation(pages)]
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


def _nav_entry(to: str, entry: Page | NavSection) -> dict[str, Any]:
    if isinstance(entry, NavSection):
        return {entry.title: [{page_title(page.title): to + page.path} for page in entry.pages]}
    title = "Overview" if entry.path == "index.md" else page_title(entry.title)
    return {title: to + entry.path}

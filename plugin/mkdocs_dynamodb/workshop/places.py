"""Where links of a workshop lead: pages as folders of a site, and files under `/static`.

A page `ex1/setup.en.md` has the address `/ex1/setup/`, and every link is resolved against the
address of its page, as a browser does; `../` in it leads to `/ex1/`. Upper and lower case do not
matter to Workshop Studio, but they do to a site made of files.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from urllib.parse import quote, unquote, urlsplit

from mkdocs_dynamodb.records import record

STATIC = "static/"
_LOCALE_FOLDER = re.compile(r"(?P<language>[a-z]{2})(?:-[a-z]{2})?(?:/|$)", re.IGNORECASE)


class Match(StrEnum):
    """How a link was found."""

    OUTSIDE = "outside"
    EXACT = "exact"
    OTHER_CASE = "other case"
    NOWHERE = "nowhere"


@record()
class Destination:
    """What a link leads to: the text to write, and how it was found."""

    text: str
    match: Match
    name: str = ""
    """Address of the page or file in the workshop."""


@record(slots=False)
class Places:
    """Pages and files of a workshop by their addresses."""

    pages: Mapping[str, str]
    """Address without slashes at its ends, such as `ex1/setup` -> path of the Markdown file."""
    files: Mapping[str, str]
    """Path below the static folder -> path in the site."""
    others: frozenset[str] = frozenset()
    """Small letters of the paths of pages in other languages, without `.md`."""
    language: str = ""
    """Language of the pages."""
    page_cases: Mapping[str, str] = field(init=False)
    file_cases: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Index the addresses by their small letters."""
        object.__setattr__(self, "page_cases", {name.casefold(): name for name in self.pages})
        object.__setattr__(self, "file_cases", {name.casefold(): name for name in self.files})

    def find(self, link: str, address: str, *, in_html: bool = False) -> Destination:
        """What a link on a page leads to.

        Args:
            link: destination as written.
            address: address of the page with the link.
            in_html: whether the link stands in HTML, which no site generator leads anywhere.
        """
        if not link.strip():
            return Destination("", Match.NOWHERE)
        try:
            parts = urlsplit(link)
        except ValueError:
            return Destination(link, Match.OUTSIDE)
        if parts.scheme or parts.netloc or not parts.path:
            return Destination(link, Match.OUTSIDE)
        rest = (f"?{parts.query}" if parts.query else "") + (
            f"#{parts.fragment}" if parts.fragment else ""
        )
        path = unquote(parts.path)
        absolute = posixpath.normpath(posixpath.join("/", f"{address}/", path)).strip("/")
        if absolute.casefold().startswith(STATIC):
            name = absolute[len(STATIC) :]
            return self._found(name, rest, address, is_file=True, in_html=in_html)
        if self.is_of_other_language(link, address):
            return Destination("", Match.NOWHERE, absolute)
        name = _page_name(absolute)
        if name.casefold() not in self.page_cases:
            name = self._without_language(name)
        return self._found(name, rest, address, is_file=False, in_html=in_html)

    def _without_language(self, name: str) -> str:
        """An address without the main language, which has no folder in the site."""
        match = _LOCALE_FOLDER.match(name)
        is_main = match is not None and match["language"].lower() == self.language
        return name[match.end() :] if match is not None and is_main else name

    def is_of_other_language(self, link: str, address: str) -> bool:
        """Whether a link leads to a page that is left out, since its language is another one."""
        try:
            path = unquote(urlsplit(link).path).removesuffix(".md").casefold()
        except ValueError:
            return False
        name = posixpath.normpath(posixpath.join("/", f"{address}/", path)).strip("/")
        return name in self.others or f"{name}/index" in self.others

    def _found(
        self, name: str, rest: str, address: str, *, is_file: bool, in_html: bool
    ) -> Destination:
        targets, cases = (self.files, self.file_cases) if is_file else (self.pages, self.page_cases)
        own = name if name in targets else cases.get(name.casefold())
        if own is None:
            return Destination("", Match.NOWHERE, name)
        if in_html:
            target = targets[own] if is_file else own or "."
            relative = posixpath.relpath(target, address or ".") + ("" if is_file else "/")
        else:
            relative = posixpath.relpath(
                targets[own], posixpath.dirname(self.pages[address]) or "."
            )
        match = Match.EXACT if own == name else Match.OTHER_CASE
        return Destination(quote(relative, safe="/.-_~%") + rest, match, own)


def _page_name(absolute: str) -> str:
    """Address of a page that a link names by its file."""
    name = absolute.removesuffix(".html").removesuffix(".md")
    stem, dot, locale = name.rpartition(".")
    if dot and len(locale) in (2, 5) and name != absolute:
        name = stem
    return "" if name == "index" else name.removesuffix("/index")

"""Addresses of pages and relative links between them."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from mkdocs_dynamodb.records import record

_NOT_PLAIN = re.compile(r"[^a-z0-9_.-]+")
_LONGEST = 100
"""A table's name may have 255 characters, as many as a file's name with its suffix."""
_RESERVED = ("index", "readme")
"""MkDocs serves pages of these names at the address of their folder."""


@record()
class Links:
    """Makes links from one page to the pages of a model."""

    page: str
    """Path in the site of the page that holds the links, such as `shop/tables/orders.md`."""
    directory_urls: bool
    """Whether `tables/orders.md` is served as `tables/orders/`."""
    base: str = ""
    """Folder of the model's pages in the site, with a slash at the end."""
    to_files: bool = False
    """Whether links name the files, for a generator that makes addresses of them."""

    def to(self, page: str, anchor: str = "") -> str:
        """Relative address of a page of the model, or with a leading `/` of the site."""
        fragment = f"#{anchor}" if anchor else ""
        target = page[1:] if page.startswith("/") else self.base + page
        if target == self.page and fragment:
            return fragment
        if self.to_files:
            path = posixpath.relpath(target, posixpath.dirname(self.page) or ".")
        else:
            path = _path_between(self.page, target, directory_urls=self.directory_urls)
        return f"{path}{fragment}" or "./"


def address(page: str, *, directory_urls: bool) -> str:
    """Address of a page as MkDocs serves it, relative to the model's folder."""
    stem = page.removesuffix(".md")
    if posixpath.basename(stem) == "index":
        folder = posixpath.dirname(stem)
        if directory_urls:
            return f"{folder}/" if folder else ""
        return f"{stem}.html"
    return f"{stem}/" if directory_urls else f"{stem}.html"


@lru_cache(maxsize=20_000)
def _path_between(page: str, target: str, *, directory_urls: bool) -> str:
    here = address(page, directory_urls=directory_urls)
    folder, name = posixpath.split(address(target, directory_urls=directory_urls))
    relative = posixpath.relpath(folder or ".", posixpath.dirname(here) or ".")
    return name if relative == "." else f"{relative}/{name}"


def anchor(*parts: str) -> str:
    """Anchor of a thing: stable while its name stays.

    It has no underscore, which Markdown takes for emphasis in the attributes of a heading.
    """
    return "-".join(slug(part).replace("_", "-") for part in parts)


def unique_anchors(kind: str, names: Iterable[str]) -> dict[str, str]:
    """An anchor for each of some things on one page, whatever their order.

    Of names that differ in lost characters only, as `ByDay` and `byday`, each one that is not plain
    itself gets a short checksum.
    """
    plain = {name: anchor(name) for name in names}
    times = Counter(plain.values())
    return {
        name: anchor(kind, name)
        if times[made] == 1 or made == name
        else f"{anchor(kind, name)}-{crc32(name.encode('utf-8', 'surrogatepass')):08x}"
        for name, made in plain.items()
    }


def slug(text: str) -> str:
    """Text as part of an address; characters outside a-z, 0-9, `_`, `.` and `-` become `-`."""
    return _NOT_PLAIN.sub("-", text.lower()).strip("-.") or "x"


def unique_slugs(names: Iterable[str]) -> dict[str, str]:
    """A slug for each name, to name a file by; numbered where names differ in lost characters."""
    slugs: dict[str, str] = {}
    taken = set(_RESERVED)
    for name in names:
        base = slug(name[:_LONGEST])
        candidate, count = base, 2
        while candidate in taken:
            candidate, count = f"{base}-{count}", count + 1
        taken.add(candidate)
        slugs[name] = candidate
    return slugs

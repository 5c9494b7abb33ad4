"""Whole MkDocs sites built by the real command in a folder of the test's own.

Registered by `conftest.py`.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from textwrap import indent
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

GOOD_MODEL = """\
application: {name: City library}
entities:
  Member: {count: 200}
access_patterns:
  1: {name: Join, type: write, rps: 1, inputs: [member_id, name], entities: [Member]}
  2:
    name: Show a member
    type: read
    rps: {peak: 5, average: 2}
    inputs: [member_id]
    needs: [name]
    entities: [Member]
tables:
  Members:
    purpose: Members by number.
    partition_key: member_id
    entities:
      Member: {attributes: {member_id: S, name: S}}
    items:
      - Member: {member_id: m1, name: Ada}
mapping:
  1:
    operation: PutItem
    table: Members
    entity: Member
    condition: attribute_not_exists(member_id)
    example: {member_id: m2, name: Grace}
  2: {operation: GetItem, table: Members, entity: Member, example: {member_id: m1}}
"""
BROKEN_MODEL = GOOD_MODEL.replace("rps: {peak: 5, average: 2}", "rps: {peak: 5, average: 7}")
CONFIG = """\
site_name: Test
theme: {theme}
plugins:
  - search
  - mermaid2
  - dynamodb:
      models:
        - {{path: models/shop, to: shop/}}
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished run of `mkdocs build`."""

    code: int
    output: str
    folder: Path

    def read(self, path: str) -> str:
        """Text of a built file."""
        return (self.folder / path).read_text(encoding="utf-8")


class SiteFolder:
    """A project with `mkdocs.yml`, pages and models."""

    def __init__(self, root: Path) -> None:
        """Keep everything below `root`."""
        self.root = root
        self.write("docs/index.md", "# Home\n")

    def write(self, path: str, text: str) -> Path:
        """Write a file of the project."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def configure(self, extra: str = "", *, theme: str = "material", options: str = "") -> None:
        """Write `mkdocs.yml`: `extra` at the top level, `options` into the plugin's block."""
        theme_block = "{name: material, font: false}" if theme == "material" else theme
        text = CONFIG.format(theme=theme_block) + indent(options, " " * 6)
        self.write("mkdocs.yml", text + extra)

    def build(self, *arguments: str, out: str = "site", measured: bool = True) -> Built:
        """Run `mkdocs build`, with coverage unless the site is large and others run the same."""
        environment = dict(os.environ) if measured else unmeasured()
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-d", out, *arguments],
            cwd=self.root,
            env={**environment, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        return Built(done.returncode, done.stdout + done.stderr, self.root / out)


@pytest.fixture
def project(tmp_path: Path) -> SiteFolder:
    """A project with one good model and Material."""
    folder = SiteFolder(tmp_path)
    folder.write("models/shop/model.yml", GOOD_MODEL)
    folder.configure()
    return folder


class _Page(HTMLParser):
    """Gathers what a page links to and which places it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and anchors of a tag."""
        del tag
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if name in ("href", "src") and value:
                self.links.append(value)


def unmeasured() -> dict[str, str]:
    """Environment in which a process measures no coverage, for large builds of what others run."""
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


def broken_links(folder: Path, base: str = "/") -> list[str]:
    """Links between the pages of a built site whose page or anchor does not exist.

    Args:
        folder: the built site.
        base: path under which it is served.
    """
    pages: dict[str, _Page] = {}
    for file in sorted(folder.rglob("*.html")):
        page = _Page()
        page.feed(file.read_text(encoding="utf-8"))
        pages[base + file.relative_to(folder).as_posix()] = page

    def exists(path: str) -> bool:
        return (folder / path.removeprefix(base)).is_file()

    broken = []
    for address, page in pages.items():
        if address.endswith("/404.html"):
            continue
        for link in page.links:
            target, fragment = urldefrag(urljoin(f"http://here{address}", link))
            parts = urlsplit(target)
            if parts.netloc != "here" or parts.scheme not in ("http", ""):
                continue
            path = unquote(parts.path)
            path = path + "index.html" if path.endswith("/") else path
            known = path in pages
            if not known and not exists(path):
                broken.append(f"{address}: {link}")
            elif known and fragment and unquote(fragment) not in pages[path].anchors:
                broken.append(f"{address}: {link} (no such place)")
    return broken

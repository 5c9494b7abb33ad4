"""The project's own site: complete, without a broken link, and the same each time it is built."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conftest import ROOT
from fixtures_site import broken_links, unmeasured
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule

pytestmark = pytest.mark.site

MAY_DIFFER = {"sitemap.xml", "sitemap.xml.gz"}
"""MkDocs writes the day of the build into the one, and packs it with a time into the other."""
LAST_CHANGE = re.compile(r"<lastmod>[^<]*</lastmod>")
HEADING = re.compile(r'<h2 id="([a-z]+)">')
HELP = re.compile(r"<b class=\"said-(?:error|warning|note)\">")


def build(folder: Path, seed: str) -> Path:
    """Build the site strictly into a folder; the seed decides the order of sets in Python."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**unmeasured(), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return build(tmp_path_factory.mktemp("own") / "site", "1")


class Requests(HTMLParser):
    """Gathers the addresses on other hosts that a browser would fetch without being asked."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what any tag but a link for the reader points at."""
        named = {"href", "src", "srcset", "action", "data", "poster"}
        for name, value in attrs:
            elsewhere = name in named and value and urlsplit(value).netloc
            if elsewhere and not (tag == "a" and name == "href"):
                self.found.append(f"<{tag} {name}={value}>")


def test_every_rule_has_a_page(site: Path) -> None:
    """A reader finds why, an example, its cure, and how to accept, for each rule."""
    for rule in CATALOGUE:
        html = rule_html(site, rule)
        assert HEADING.findall(html) == ["why", "bad", "good", "accept"], rule.code
        assert rule.name in html


def test_rule_pages_show_the_output_of_their_example(site: Path) -> None:
    """Below each example that can be run stands what the command prints of it."""
    for rule in CATALOGUE:
        shown = len(HELP.findall(rule_html(site, rule)))
        is_run = any(f"```{kind}" in rule.sections["Bad"] for kind in ("yaml", "markdown"))
        assert bool(shown) == is_run, rule.code


def rule_html(site: Path, rule: Rule) -> str:
    """The page of a rule."""
    return (site / "reference/rules" / rule.code / "index.html").read_text(encoding="utf-8")


def test_index_lists_every_rule(site: Path) -> None:
    """The index links to the page of each rule."""
    html = (site / "reference/rules/index.html").read_text(encoding="utf-8")
    for rule in CATALOGUE:
        assert f'<a href="{rule.code}/">{rule.code}</a>' in html


def test_no_link_is_broken(site: Path) -> None:
    """Each page, file and anchor that a page points at exists."""
    assert not broken_links(site)


def test_no_page_needs_another_host(site: Path) -> None:
    """Other hosts are named only by links that a reader may follow."""
    for page in site.rglob("*.html"):
        requests = Requests()
        requests.feed(page.read_text(encoding="utf-8"))
        assert not requests.found, page
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8"))


def test_hooks_are_no_part_of_the_site(site: Path) -> None:
    """The code that writes the reference is not published with it."""
    assert not [path for path in site.rglob("*") if "_hooks" in path.parts]


def test_same_sources_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """A second build differs only in what MkDocs says of the day."""
    again = build(tmp_path / "site", "2")
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    differ = {str(f) for f in files if (site / f).read_bytes() != (again / f).read_bytes()}
    assert differ <= MAY_DIFFER
    first, second = (LAST_CHANGE.sub("", (s / "sitemap.xml").read_text()) for s in (site, again))
    assert first == second

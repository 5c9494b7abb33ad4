"""The project's own site: complete, without a broken link, and the same each time it is built."""

import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from conftest import ROOT
from fixtures_browser import ServeFolder
from fixtures_site import broken_links, unmeasured
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule
from page_kinds import page_kinds

pytestmark = pytest.mark.site

PLACE = re.compile(r'\sid="([^"]*)"')
MAY_DIFFER = {"sitemap.xml", "sitemap.xml.gz"}
"""MkDocs writes the day of the build into the one, and packs it with a time into the other."""
LAST_CHANGE = re.compile(r"<lastmod>[^<]*</lastmod>")
HEADING = re.compile(r'<h2 id="([a-z]+)">')
HELP = re.compile(r"<b class=\"said-(?:error|warning|note)\">")

BARRIERS = """(options) =>
  axe.run({exclude: [".md-code__nav"]}, {resultTypes: ["violations"], ...options}).then((result) =>
    result.violations.map((each) => [each.id, each.nodes.map((node) => node.html)]))"""
"""What axe-core finds; the landmarks around copy buttons are made by the theme's script."""
STILL = "*, ::before, ::after { transition: none !important }"
ALL_RULES: dict[str, object] = {}
RULES_ON_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    list.getEntries().forEach((entry) => { sum += entry.value; });
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 300);
})"""
"""How far things moved while the page was loaded, as browsers measure it."""
PRINTED = (
    "mapping/",
    "requirements/",
    "hot-partitions/",
    "review/",
    "source/",
    "stages/validation/",
    "tables/orders/",
)
PAPER: ViewportSize = {"width": 703, "height": 1000}
"""A4 between margins of 12 mm."""
CUT = """[...document.querySelectorAll(".ddb-table table, .ddb-excerpt code")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth
    || (each.tagName === "CODE" && each.scrollWidth > each.clientWidth))
  .map((each) => each.textContent.slice(0, 60))"""
"""What is wider than the paper."""
USELESS = ".ddb-tools, .ddb-what-if, .md-code__nav, .ddb-exercise details, .ddb-break details"
"""What nobody can press on paper, and answers that would stand below their questions."""


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


def test_places_on_a_page_are_told_apart(site: Path) -> None:
    """A link leads to one pattern, table, index, item or finding, and each has an address."""
    for page in site.rglob("*.html"):
        places = Counter(PLACE.findall(page.read_text(encoding="utf-8")))
        assert [place for place, times in places.items() if times > 1] == [], page
    orders = (site / "ecommerce/tables/orders/index.html").read_text(encoding="utf-8")
    assert 'id="item-o-4k7t-order"' in orders
    assert 'id="index-ordersbyuser-item-u-ada-' in orders


def test_no_page_needs_another_host(site: Path) -> None:
    """Other hosts are named only by links that a reader may follow."""
    for page in site.rglob("*.html"):
        requests = Requests()
        requests.feed(page.read_text(encoding="utf-8"))
        assert not requests.found, page
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8"))


@pytest.mark.browser
def test_no_kind_of_page_has_barriers(site: Path, serve_folder: ServeFolder, axe: str) -> None:
    """Readers of screens, keyboards and weak eyes find their way, on dark phones and light desks.

    What depends on neither width nor colours is looked at once.
    """
    served = serve_folder(site)
    page = served.visit("404.html", dark=True, width=420).page
    found = {}
    for address in page_kinds(site):
        page.set_viewport_size({"width": 420, "height": 900})
        page.goto(served.url + address, wait_until="load")
        page.add_style_tag(content=STILL)
        page.evaluate(axe)
        found[address, "dark"] = page.evaluate(BARRIERS, ALL_RULES)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.body.dataset.mdColorScheme = 'default'")
        found[address, "light"] = page.evaluate(BARRIERS, RULES_ON_COLOURS)
        assert page.evaluate(OVERFLOW) == 0, address
    assert len(found) > 30
    assert {where: barriers for where, barriers in found.items() if barriers} == {}


@pytest.mark.browser
def test_patterns_are_filtered_and_sorted(site: Path, serve_folder: ServeFolder) -> None:
    """Controls narrow and order the list, and say how many rows are left."""
    visit = serve_folder(site).visit("ecommerce/access-patterns/")
    page, tools = visit.page, visit.page.locator(".ddb-tools")
    shown, table = tools.get_by_role("status"), tools.get_by_label("Table")
    assert shown.inner_text() == "All 48"
    tools.get_by_label("Find").fill("product CATEGORY")
    assert rows(page) == ["10", "27"]
    tools.get_by_label("Find").fill("")
    table.select_option("Usernames")
    tools.get_by_label("Type").select_option("read")
    assert rows(page) == ["2"]
    assert shown.inner_text() == "1 of 48"
    table.select_option("")
    tools.get_by_label("Type").select_option("")
    cost = page.get_by_role("button", name="A month")
    cost.press("Enter")
    dearest = rows(page)
    assert cost.locator("..").get_attribute("aria-sort") == "descending"
    cost.press("Enter")
    cheapest = rows(page)
    without = {"6", "9"}
    assert dearest[0] not in cheapest[:40]
    assert without <= {*dearest[-8:]} & {*cheapest[-8:]}
    page.get_by_role("button", name="#").click()
    assert rows(page) == [str(number) for number in range(1, 49)]
    assert (visit.errors, visit.elsewhere) == ([], [])


@pytest.mark.browser
def test_filtered_list_can_be_sent_to_somebody(site: Path, serve_folder: ServeFolder) -> None:
    """What is chosen stands in the address beside the place, and comes back with the page."""
    served = serve_folder(site)
    visit = served.visit("ecommerce/access-patterns/?other=a%20b#access-patterns")
    page, tools = visit.page, visit.page.locator(".ddb-tools")
    tools.get_by_label("Find").fill("product")
    tools.get_by_label("Type").select_option("read")
    cost = page.get_by_role("button", name="A month")
    cost.click()
    cost.click()
    chosen = rows(page)
    query = "?other=a+b&find=product&type=read&sort=A+month+ascending"
    assert page.url == f"{served.url}ecommerce/access-patterns/{query}#access-patterns"
    page.locator(".ddb-patterns tr:visible td.ddb-name a").first.click()
    page.wait_for_url("**#pattern-17")
    expect(tools.get_by_role("status")).to_have_text("9 of 48")
    page.get_by_role("link", name="Mapping").first.click()
    page.wait_for_url("**/mapping/")
    page.evaluate("history.back()")
    page.wait_for_url("**#pattern-17")
    expect(tools.get_by_role("status")).to_have_text("9 of 48")
    assert rows(page) == chosen
    sent = served.visit(f"ecommerce/access-patterns/{query}&status=unheard+of").page
    assert rows(sent) == chosen
    assert sent.url.endswith(query)
    sent.locator(".ddb-tools").get_by_label("Find").fill("")
    sent.locator(".ddb-tools").get_by_label("Type").select_option("")
    sent.get_by_role("button", name="#").click()
    assert sent.url.endswith("?other=a+b")
    assert (visit.errors, visit.elsewhere) == ([], [])


@pytest.mark.browser
def test_nothing_moves_when_scripts_load(site: Path, serve_folder: ServeFolder) -> None:
    """The controls take a place that was kept for them, on desks and on phones."""
    served = serve_folder(site)
    for width in (1280, 420):
        page = served.visit("ecommerce/access-patterns/", width=width).page
        assert page.locator(".ddb-tools select").count() == 3
        assert page.evaluate(SHIFT) < 0.01, width


@pytest.mark.browser
def test_pages_can_be_printed(site: Path, serve_folder: ServeFolder) -> None:
    """On paper nothing is cut at the right, answers stay hidden, and no page has dark edges."""
    served = serve_folder(site)
    page = served.visit("404.html", dark=True).page
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    for address in PRINTED:
        page.goto(f"{served.url}ecommerce/{address}", wait_until="load")
        assert page.evaluate(CUT) == [], address
        assert page.locator(USELESS).filter(visible=True).count() == 0, address
        assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"


def rows(page: Page) -> list[str]:
    """Numbers of the access patterns that are shown, in their order."""
    return page.locator(".ddb-patterns tbody tr:visible td:first-child").all_inner_texts()


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

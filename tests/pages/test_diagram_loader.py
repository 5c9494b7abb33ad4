"""The loader of diagrams, in hand-made pages that behave like themes."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

import mkdocs_dynamodb.pages
from fixtures_browser import ServeFolder
from mkdocs_dynamodb.pages.mermaid import Diagram, diagram_html

pytestmark = pytest.mark.browser

ASSETS = Path(mkdocs_dynamodb.pages.__file__).parent / "assets"
TITLE = 'Title "<b>" & more'
DIAGRAM = Diagram(
    title=TITLE, source='erDiagram\n  e1["Member"]\n  e1 ||--o{ e1 : "knows"\n', description="x"
)
# What Material for MkDocs does with `pre.mermaid`, in few words.
MATERIAL = """
if (typeof mermaid === "undefined") {
  const script = document.createElement("script");
  script.src = "https://unpkg.com/mermaid@11/dist/mermaid.min.js";
  document.head.append(script);
} else {
  mermaid.initialize({ startOnLoad: false, themeCSS: ".label { fill: rgb(1, 2, 3); }" });
  document.querySelectorAll("pre.mermaid").forEach(async (place, position) => {
    const { svg } = await mermaid.render(`__mermaid_${position}`, place.textContent);
    const host = document.createElement("div");
    host.className = "mermaid";
    host.attachShadow({ mode: "open" }).innerHTML = svg;
    place.replaceWith(host);
  });
}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the assets."""
    (tmp_path / "assets").mkdir()
    for name in ("diagrams.js", "mermaid.min.js"):
        shutil.copyfile(ASSETS / name, tmp_path / "assets" / name)
    return tmp_path


def page(body: str, *, before: str = "", after: str = "", mark: str = "") -> str:
    """HTML of a page with the loader."""
    return (
        f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body {mark}>'
        f"{body}<script>{before}</script>"
        f'<script src="assets/diagrams.js"></script><script>{after}</script>'
    )


def library_was_fetched(opened: Page) -> bool:
    """Whether the page asked for Mermaid."""
    entries = opened.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    return any(name.endswith("mermaid.min.js") for name in entries)


def test_other_themes_get_drawings(site: Path, serve_folder: ServeFolder) -> None:
    """Each diagram is drawn in its place, and nothing comes from elsewhere."""
    figure = diagram_html(DIAGRAM, material=False)
    (site / "index.html").write_text(page(figure * 3), encoding="utf-8")
    visit = serve_folder(site, base="/docs/").visit()
    visit.page.wait_for_function("document.querySelectorAll('.ddb-drawing svg').length === 3")
    assert visit.page.locator(".ddb-drawing").first.inner_text().split() == ["knows", "Member"]
    assert visit.page.locator(".ddb-scroll").first.get_attribute("aria-label") == TITLE
    assert (visit.elsewhere, visit.errors) == ([], [])


def test_drawings_work_from_a_folder(site: Path, serve_folder: ServeFolder) -> None:
    """A page opened as a file draws as well."""
    (site / "index.html").write_text(page(diagram_html(DIAGRAM, material=False)), encoding="utf-8")
    visit = serve_folder(site).visit((site / "index.html").as_uri())
    visit.page.wait_for_selector(".ddb-drawing svg")


def test_drawings_follow_the_colours_of_the_page(site: Path, serve_folder: ServeFolder) -> None:
    """A page that turns dark gets the drawing anew, in light lines."""
    text = page(diagram_html(DIAGRAM, material=False), mark='style="background: white"')
    (site / "index.html").write_text(text, encoding="utf-8")
    visit = serve_folder(site).visit()
    visit.page.wait_for_selector(".ddb-drawing svg#ddb-drawing-1")
    visit.page.evaluate("document.body.style.background = 'rgb(20, 20, 20)'")
    visit.page.wait_for_selector(".ddb-drawing svg#ddb-drawing-2")
    colours = visit.page.evaluate(
        "getComputedStyle(document.querySelector('.ddb-drawing .label')).color.match(/[0-9]+/g)"
    )
    assert all(int(colour) > 128 for colour in colours[:3])


def test_a_library_of_others_stays(site: Path, serve_folder: ServeFolder) -> None:
    """Where the page has a Mermaid of its own, its diagrams keep that one."""
    text = page(diagram_html(DIAGRAM, material=False), before="window.mermaid = { own: true };")
    (site / "index.html").write_text(text, encoding="utf-8")
    visit = serve_folder(site).visit()
    visit.page.wait_for_selector(".ddb-drawing svg")
    assert visit.page.evaluate("window.mermaid.own")


@pytest.mark.parametrize("mark", ["", "data-md-component=container"])
def test_pages_without_diagrams_do_not_fetch_the_library(
    site: Path, serve_folder: ServeFolder, mark: str
) -> None:
    """The library is large; only a diagram is worth it."""
    (site / "index.html").write_text(page("<p>Text</p>", mark=mark), encoding="utf-8")
    visit = serve_folder(site).visit()
    visit.page.wait_for_load_state("networkidle")
    assert not library_was_fetched(visit.page)
    assert visit.errors == []


def test_material_finds_a_library(site: Path, serve_folder: ServeFolder) -> None:
    """Material draws with the shipped library and its own style, and asks no other host."""
    figure = diagram_html(DIAGRAM, material=True)
    text = page(figure * 2, after=MATERIAL, mark="data-md-component=container")
    (site / "index.html").write_text(text, encoding="utf-8")
    visit = serve_folder(site).visit()
    visit.page.wait_for_function("document.querySelectorAll('div.mermaid').length === 2")
    assert visit.page.locator("div.mermaid svg").first.inner_html().count("rgb(1, 2, 3)") == 1
    assert library_was_fetched(visit.page)
    assert (visit.elsewhere, visit.errors) == ([], [])


def test_other_themes_keep_the_global_name_free(site: Path, serve_folder: ServeFolder) -> None:
    """Without a diagram of ours there is no stand-in that others could mistake for Mermaid."""
    (site / "index.html").write_text(page("<p>Text</p>"), encoding="utf-8")
    assert serve_folder(site).visit().page.evaluate("typeof window.mermaid") == "undefined"


def test_without_scripts_the_description_is_there(site: Path, serve_folder: ServeFolder) -> None:
    """A reader without scripts sees title and description, and no source."""
    (site / "index.html").write_text(page(diagram_html(DIAGRAM, material=False)), encoding="utf-8")
    visit = serve_folder(site).visit(javascript=False)
    assert visit.page.locator("figure").inner_text().split() == [*TITLE.split(), "In", "words"]

"""The pages of the shop with the themes that come with MkDocs."""

import re
from pathlib import Path

import pytest

from conftest import ROOT
from fixtures_browser import ServeFolder, Visit
from fixtures_site import SiteFolder

pytestmark = [pytest.mark.site, pytest.mark.browser]

THEMES = {
    "mkdocs": "{name: mkdocs, color_mode: auto}",
    "readthedocs": "readthedocs",
}
PAGES = (
    "",
    "capacity-and-cost/",
    "review/",
    "source/",
    "stages/validation/",
    "tables/orders/",
)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RAW = re.compile(
    r":(?:material|octicons|fontawesome)-[\w-]+:|\{ ?[.#:]\w[^}\n]*\}|^(?:!!!|\?\?\?) "
)
"""Icons, attributes and boxes of Markdown that no extension has read."""
LINES_OF_PROSE = """[...document.querySelectorAll("td.ddb-prose")]
  .filter((cell) => cell.textContent.length > 150)
  .map((cell) => cell.clientHeight / parseFloat(getComputedStyle(cell).fontSize))"""
BRIGHTNESS = """(selector) => {
  const context = document.createElement("canvas").getContext("2d");
  const styles = getComputedStyle(document.querySelector(selector));
  return [styles.color, styles.backgroundColor].map((colour) => {
    context.fillStyle = "#fff";
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data[1] / 255;
  });
}"""
"""How bright letters and background of an element are, seen on white."""


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop, built with a theme."""
    root = tmp_path_factory.mktemp("theme") / request.param
    folder = SiteFolder(root)
    (root / "models").mkdir()
    (root / "models/shop").symlink_to(ROOT / "models/ecommerce")
    folder.configure(theme=THEMES[request.param])
    built = folder.build("--strict", measured=False)
    assert built.code == 0, built.output
    return built.folder


def test_pages_are_whole_on_narrow_screens(site: Path, serve_folder: ServeFolder) -> None:
    """Only tables and diagrams scroll sideways, prose wraps, and no markup is left as text."""
    served = serve_folder(site)
    page = served.visit("404.html", width=360).page
    for address in PAGES:
        page.goto(f"{served.url}shop/{address}", wait_until="load")
        assert page.evaluate(OVERFLOW) == 0, address
        assert not RAW.findall(page.inner_text("body")), address
        assert all(lines > 3 for lines in page.evaluate(LINES_OF_PROSE)), address


def test_letters_stand_out_in_the_dark(site: Path, serve_folder: ServeFolder) -> None:
    """A theme with a dark mode gives our parts its colours; paper is light nevertheless."""
    visit = serve_folder(site).visit("shop/mapping/", dark=True)
    is_dark = brightness(visit, "body")[1] < 0.5
    assert is_dark == (site.parent.name == "mkdocs")
    assert abs(brightness(visit, "td.ddb-name")[1] - brightness(visit, "body")[1]) < 0.1
    assert (brightness(visit, ".ddb-status")[0] > 0.5) == is_dark
    visit.page.emulate_media(media="print")
    assert brightness(visit, ".ddb-matrix td")[0] < 0.3


def brightness(visit: Visit, selector: str) -> tuple[float, float]:
    """Brightness of the letters and of the background of the first such element."""
    letters, background = visit.page.evaluate(BRIGHTNESS, selector)
    return letters, background

"""The what-if box in a browser: figures of the table below it, and nothing without its script."""

import re
from pathlib import Path

import pytest

import mkdocs_dynamodb.pages
from conftest import ROOT, TODAY
from fixtures_browser import ServeFolder, Visit
from mkdocs_dynamodb.application.checking import check_models
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.settings import ModelPath, Settings

pytestmark = pytest.mark.browser

SCRIPT = Path(mkdocs_dynamodb.pages.__file__).parent / "assets" / "what-if.js"
BOX = re.compile(r'<form class="ddb-what-if".*?</details>', re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The box of the shop on a page of its own, beside its script."""
    paths = (ModelPath(path="ecommerce", to=""),)
    checked = check_models(Settings(root=ROOT / "models", models=paths), TODAY).models[0]
    (body,) = (page.body for page in model_pages(checked) if page.path == "capacity-and-cost.md")
    box = BOX.search(body)
    assert box is not None
    made = tmp_path_factory.mktemp("box")
    (made / "what-if.js").write_text(SCRIPT.read_text("utf-8"), "utf-8")
    head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
    text = f'{head}<body>{box[0]}<script src="what-if.js"></script>'
    (made / "index.html").write_text(text, "utf-8")
    return made


def shown(visit: Visit) -> str:
    """What the box says."""
    return " ".join(visit.page.locator("output").inner_text().split())


def test_the_box_shows_what_is_chosen(folder: Path, serve_folder: ServeFolder) -> None:
    """Traffic, mode and region pick one cell of the table."""
    visit = serve_folder(folder).visit()
    assert shown(visit) == "$10,974.41 a month; busiest value: 12.6 %, cool"
    visit.page.get_by_label("Traffic").select_option("x 10")
    assert shown(visit) == "$109,708.83 a month; busiest value: 126 %, breaks"
    visit.page.get_by_label("Mode").select_option("Provisioned, following the load")
    visit.page.get_by_label("Region").select_option("us-east-1")
    assert shown(visit) == "$40,125.95 a month; busiest value: 126 %, breaks"
    assert not visit.errors
    assert not visit.elsewhere


def test_without_scripts_there_is_the_table_and_no_form(
    folder: Path, serve_folder: ServeFolder
) -> None:
    """Nothing that could be pressed in vain."""
    visit = serve_folder(folder).visit(javascript=False)
    assert not visit.page.locator("form").is_visible()
    visit.page.locator("summary").click()
    assert visit.page.get_by_role("cell", name="$109,708.83").first.is_visible()

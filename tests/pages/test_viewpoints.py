"""Pages of viewpoints: what stands on them, what leads to them, and the diagrams in a browser."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, TODAY, Checker
from fixtures_browser import ServeFolder
from fixtures_site import SiteFolder, broken_links
from mkdocs_dynamodb.application.checking import CheckedModel, check_models
from mkdocs_dynamodb.application.pages import model_pages, page_context
from mkdocs_dynamodb.errors import FragmentError
from mkdocs_dynamodb.pages.entity_diagrams import MAX_ENTITIES, MAX_GUESTS
from mkdocs_dynamodb.pages.fragments import render_fragment
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.site import NavSection, navigation
from mkdocs_dynamodb.pages.text import escape
from mkdocs_dynamodb.settings import ModelPath, Settings

SHOP = "models/ecommerce"
LIBRARY = ROOT / "docs/examples/library"
LENDING = "viewpoints: {lending: {title: Lending, entities: [Member, Loan]}}\n"
THEMES = {"material": "material", "mkdocs": "{name: readthedocs, highlightjs: false}"}
OPEN = ".ddb-full > summary"


@pytest.fixture(scope="module")
def shop() -> CheckedModel:
    """The shop, which has viewpoints."""
    paths = (ModelPath(path=SHOP, to="ecommerce/"),)
    return check_models(Settings(root=ROOT, models=paths), TODAY).models[0]


def pages_of(checked: CheckedModel) -> dict[str, Page]:
    """Pages by path."""
    return {page.path: page for page in model_pages(checked)}


def small(checker: Checker, text: str) -> dict[str, Page]:
    """Pages of a model that a text declares."""
    return pages_of(checker.check(text).models[0])


def headings(page: Page) -> list[str]:
    """Anchors of the sections of a page."""
    return re.findall(r"\{: #([a-z0-9-]+) \}$", page.body, re.MULTILINE)


def large(entities: int, viewpoints: str = "") -> str:
    """A model with many entities in a row."""
    names = "".join(f"  E{n}: {{}}\n" for n in range(entities))
    lines = "".join(
        f"  - {{from: E{n}, to: E{n + 1}, kind: one-to-many}}\n" for n in range(entities - 1)
    )
    return f"entities:\n{names}relationships:\n{lines}{viewpoints}"


def test_each_viewpoint_has_a_page_below_an_overview(shop: CheckedModel) -> None:
    """One section of the navigation, beside the requirements."""
    entries = navigation(model_pages(shop))
    titles = [entry.title for entry in entries]
    section = entries[titles.index("Viewpoints")]
    assert titles.index("Viewpoints") == titles.index("Requirements") + 1
    assert isinstance(section, NavSection)
    assert [(page.path, page.title) for page in section.pages] == [
        ("viewpoints/index.md", "Viewpoints"),
        ("viewpoints/accounts.md", "Accounts"),
        ("viewpoints/catalogue.md", "Catalogue"),
        ("viewpoints/ordering.md", "Cart and orders"),
        ("viewpoints/selling.md", "Selling"),
    ]


def test_a_page_shows_what_follows_from_the_entities(shop: CheckedModel) -> None:
    """Sections with anchors that stay, links to patterns, tables and other viewpoints."""
    page = pages_of(shop)["viewpoints/ordering.md"]
    assert headings(page) == [
        *("entities", "entity-cartitem", "entity-order", "entity-orderitem"),
        *("relationships", "leaving", "access-patterns", "tables"),
    ]
    assert re.findall(r'<a href="#([a-z-]+)">([0-9]+) ', page.body) == [
        *(("entities", "3"), ("relationships", "1"), ("leaving", "4")),
        *(("access-patterns", "16"), ("tables", "2")),
    ]
    for href in (
        "../../access-patterns/#pattern-29",
        "../../tables/orders/#entity-orderitem",
        "../../tables/carts/",
        "../selling/",
        "../",
    ):
        assert f'href="{href.replace("#", "&#35;")}"' in page.body
    assert page.source is not None
    assert page.source.path.endswith("viewpoints.yml")


def test_neighbours_are_drawn_dotted_and_listed(shop: CheckedModel) -> None:
    """The diagram shows where the part goes on."""
    body = pages_of(shop)["viewpoints/catalogue.md"].body
    assert body.count("class e3,e4,e5 guest") == 2
    assert "A dotted box is an entity" in body
    leaving = body[body.index("#leaving }") :]
    assert "<td>offers</td><td>Product</td>" in leaving
    assert ">Cart and orders</a>" in leaving


def test_an_entity_that_only_a_table_stores_is_told_by_the_table(shop: CheckedModel) -> None:
    """The requirements know nothing of it, so there is no count either."""
    body = pages_of(shop)["viewpoints/accounts.md"].body
    claim = body[body.index("#entity-usernameclaim }") : body.index("#entity-emailclaim }")]
    told = shop.model.tables["Usernames"].entities["UsernameClaim"].description
    assert told
    assert f"<p>{escape(told)}</p>" in claim
    assert "<dt>Count</dt>" not in claim
    assert 'href="#relationships"' not in body


def test_a_crowd_of_neighbours_is_listed_only(checker: Checker) -> None:
    """A diagram keeps room for its own entities."""
    lines = "".join(f"  - {{from: H, to: S{n}, kind: one-to-many}}\n" for n in range(40))
    text = f"entities: {{H: {{}}}}\nrelationships:\n{lines}viewpoints: {{v: {{entities: H}}}}"
    body = small(checker, text)["viewpoints/v.md"].body
    assert body.count("<figure") == 1
    assert body.count(" ||--o&#123; ") == MAX_GUESTS
    assert f"{40 - MAX_GUESTS} more of them are only listed there" in body
    assert body.count("<td>H</td>") == 40


def test_a_viewpoint_of_nothing_says_so(checker: Checker) -> None:
    """Whatever is missing, there is a page."""
    body = small(checker, "viewpoints: {v: {entities: [Gone]}}")["viewpoints/v.md"].body
    assert body.count("ddb-empty") == 4
    assert "<figure" not in body


def test_the_overview_of_viewpoints_names_what_is_left_out(checker: Checker) -> None:
    """Entities that none shows."""
    text = "entities: {A: {}, B: {}, C: {}}\nviewpoints: {v: {entities: [A]}}"
    assert "In no viewpoint: B, C." in small(checker, text)["viewpoints/index.md"].body


def test_a_model_without_viewpoints_has_none_of_their_pages(checker: Checker) -> None:
    """And no word of them."""
    pages = small(checker, large(MAX_ENTITIES + 1))
    assert not [path for path in pages if path.startswith("viewpoints")]
    assert "iewpoint" not in pages["index.md"].body + pages["requirements.md"].body


def test_the_diagram_of_the_whole_model_leads_to_the_parts(shop: CheckedModel) -> None:
    """It stays in sight while it is one."""
    pages = pages_of(shop)
    body = pages["requirements.md"].body
    assert 'href="../viewpoints/catalogue/"' in body
    assert "<details><summary>The whole model" not in body
    assert 'href="viewpoints/"' in pages["index.md"].body
    assert "#viewpoints }" not in pages["index.md"].body
    product = next(line for line in body.split("\n") if line.startswith("<tr><td>Product</td>"))
    assert re.findall(r'href="\.\./viewpoints/([a-z]+)/"', product) == ["catalogue", "selling"]


@pytest.mark.parametrize(("entities", "leads"), [(MAX_ENTITIES, False), (MAX_ENTITIES + 1, True)])
def test_a_large_model_leads_with_its_viewpoints(
    entities: int, leads: bool, checker: Checker
) -> None:
    """Where one diagram has no room, the overview begins with the parts, and the rest is folded."""
    pages = small(checker, large(entities, "viewpoints: {first: {entities: [E0, E1]}}"))
    overview, requirements = pages["index.md"].body, pages["requirements.md"].body
    assert ("#viewpoints }" in overview) == leads
    assert ("<details><summary>The whole model in 2 diagrams" in requirements) == leads
    if leads:
        assert overview.index("#viewpoints }") < overview.index("#pages }")


def test_names_that_look_alike_have_pages_of_their_own(checker: Checker) -> None:
    """Also one that is called as the overview."""
    text = "entities: {A: {}, B: {}}\nviewpoints:\n" + "".join(
        f"  {name}: {{entities: A}}\n" for name in ("index", "Over View", "over view")
    )
    paths = [path for path in small(checker, text) if path.startswith("viewpoints/")]
    assert paths == [
        *("viewpoints/index.md", "viewpoints/index-2.md"),
        *("viewpoints/over-view.md", "viewpoints/over-view-2.md"),
    ]


def test_a_hand_written_page_shows_a_viewpoint(shop: CheckedModel) -> None:
    """Its diagram, with a link to the page."""
    context = page_context(shop)
    html = render_fragment(context, "viewpoint ordering", "guide/shop.md")
    assert 'href="../../ecommerce/viewpoints/ordering/"' in html
    assert html.count("<figure") == 1
    with pytest.raises(FragmentError, match="did you mean `ordering`"):
        render_fragment(context, "viewpoint ordring", "guide/shop.md")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Sites with the library and a viewpoint, by theme."""
    sites = {}
    for name, theme in THEMES.items():
        project = SiteFolder(tmp_path_factory.mktemp(name))
        project.configure(theme=theme)
        shutil.copytree(LIBRARY, project.root / "models/shop")
        project.write("models/shop/viewpoints.yml", LENDING)
        project.write("docs/index.md", "# Home\n\n```dynamodb\nshow: viewpoint lending\n```\n")
        made = project.build("--strict", measured=False)
        assert made.code == 0, made.output
        sites[name] = made.folder
    return sites


@pytest.mark.site
def test_links_of_the_pages_hold(built: dict[str, Path]) -> None:
    """In Material, and in a theme of MkDocs itself."""
    for folder in built.values():
        assert (folder / "shop/viewpoints/lending/index.html").is_file()
        assert broken_links(folder) == []


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("theme", THEMES)
def test_attributes_are_drawn_on_demand(
    theme: str, built: dict[str, Path], serve_folder: ServeFolder
) -> None:
    """Names come first; the drawing that was folded away has its full size, and goes back."""
    visit = serve_folder(built[theme]).visit("shop/viewpoints/lending/")
    page = visit.page
    full, brief = page.locator(".ddb-full .ddb-scroll"), page.locator(".ddb-brief")
    drawing = ".mermaid:not(pre)" if theme == "material" else ".ddb-drawing:has(svg)"
    page.wait_for_function(f"document.querySelectorAll('{drawing}').length === 2")
    assert brief.is_visible()
    assert not full.is_visible()
    page.locator(OPEN).focus()
    page.keyboard.press("Enter")
    assert full.is_visible()
    assert not brief.is_visible()
    box = full.locator(drawing).bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] > 150
    page.locator(OPEN).click()
    assert brief.is_visible()
    assert not full.is_visible()
    assert (visit.errors, visit.elsewhere) == ([], [])

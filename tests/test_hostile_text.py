"""Text of a model stays text on every page, whatever it says, in whichever site it lands."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Dialog, Page

import hostile_model
from conftest import TODAY
from fixtures_browser import ServeFolder, Site, Visit
from fixtures_site import SiteFolder, broken_links
from mkdocs_dynamodb.application.checking import check_models
from mkdocs_dynamodb.pages.links import unique_slugs
from mkdocs_dynamodb.settings import ModelPath, Settings

pytestmark = [pytest.mark.site, pytest.mark.browser]

COMMON = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.snippets: {check_paths: true}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
"""
MORE = """\
markdown_extensions:
  - abbr
  - def_list
  - footnotes
  - md_in_html
  - meta
  - nl2br
  - sane_lists
  - smarty
  - toc: {permalink: true}
  - wikilinks
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem
  - pymdownx.blocks.admonition
  - pymdownx.blocks.html
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.striphtml
  - pymdownx.tilde
hooks: [hook.py]
"""
HOOK = '''\
"""Reads every page as a template, as plugins for macros do."""

import jinja2


def on_page_markdown(markdown, page, config, files):
    return jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(markdown).render()
'''
BLOCKS = "# Parts\n" + "".join(
    f"\n```dynamodb\nshow: {show}\nmodel: shop\n```\n"
    for show in ("score", "patterns", "er", "mapping", "findings", "table Orders")
)
MODELS = ("shop", "faulty")
MKDOCS = "{name: mkdocs, highlightjs: false}"
"""This theme fetches its highlighter from another host."""

STRUCTURE = """() => {
  const found = [];
  const skipped = "bdi, pre *, svg *, .ddb-finding, .ddb-finding *, .ddb-message code, "
    + ".ddb-drawing *, body > svg";
  for (const element of document.querySelectorAll("body *")) {
    if (element.matches(skipped)) continue;
    let parent = element.parentElement;
    while (parent && parent.matches("bdi")) parent = parent.parentElement;
    found.push((parent ? parent.localName : "") + " > " + element.localName);
  }
  return found;
}"""
FINDINGS = """() => [...document.querySelectorAll(".ddb-finding *, .ddb-tabs pre *")]
  .map((element) => element.localName)"""
ATTRIBUTES = """() => [...document.querySelectorAll("*")].flatMap((element) =>
  [...element.attributes]
    .filter((a) => a.name.startsWith("on") || /^\\s*javascript:/i.test(a.value))
    .filter((a) => !["aria-label", "title", "data-source", "content", "alt"].includes(a.name))
    .map((a) => element.localName + " " + a.name))"""


DRAWN = """() => !document.querySelector("pre.mermaid")
  && [...document.querySelectorAll(".ddb-drawing")].every((e) => e.querySelector("svg"))"""
SEARCHED = """() => {
  document.querySelector("#mkdocs-search-query").dispatchEvent(new Event("keyup"));
  return document.querySelector("#mkdocs-search-results article");
}"""
PARTS_OF_FINDINGS = frozenset(
    ("ul", "li", "p", "span", "code", "pre", "mark", "em", "strong", "bdi", "br", "a")
)
MKDOCS_RESULT = frozenset(("article", "h3", "a", "p"))
MATERIAL_RESULT = MKDOCS_RESULT | frozenset(
    ("div", "ol", "li", "h1", "h2", "mark", "ul", "details", "summary", "nav", "span", "code")
)
UNSEEN = frozenset((0x200D, 0x200F, 0x202C, 0x202E, 0x2066, 0x2069))


@dataclass(frozen=True, kw_only=True)
class Sites:
    """Folders of two built sites."""

    hostile: Path
    clean: Path
    theme: str


def seen(text: str) -> str:
    """A text as a reader sees it: control characters replaced, white space in one piece."""
    visible = "".join(
        c if c.isprintable() or c.isspace() or ord(c) in UNSEEN else "\ufffd" for c in text
    )
    return " ".join(visible.split())


def in_code(text: str) -> str:
    """A text as it stands in the literals of code, which show every unseen character."""
    literal = json.dumps(text, ensure_ascii=False)[1:-1]
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in literal)
    return " ".join(shown.split())


def similar(text: str) -> str:
    """A text by its letters and digits alone."""
    return "".join(c for c in text if c.isalnum() and c.isascii())


def texts_of(data: Any) -> Iterator[str]:
    """Every text of a model, names included."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts_of(key)
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)
    elif isinstance(data, str):
        yield data.removesuffix("?")


GROUP = f"application.traffic.groups.{hostile_model.hostile('group')}"
UNSHOWN = {
    hostile_model.hostile("placeholder value"),  # nothing uses the placeholder
    hostile_model.hostile("accepted subject"),  # the reason is shown, where something is accepted
    hostile_model.hostile("because"),
    GROUP,
}
WORDS_OF_THE_FORMAT = frozenset(texts_of(hostile_model.build(hostile_model.clean))) & frozenset(
    texts_of(hostile_model.build(hostile_model.hostile))
)
TEXTS = sorted(
    {*texts_of(hostile_model.build(hostile_model.hostile))} - UNSHOWN - WORDS_OF_THE_FORMAT
)


def build(root: Path, text: Callable[[str], str], theme: str, extra: str) -> Path:
    """Build a site of two models, in which every finding is a note."""
    folder = SiteFolder(root)
    model = hostile_model.build(text)
    folder.write("models/shop/m.yml", yaml.safe_dump(model, sort_keys=False, width=10**6))
    folder.write("models/faulty/m.yml", hostile_model.FAULTY.format(json.dumps(text("fault"))))
    folder.write("docs/parts.md", BLOCKS)
    folder.write("hook.py", HOOK)
    paths = tuple(ModelPath(path=f"models/{name}", to=f"{name}/") for name in MODELS)
    found = check_models(Settings(root=root, models=paths), TODAY).diagnostics
    assert not any(d.code in ("YML001", "YML008") for d in found)
    rules = "".join(f"  {code}: note\n" for code in sorted({d.code for d in found}))
    folder.configure(extra, theme=theme, options=f"  - models/faulty\nrules:\n{rules}")
    built = folder.build(measured=False)
    assert built.code == 0, built.output
    assert broken_links(built.folder) == []
    generated = {path.parent for path in built.folder.rglob("*/index.html")}
    assert generated == {built.folder / page for page in pages_of(text)}
    return built.folder


def pages_of(text: Callable[[str], str]) -> list[str]:
    """Addresses of the pages of a site, in the same order for every kind of text."""
    kinds = ("", "requirements/", "access-patterns/", "mapping/", "review/")
    tables = unique_slugs(hostile_model.build(text)["tables"]).values()
    stages = unique_slugs(hostile_model.build(text)["stages"]).values()
    viewpoints = unique_slugs(hostile_model.build(text)["viewpoints"]).values()
    return [
        "parts/",
        *(f"{model}/{kind}" for model in MODELS for kind in kinds),
        *(
            f"shop/{kind}"
            for kind in ("attributes/", "capacity-and-cost/", "hot-partitions/", "decisions/")
        ),
        *(f"shop/tables/{slug}/" for slug in tables),
        *(f"shop/viewpoints/{slug}" for slug in ("", *(f"{slug}/" for slug in viewpoints))),
        *(f"shop/stages/{slug}" for slug in ("", *(f"{slug}/" for slug in stages))),
    ]


HOSTILE_PAGES = pages_of(hostile_model.hostile)
CLEAN_PAGES = pages_of(hostile_model.clean)


class Reader:
    """Opens pages of one site in one window, and notes everything that should not happen."""

    def __init__(self, site: Site) -> None:
        """Open the start page."""
        self.site = site
        self.visit: Visit = site.visit()
        self.dialogs: list[str] = []
        self.visit.page.on("dialog", self._note)

    def _note(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, address: str) -> Page:
        """The page at an address, once it has come to rest with its diagrams drawn."""
        page = self.visit.page
        page.goto(self.site.url + address, wait_until="load")
        page.wait_for_function(DRAWN)
        return page


@pytest.fixture(
    scope="module",
    params=[("material", COMMON), ("material", MORE), (MKDOCS, MORE)],
    ids=["material", "material-more", "mkdocs-more"],
)
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Folder of the hostile site and of its clean twin."""
    theme, extra = request.param
    root = tmp_path_factory.mktemp("sites")
    return Sites(
        hostile=build(root / "hostile", hostile_model.hostile, theme, extra),
        clean=build(root / "clean", hostile_model.clean, theme, extra),
        theme=theme,
    )


def test_every_page_has_the_elements_of_its_clean_twin(
    sites: Sites, serve_folder: ServeFolder
) -> None:
    """No text becomes an element, an attribute that acts, a dialog, or an error."""
    hostile, clean = Reader(serve_folder(sites.hostile)), Reader(serve_folder(sites.clean))
    problems: list[object] = []
    for address, twin in zip(HOSTILE_PAGES, CLEAN_PAGES, strict=True):
        page, other = hostile.open(address), clean.open(twin)
        elements, expected = (Counter(p.evaluate(STRUCTURE)) for p in (page, other))
        problems += [(address, "more", e) for e in elements - expected]
        problems += [(address, "fewer", e) for e in expected - elements]
        problems += [(address, e) for e in set(page.evaluate(FINDINGS)) - PARTS_OF_FINDINGS]
        problems += [(address, a) for a in page.evaluate(ATTRIBUTES)]
    assert problems == []
    assert hostile.dialogs == []
    assert hostile.visit.errors == []
    assert hostile.visit.elsewhere == []
    assert hostile.site.missing == []


def test_every_text_is_seen_as_it_was_written(sites: Sites, serve_folder: ServeFolder) -> None:
    """Each text of the model stands somewhere, with all its characters."""
    reader = Reader(serve_folder(sites.hostile))
    shown = ""
    for address in HOSTILE_PAGES:
        if address.startswith("shop/"):
            shown += " " + seen(reader.open(address).inner_text("body"))
    missing = [text for text in TEXTS if seen(text) not in shown and in_code(text) not in shown]
    assert missing == []


def test_titles_and_navigation_are_text(sites: Sites, serve_folder: ServeFolder) -> None:
    """Window, heading and navigation call a table by its name, without elements or references."""
    reader = Reader(serve_folder(sites.hostile))
    titles = []
    for address in HOSTILE_PAGES:
        if address.startswith("shop/tables/") or address == "shop/":
            page = reader.open(address)
            title = page.title().removesuffix(" - Test")
            assert similar(title) == similar(page.locator("h1").first.inner_text())
            titles.append(similar(title))
    model = hostile_model.build(hostile_model.hostile)
    names = [model["application"]["name"], *model["tables"]]
    assert sorted(titles) == sorted(similar(name) for name in names)
    links = {similar(t) for t in page.locator("nav a, .navbar a").all_text_contents()}
    assert {similar(name) for name in names} <= links
    assert reader.dialogs == []


def test_search_shows_text(sites: Sites, serve_folder: ServeFolder) -> None:
    """What the search finds is as harmless as the pages."""
    reader = Reader(serve_folder(sites.hostile))
    if sites.theme == "material":
        page = reader.open("shop/")
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("purpose")
        results = page.locator(".md-search-result")
        page.wait_for_selector(".md-search-result__item")
        allowed = MATERIAL_RESULT
    else:
        page = reader.open("shop/")
        page.locator("a[data-bs-target='#mkdocs_search_modal']").click()
        page.locator("#mkdocs-search-query").fill("purpose")
        page.wait_for_function(SEARCHED, polling=200)
        results = page.locator("#mkdocs-search-results")
        allowed = MKDOCS_RESULT
    names = results.evaluate("(e) => [...e.querySelectorAll('*')].map((x) => x.localName)")
    assert set(names) - allowed == set()
    assert reader.dialogs == []
    assert reader.visit.errors == []

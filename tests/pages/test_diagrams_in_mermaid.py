"""Diagrams in the Mermaid that the package ships: each is parsed, drawn, and shows its labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

import mkdocs_dynamodb.pages
from conftest import ROOT, TODAY, Checker
from hostile_texts import HOSTILE_TEXTS
from mkdocs_dynamodb.application.checking import check_models
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.diagrams import Diagram, er_diagram, table_diagram
from mkdocs_dynamodb.pages.mermaid import plain
from mkdocs_dynamodb.settings import ModelPath, Settings

pytestmark = pytest.mark.browser

LIBRARY = Path(mkdocs_dynamodb.pages.__file__).parent / "assets" / "mermaid.min.js"
MODELS = sorted(
    path
    for folder in (ROOT / "models", ROOT / "tests" / "models")
    for path in folder.iterdir()
    if any(path.glob("*.yml"))
)
DRAW = """async ([id, source]) => {
  await mermaid.parse(source);
  const { svg } = await mermaid.render(id, source);
  const place = document.createElement("div");
  place.innerHTML = svg;
  document.body.append(place);
  place.querySelectorAll("br").forEach((line) => line.replaceWith(" "));
  const find = (selector) => [...place.querySelectorAll(selector)];
  const found = {
    texts: find("foreignObject, text").map((element) => element.textContent),
    title: find("title").map((element) => element.textContent),
    description: find("desc").map((element) => element.textContent),
    foreign: find("script, img, iframe, a, svg svg, [onerror], [onclick]").map((e) => e.outerHTML),
  };
  place.remove();
  return { ...found, alarms: window.alarms };
}"""


@dataclass(frozen=True)
class Drawn:
    """What Mermaid made of a source."""

    texts: frozenset[str]
    title: str
    description: str


class Mermaid:
    """Mermaid in a page of its own."""

    def __init__(self, page: Page) -> None:
        """Load the library as it is shipped."""
        self.page = page
        self.count = 0
        page.set_content("<!doctype html><body></body>")
        page.add_script_tag(path=str(LIBRARY))
        page.evaluate("() => { window.alarms = 0; window.alert = () => { window.alarms += 1; }; }")
        page.evaluate("mermaid.initialize({ startOnLoad: false })")

    def draw(self, source: str) -> Drawn:
        """Parse and render a source; nothing but text may come of its labels."""
        self.count += 1
        found = self.page.evaluate(DRAW, [f"d{self.count}", source])
        assert found["foreign"] == []
        assert found["alarms"] == 0
        return Drawn(
            texts=frozenset(one_line(text) for text in found["texts"]),
            title="".join(found["title"]),
            description="".join(found["description"]),
        )


@pytest.fixture(scope="module")
def mermaid(browser: Browser) -> Iterator[Mermaid]:
    """One page for all diagrams."""
    page = browser.new_page()
    yield Mermaid(page)
    page.close()


def one_line(text: str) -> str:
    """Text without the differences that line breaks make."""
    return " ".join(text.split())


def labels(source: str) -> set[str]:
    """Everything that stands between quotation marks or backticks, references turned back."""
    body = source[source.index("accDescr") :]
    body = body[body.index("\n") :]
    found = re.findall(r'"([^"]*)"|`([^`]*)`', body)
    texts = (
        re.sub(r"#([0-9]+);", lambda m: chr(int(m[1])), quoted or name) for quoted, name in found
    )
    return {one_line(text) for text in texts} - {""}


def diagrams_of(model: Model) -> list[Diagram]:
    """Every diagram of a model."""
    tables = (diagram for table in model.tables.values() for diagram in table_diagram(table))
    return [*er_diagram(model), *tables]


def assert_drawn(mermaid: Mermaid, diagram: Diagram) -> None:
    """A diagram is drawn with all its labels, its title and its description."""
    for source in filter(None, (diagram.source, diagram.brief)):
        drawn = mermaid.draw(source)
        assert labels(source) <= drawn.texts
        assert one_line(drawn.title) == plain(diagram.title, 120)
        assert one_line(drawn.description) == plain(diagram.description, 900)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_diagrams_of_shipped_models_are_drawn(mermaid: Mermaid, path: Path) -> None:
    """Every model of the repository, whole."""
    settings = Settings(root=path.parent, models=(ModelPath(path=path.name, to="model/"),))
    diagrams = diagrams_of(check_models(settings, TODAY).models[0].model)
    assert diagrams
    for diagram in diagrams:
        assert_drawn(mermaid, diagram)


def everywhere(text: str) -> dict[str, Any]:
    """A model with a text in every field that a diagram shows."""
    attributes = {text: "S", "a": text, "b": "S", "c": {"type": "S", "description": text}}
    keys = {text: f"{text}{{b}}", "SK": text, "IK": f"{{b}}{text}"}
    return {
        "application": {"name": text},
        "entities": {text: {"description": text}, "Other": {}},
        "relationships": [
            {"from": text, "to": text, "kind": "one-to-one", "verb": text, "note": text},
            {"from": text, "to": "Other", "kind": "one-to-many", "verb": text, "max": 10**30},
            {"from": "Other", "to": f"{text} 2", "kind": "many-to-one", "average": 1e-9},
            {"from": "Other", "to": text, "kind": "many-to-many"},
        ],
        "tables": {
            text: {
                "partition_key": text,
                "sort_key": "SK",
                "entities": {
                    text: {"keys": keys, "attributes": attributes},
                    "Other": {"keys": {"SK": text}, "attributes": attributes},
                },
                "indexes": {
                    text: {"partition_key": "IK", "sort_key": text, "projection": "KEYS_ONLY"},
                    "Local": {"partition_key": text, "sort_key": "b", "local": True},
                },
            }
        },
    }


@pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS if text != "\ud800"])
def test_any_text_in_any_field_is_drawn_as_text(
    mermaid: Mermaid, checker: Checker, text: str
) -> None:
    """Text that could be read as syntax, markup or code is shown as it is."""
    model = checker.check(yaml.safe_dump(everywhere(text), sort_keys=False)).models[0].model
    assert model.complete
    diagrams = diagrams_of(model)
    assert len(diagrams) == 2
    for diagram in diagrams:
        assert plain(text) in labels(diagram.source)
        assert_drawn(mermaid, diagram)


def test_the_largest_diagram_is_drawn(mermaid: Mermaid, checker: Checker) -> None:
    """A diagram that fills the limit is below that of Mermaid, which would draw an error."""
    attributes = {f"{'%' * 57}{i:03}": "S" for i in range(40)}
    names = [f"{'<' * 57}{i:03}" for i in range(25)]
    data = {
        "entities": {name: {} for name in names},
        "relationships": [
            {"from": names[0], "to": name, "kind": "one-to-many", "verb": "|" * 60}
            for name in names * 2
        ],
        "tables": {
            "T": {
                "partition_key": "id",
                "entities": {name: {"attributes": attributes} for name in names},
            }
        },
    }
    model = checker.check(yaml.safe_dump(data, sort_keys=False)).models[0].model
    (diagram,) = er_diagram(model)
    assert_drawn(mermaid, diagram)

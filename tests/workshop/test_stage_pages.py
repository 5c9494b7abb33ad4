"""Stages described by pages of the site: how they are read, checked, built and served."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from fixtures_site import GOOD_MODEL, SiteFolder, broken_links
from mkdocs_dynamodb.application.stage_pages import StagePages, find_stage_pages
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.model_files import ModelFiles, read_model_files
from mkdocs_dynamodb.source.stage_pages import SitePageFile, find_stage_text, read_stage_page

CONFIG = """\
site_name: Test
theme: {name: mkdocs}
plugins:
  - dynamodb:
      models:
        - {path: models/shop, to: shop/}
"""
STAGES = """\
stages:
  ask: {title: Ask, weight: 10, minutes: 20, gates: [requirements]}
  design: {title: Design, weight: 30, minutes: 30, checklists: [design]}
"""
SETUP = """\
---
author: {a: !!str 5, b: yes}
dynamodb_stage:
  weight: 20
  minutes: 15
  about: Before all.
  objectives: [Set up `aws`.]
  steps:
    - title: Ask an assistant
      prompt: Do it.
      show: table Members
    - exercise: {question: Why?, answer: Because.}
    - break:
        file: model.yml
        find: "rps: {peak: 5, average: 2}"
        replace: "rps: {peak: 5, average: 7}"
        expect: REQ002
  gates: [requirements]
  checklists: [requirements]
  hand_over: [A laptop.]
---

# Set up the *console* {#top}

By hand.

```dynamodb
show: score
```
"""
PAGE = Path("guide/setup.md")
SETTINGS = Settings(models=(ModelPath(path="models/shop", to="shop/"),))


def page(text: str, name: str = "setup.md") -> SitePageFile:
    """A page as it would be read from the folder of the site's pages."""
    return SitePageFile(source=SourceFile(f"docs/{name}", text), served=name)


def stage(*lines: str) -> str:
    """A page whose stage says this."""
    return "\n".join(["---", "dynamodb_stage:", *(f"  {line}" for line in lines), "---", "Text."])


def found(text: str, settings: Settings = SETTINGS) -> StagePages:
    """The page given to the models of a site."""
    return find_stage_pages([page(text)], settings)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ModelFiles]:
    """Reads a model with two stages, and pages."""
    (tmp_path / "model.yml").write_text(STAGES, encoding="utf-8")

    def files(*texts: str) -> ModelFiles:
        pages = [read_stage_page(page(text, f"{n}/setup.md")) for n, text in enumerate(texts)]
        given = [p for p in pages if p is not None]
        return read_model_files(tmp_path / "model.yml", tmp_path, pages=given)

    return files


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("---\ntitle: Own\ndynamodb_stage: {weight: 1}\n---\n# Other\n", "setup.md", "Own"),
        ("---\ndynamodb_stage: {title: In it}\ntitle: Own\n---\n", "setup.md", "In it"),
        ("---\ndynamodb_stage: {}\n---\n\n# The `head` {#x}\n", "setup.md", "The head"),
        ("---\ndynamodb_stage: {}\n...\n\nText.\n# Later\n", "setup.md", None),
        ("---\ndynamodb_stage: {}\ntitle: [a]\n---\n", "setup/index.md", None),
    ],
)
def test_stage_is_called_after_its_page(text: str, name: str, title: str | None) -> None:
    """By the file, or the folder of an index; its title is the page's where it has none."""
    read = read_stage_page(page(text, name))
    assert read is not None
    assert read.file.tree is not None
    own = read.file.tree.at(["stages", "setup"])
    assert (own.get("title") or own).text == (title or "")
    assert read.name == "setup"


@pytest.mark.parametrize(
    "text",
    [
        "# Text about dynamodb_stage:\n",
        "---\ntitle: A\n---\ndynamodb_stage: {}\n",
        "---\ntitle: dynamodb_stage: \n---\n",
        "---\ndynamodb_stages: {}\n---\n",
        "---\nextra:\n  dynamodb_stage: {}\n---\n",
        "----\ndynamodb_stage: {}\n---\n",
        "",
    ],
)
def test_page_without_the_key_is_left_alone(tmp_path: Path, text: str) -> None:
    """However wrong its front matter is."""
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    source = find_stage_text(file, tmp_path)
    assert source is None or read_stage_page(page(text)) is None


def test_what_nobody_can_read_is_left_to_mkdocs(tmp_path: Path) -> None:
    """Bytes that are no text, and a page that is gone."""
    file = tmp_path / "a.md"
    file.write_bytes(b"---\ndynamodb_stage: \xff\n---\n")
    assert find_stage_text(file, tmp_path) is None
    assert find_stage_text(tmp_path / "b.md", tmp_path) is None


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["gates: [tables]"], "value-not-allowed 3:11 `tables` is no value for `gates`"),
        (["title: 5"], "wrong-type 3:10 `stages.setup.title` is a number, not text"),
        (["wait: 10"], "unknown-key 3:3 unknown key `wait`"),
        (["weight: 1", "weight: 2"], "duplicate-key 4:3 key `weight` is written twice"),
        (["about: see #4"], "value-cut-by-comment 3:14"),
        (["weight: 1", "steps: []  # dynamodb: ignore WRK015"], "acceptance-without-brackets 4:14"),
    ],
)
def test_faults_are_those_of_a_model(
    read: Callable[..., ModelFiles], lines: list[str], fault: str
) -> None:
    """With line and column in the page."""
    (only,) = read(stage(*lines)).faults
    at = only.finding.at
    told = f"{only.kind} {at.line}:{at.column} {only.finding.message}"
    assert at.path == "docs/0/setup.md"
    assert told.startswith(fault)


def test_key_without_a_value_or_twice_is_a_fault(read: Callable[..., ModelFiles]) -> None:
    """A page that means to be a stage says so."""
    (empty,) = read("---\ndynamodb_stage:\n---\n").faults
    assert empty.finding.message == "`stages.setup` is empty, not keys with values"
    (tag,) = read("---\na: !mark b\ndynamodb_stage: {}\n---\n").faults
    assert (tag.kind, tag.finding.at.line) == ("tag-in-model", 2)
    (twice,) = read("---\ndynamodb_stage: {}\nx: 1\nx: 2\ndynamodb_stage: {}\n---\n").faults
    assert (twice.kind, twice.finding.at.line) == ("duplicate-key", 5)


def test_comment_on_a_page_accepts(read: Callable[..., ModelFiles]) -> None:
    """As in every file of a model."""
    (comment,) = read(stage("weight: 10  # dynamodb: ignore[WRK015] as agreed")).comments
    assert (comment.at.path, comment.at.line, comment.code) == ("docs/0/setup.md", 3, "WRK015")


def test_stage_on_two_places_is_defined_twice(
    read: Callable[..., ModelFiles], tmp_path: Path
) -> None:
    """In the model and on a page, or on two pages; the first one counts."""
    both = read(stage("weight: 1"), stage("weight: 2"))
    (fault,) = both.faults
    assert (fault.kind, fault.finding.at.path) == ("defined-twice", "docs/1/setup.md")
    assert fault.finding.related[0].at.path == "docs/0/setup.md"
    assert both.stage_pages == {"setup": "0/setup.md"}
    (tmp_path / "model.yml").write_text("stages: {setup: {weight: 1}}", encoding="utf-8")
    (fault,) = read(stage("weight: 2")).faults
    assert fault.finding.related[0].at.path == "model.yml"
    assert read(stage("weight: 2")).stage_pages == {}


@pytest.mark.parametrize(
    ("text", "models", "finding"),
    [
        (stage("model: shopp"), ["shop"], "WRK014 3:10 no model of the site is called `shopp`"),
        (stage("model: 5"), ["shop"], "WRK014 3:10 `model` is no name of a model"),
        (stage("weight: 5"), ["shop", "b"], "WRK014 2:1 `dynamodb_stage` does not say to which"),
        (stage("weight: 5"), [], "WRK014 2:1 the site has no model"),
        (stage("weight: [5"), ["shop"], "WRK007 3:11 bracket"),
        ("---\ndynamodb_stage: {}\n", ["shop"], "WRK007 1:1 front matter is not closed"),
        (stage("model: /shop/"), ["b", "shop"], ""),
        (stage("weight: 5"), ["shop"], ""),
    ],
)
def test_page_names_its_model(text: str, models: list[str], finding: str) -> None:
    """As fenced blocks do; it may be left out where there is only one."""
    settings = Settings(models=tuple(ModelPath(path=m, to=f"{m}/") for m in models))
    made = found(text, settings)
    told = [
        f"{d.code} {d.finding.at.line}:{d.finding.at.column} {d.finding.message}"
        for d in made.diagnostics
    ]
    assert [line[: len(finding)] for line in told] == ([finding] if finding else [])
    assert set(made.by_model) == (set() if finding else {"shop/"})


class Site(SiteFolder):
    """A site that is built in the process of the test."""

    def make(self, command: Literal["build", "serve"] | None = None) -> Callable[[str], str]:
        """Build it, and return what reads a page of it.

        Args:
            command: `build` or `serve` to start anew, nothing for one more build of a server.
        """
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.root / "site"))
        if command:
            config.plugins.on_startup(command=command, dirty=False)
        build(config)
        return lambda path: (self.root / "site" / path).read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a model of two stages, and a page for a third between them."""
    made = Site(tmp_path)
    made.write("mkdocs.yml", CONFIG)
    made.write("models/shop/model.yml", GOOD_MODEL)
    made.write("models/shop/stages.yml", STAGES)
    made.write("docs/guide/setup.md", SETUP)
    return made


def plain(html: str) -> str:
    """Text of a page without tags and blank space."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_page_holds_its_text_and_what_the_stage_says(site: Site) -> None:
    """In the order of a generated page, with its own text after what stands on top."""
    read = site.make("build")
    html = plain(read("guide/setup/index.html").partition('role="main"')[2])
    parts = (
        *("Set up the console", "Stage 2 of 3", "15 minutes", "open", "Before all."),
        *("What you learn", "Set up aws .", "By hand.", "2 answered by DynamoDB"),
        *("1. Ask an assistant", "Do it.", "Members by number.", "Exercise. Why?"),
        *("Because.", "Break it yourself.", "REQ002 pattern 2 has an average of 7 RPS"),
        *("Done when", "Gate of the requirements: open", "8 of 10 lines pass"),
        *("Hand over", "A laptop.", "Previous: Ask", "Next: Design"),
    )
    assert [part for part in parts if part not in html] == []
    positions = [html.index(part) for part in parts]
    assert positions == sorted(positions)
    assert broken_links(site.root / "site") == []


def test_page_takes_its_place_in_the_workshop(site: Site) -> None:
    """The overview counts it, and the stages beside it lead to it; it is not generated again."""
    site.write("docs/first/README.md", stage("weight: 1"))
    read = site.make("build")
    rows = [plain(row) for row in re.findall("<tr><td>.*", read("shop/stages/index.html"))]
    assert [row[:20] for row in rows] == [
        *("1 first open"[:7] + rows[0][7:20], "2 Ask 20 gate of the"),
        *("3 Set up the console", "4 Design 30 checklis"),
    ]
    assert "../../guide/setup/" in read("shop/stages/index.html")
    assert "../../first/" in read("shop/stages/index.html")
    assert "../../../guide/setup/" in read("shop/stages/design/index.html")
    assert not (site.root / "site/shop/stages/setup").exists()
    assert broken_links(site.root / "site") == []


def test_navigation_has_the_page_among_the_stages(site: Site) -> None:
    """At its place, unless the user's navigation has it elsewhere."""
    nav = "nav: [index.md, {Shop: shop/}]\n"
    site.write("mkdocs.yml", CONFIG + nav)
    html = site.make("build")("guide/setup/index.html")
    assert 'rel="prev" href="../../shop/stages/ask/"' in html
    assert 'rel="next" href="../../shop/stages/design/"' in html
    site.write("mkdocs.yml", CONFIG + nav.replace("index.md", "index.md, guide/setup.md"))
    html = site.make("build")("shop/stages/design/index.html")
    assert 'rel="prev" href="../ask/"' in html


def test_excluded_page_is_no_stage(site: Site) -> None:
    """A page that is not in the site cannot be worked through."""
    site.write("mkdocs.yml", f"{CONFIG}exclude_docs: guide/\n")
    assert "console" not in site.make("build")("shop/stages/index.html")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("gates: [requirements]", "gates: [table]", "docs/guide/setup.md:18:11"),
        ("weight: 20", "weight: 20\n  model: nowhere", "docs/guide/setup.md:5:10"),
        ("  weight: 20", "  weight: [20", "docs/guide/setup.md:4:11"),
    ],
)
def test_broken_page_fails_the_build(
    site: Site, caplog: pytest.LogCaptureFixture, old: str, new: str, finding: str
) -> None:
    """As a broken model does, with the place in the page."""
    site.write("docs/guide/setup.md", SETUP.replace(old, new))
    with pytest.raises(Abort):
        site.make("build")
    assert finding in caplog.text


def test_served_page_follows_every_save(site: Site) -> None:
    """A page that breaks shows why, with what it said before; the next good save mends it."""
    read = site.make("serve")
    assert "Stage 2 of 3" in read("guide/setup/index.html")
    site.write("docs/guide/setup.md", SETUP.replace("weight: 20", "weight: 40"))
    site.make()
    assert "Stage 3 of 3" in read("guide/setup/index.html")
    site.write("docs/guide/setup.md", SETUP.replace("weight: 20", "weight: heavy"))
    site.make()
    html = plain(read("guide/setup/index.html"))
    assert "`stages.setup.weight` is text, not a number".replace("`", "") in html.replace("`", "")
    assert "Stage 3 of 3" in html
    site.write("docs/guide/setup.md", SETUP.replace("weight: 20", "model: nowhere"))
    site.make()
    html = plain(read("guide/setup/index.html"))
    assert "no model of the site is called" in html
    assert "By hand." in html
    site.write("docs/guide/setup.md", "# No stage\n")
    site.make()
    assert "Done when" not in read("guide/setup/index.html")
    assert "2 stages" in read("shop/stages/index.html")

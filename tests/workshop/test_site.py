"""A workshop in a real site with Material, in the command, and as plain files."""

from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from fixtures_site import GOOD_MODEL, Built, SiteFolder, broken_links
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.errors import OutputError

CONFIG = """\
site_name: Test
theme: {{name: {theme}}}
plugins:
  - search
  - dynamodb:
      models: [{{path: models/shop, to: shop/}}]
      workshop: {{content: content/, static: static/, params: contentspec.yaml, to: labs/}}
nav:
  - Home: index.md
  - labs/
"""
SETUP = """\
---
title: "Set up: tools & more"
menuTitle: Tools
weight: 10
---
::alert[In :param{key=region}.]{type=warning}

::::tabs
:::tab{label="One"}
:::code{language=bash}
aws configure
:::
:::
:::tab{label="Two"}
By hand.
:::
::::

:::expand{header="Answer"}
[Next](../Queries) and [the file](/static/files/notes.md)
:::
"""
FILES = {
    "content/index.en.md": "---\ntitle: Labs\n---\n::children{depth=1}\n\n"
    ":::expand{header=Patterns}\n```dynamodb\nshow: patterns\n```\n:::\n",
    "content/setup.en.md": SETUP,
    "content/queries.en.md": "---\ntitle: Queries\nweight: 20\n---\n![Shot](/static/shot.png)\n",
    "content/notes.en.md": "---\ntitle: Notes\nhidden: true\n---\n[Set up](/setup)\n",
    "static/files/notes.md": "# A download\n",
    "contentspec.yaml": "params: {region: eu-west-1}\n",
}


def write_workshop(folder: SiteFolder, theme: str = "material") -> SiteFolder:
    """A project with a workshop below `labs/`."""
    for path, text in FILES.items():
        folder.write(path, text)
    folder.write("models/shop/model.yml", GOOD_MODEL)
    folder.write("mkdocs.yml", CONFIG.format(theme=theme))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project built with Material once for all tests."""
    return write_workshop(SiteFolder(tmp_path_factory.mktemp("site"))).build()


@pytest.mark.site
def test_pages_and_files_are_built(built: Built) -> None:
    """Pages lie below their folder with working links, and a download stays Markdown."""
    assert built.code == 0, built.output
    assert broken_links(built.folder) == []
    assert built.read("labs/static/files/notes.md") == "# A download\n"
    page = built.read("labs/setup/index.html")
    assert "<h1" in page
    assert "Set up: tools & more" in unescape(page)
    assert '<div class="admonition warning">' in page
    assert "In eu-west-1." in page
    assert 'class="tabbed-set tabbed-alternate"' in page
    assert "<summary>Answer</summary>" in page
    assert 'href="../queries/"' in page


@pytest.mark.site
def test_navigation_is_that_of_the_workshop(built: Built) -> None:
    """Menu titles stand in the order of weights; a hidden page is built and not listed."""
    menu = built.read("labs/index.html").partition('<div class="md-sidebar')[2]
    menu = menu.partition('<div class="md-content"')[0]
    assert menu.index("Tools") < menu.index("Queries")
    assert "Notes" not in menu
    assert (built.folder / "labs/notes/index.html").is_file()


@pytest.mark.site
def test_pages_show_parts_of_a_model(built: Built) -> None:
    """A fenced block works on a page of a workshop, also within a container, with its links."""
    page = built.read("labs/index.html")
    part = page[page.index("<summary>Patterns</summary>") :].partition("</details>")[0]
    assert "Show a member" in part
    assert 'href="../shop/access-patterns/' in part


@pytest.mark.site
def test_findings_are_in_the_log(built: Built) -> None:
    """What is wrong is said with its place."""
    assert "content/queries.en.md:5:9" in built.output
    assert "warning[WRK005]" in built.output
    assert "note[WRK006]" in built.output


@pytest.mark.site
def test_built_in_theme_without_navigation(project: SiteFolder) -> None:
    """On a theme that knows none of the constructs, everything is still there to read.

    Without a written navigation, the pages stand in the order of their weights.
    """
    root = write_workshop(project, "readthedocs").root
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.partition("nav:")[0], encoding="utf-8")
    built = project.build()
    assert built.code == 0, built.output
    page = built.read("labs/setup/index.html")
    for text in ("In eu-west-1.", "By hand.", "configure", "Answer"):
        assert text in page
    menu = page.partition('<div class="wy-menu')[2].partition("</div>")[0]
    assert menu.index("Labs") < menu.index("Tools") < menu.index("Queries")
    assert "Notes" not in menu


def test_check_reports_findings_of_pages(
    project: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command reads the workshop of the plugin's block, as the build does."""
    monkeypatch.chdir(write_workshop(project).root)
    done = CliRunner().invoke(main, ["check", "--format", "concise"])
    assert done.exit_code == 0
    lines = [line for line in done.output.splitlines() if "WRK" in line]
    assert lines == [
        "content/queries.en.md:5:9: warning[WRK005] image `/static/shot.png` leads nowhere",
        "content/setup.en.md:20:8: note[WRK006] link `../Queries` differs in case from `queries`",
    ]
    failed = CliRunner().invoke(main, ["check", "--fail-on", "warning"])
    assert failed.exit_code == 1


def test_render_writes_pages_and_files(
    project: SiteFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Plain Markdown and the static files, for any other generator."""
    monkeypatch.chdir(write_workshop(project).root)
    out = tmp_path / "out"
    done = CliRunner().invoke(main, ["render", "--out", str(out)])
    assert done.exit_code == 0, done.output
    text = (out / "labs/setup.md").read_text(encoding="utf-8")
    assert "!!! warning\n\n    In eu-west-1.\n" in text
    assert (out / "labs/static/files/notes.md").read_text(encoding="utf-8") == "# A download\n"


def test_render_refuses_a_folder_that_two_share(
    project: SiteFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A workshop and a model at one address are an error, and nothing is written."""
    root = write_workshop(project).root
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("shop/}]", "labs/}]"), encoding="utf-8")
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["render", "--out", str(tmp_path / "out")])
    assert isinstance(done.exception, OutputError)
    assert "would both be written" in str(done.exception)
    assert not (tmp_path / "out").exists()

"""Other site generators, and the plugins that people combine with this one.

Each build is one for many things, since it takes seconds.
"""

import os
import shutil
import subprocess
import sys
import tarfile
from html import unescape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest

from conftest import ROOT
from fixtures_site import SiteFolder, broken_links

pytestmark = pytest.mark.site

MIKE = "from mike.driver import main; raise SystemExit(main())"
STARTER = ROOT / "plugin/mkdocs_dynamodb/source/starter"
CONFIG = """\
site_name: Everything
site_url: https://example.org/designs/
strict: true
theme: {name: material, font: false}
plugins:
  - search
  - awesome-nav
  - macros
  - mkdocstrings
  - git-revision-date-localized
  - privacy: {assets_exclude: [unpkg.com/*]}
  - tags
  - blog
  - mermaid2
  - dynamodb:
      models:
        - {path: models/notes, to: notes/}
markdown_extensions: [admonition, attr_list, pymdownx.superfences]
"""
PAGES = {
    "docs/index.md": """\
---
tags: [design]
---
# Home

The answer is {{ 6 * 7 }}.

```dynamodb
show: score
```

::: json.dumps
""",
    "docs/.nav.yml": "nav: [index.md, notes, blog, tags.md]\n",
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "docs/blog/index.md": "# News\n",
    "docs/blog/posts/first.md": """\
---
date: 2026-11-01
---
# First post

```dynamodb
show: table Notes
```
""",
}


def need(*modules: str) -> None:
    """Skip a test whose packages are not installed, except where CI is set."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def run(folder: Path, *command: str) -> bytes:
    """What a command prints that must succeed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            **dict.fromkeys(("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING"), "true"),
            **{
                f"GIT_{who}_{what}": "reader@example.org"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        },
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in a Git repository with every plugin that people combine."""
    need("mkdocs_awesome_nav", "mkdocs_macros", "mkdocstrings", "mkdocstrings_handlers.python")
    need("mkdocs_git_revision_date_localized_plugin")
    project = SiteFolder(tmp_path_factory.mktemp("everything"))
    project.write("mkdocs.yml", CONFIG)
    for path, text in PAGES.items():
        project.write(path, text)
    shutil.copytree(STARTER, project.root / "models/notes")
    run(project.root, "git", "init", "--quiet")
    run(project.root, "git", "add", "--all")
    run(project.root, "git", "commit", "--quiet", "--message", "Begin")
    return project.root


def shown(path: Path) -> str:
    """Text of a page with its characters as readers see them."""
    return unescape(path.read_text(encoding="utf-8"))


def check_everything(site: Path, base: str) -> None:
    """Every plugin did its work, and no link is broken."""
    home = shown(site / "index.html")
    assert "The answer is 42." in home
    assert "ddb-cards" in home
    assert "json.dumps" in home
    for page in ("blog/index.html", "blog/2026/11/01/first-post/index.html"):
        text = shown(site / page)
        assert "ddb-fragment" in text
        assert "dynamodb-part" not in text
    assert "PERSON#{person_id}" in shown(site / "notes/tables/notes/index.html")
    assert "Show a person" in shown(site / "search/search_index.json")
    assert broken_links(site, base) == []


def test_mkdocs_with_every_plugin(everything: Path) -> None:
    """All of them together build strictly."""
    run(everything, sys.executable, "-m", "mkdocs", "build")
    check_everything(everything / "site", "/designs/")


def test_versions_by_mike_and_properdocs(everything: Path, tmp_path: Path) -> None:
    """The fork of MkDocs, which mike calls where it is installed, builds a version as strictly."""
    need("mike", "properdocs")
    run(everything, sys.executable, "-c", MIKE, "deploy", "1.0", "latest")
    archive = run(everything, "git", "archive", "gh-pages", "1.0")
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(tmp_path, filter="data")
    check_everything(tmp_path / "1.0", "/designs/1.0/")


def test_zensical_builds_the_rendered_pages(tmp_path: Path) -> None:
    """Plain Markdown with its style sheet and script is all that another generator needs."""
    need("zensical")
    render = ("render", str(STARTER), "--links-to-files", "--out", "docs")
    run(tmp_path, sys.executable, "-m", "mkdocs_dynamodb", *render)
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Notes\n"
        "markdown_extensions: [attr_list, md_in_html]\n"
        "extra_css: [assets/dynamodb/dynamodb.css]\n"
        "extra_javascript: [assets/dynamodb/diagrams.js, assets/dynamodb/pages.js]\n",
        encoding="utf-8",
    )
    run(tmp_path, sys.executable, "-m", "zensical", "build", "--strict")
    site = tmp_path / "site"
    text = shown(site / "starter/tables/notes/index.html")
    assert "PERSON#{person_id}" in text
    assert '<pre class="mermaid"' in text
    assert 'id="entities"' in text
    assert "assets/dynamodb/dynamodb.css" in text
    assert broken_links(site) == []

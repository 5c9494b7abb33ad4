"""`new --site`: what it writes builds at once, and its workflow runs what it says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from mkdocs_get_deps import get_deps

from conftest import ROOT
from fixtures_site import broken_links
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.errors import OutputError


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site in a folder that did not exist."""
    folder = tmp_path_factory.mktemp("new") / "our" / "designs"
    result = CliRunner().invoke(main, ["new", "--site", str(folder)])
    assert result.exit_code == 0, result.output
    assert f"cd {folder} && mkdocs serve" in result.output
    return folder


@pytest.mark.site
def test_new_site_builds_at_once(site: Path) -> None:
    """Strictly, with the pages of the model, its parts on the start page, and links that hold."""
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=site,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    home = (site / "site/index.html").read_text(encoding="utf-8")
    assert "ddb-cards" in home
    assert "erDiagram" in home
    assert 'href="notes/"' in home
    assert broken_links(site / "site") == []


def test_workflow_of_a_new_site_checks_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the workflow are ours and pass; what it installs is this package."""
    text = (site / ".github/workflows/designs.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["site"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands[0] == "pip install -r requirements.txt"
    assert (site / "requirements.txt").read_text(encoding="utf-8") == "mkdocs-dynamodb\n"
    assert commands[-1] == "mkdocs build --strict"
    monkeypatch.chdir(site)
    result = CliRunner().invoke(main, commands[1].split()[1:])
    assert result.exit_code == 0, result.output


def test_new_site_leaves_other_folders_alone(site: Path) -> None:
    """A folder that holds something is refused."""
    before = sorted(site.rglob("*"))
    result = CliRunner().invoke(main, ["new", "--site", str(site)])
    assert isinstance(result.exception, OutputError)
    assert "is not empty" in str(result.exception)
    assert sorted(site.rglob("*")) == before


def test_get_deps_finds_the_plugin_by_the_catalogue(site: Path) -> None:
    """The entry for the catalogue leads from a site to the packages that it needs."""
    with (ROOT / "docs/projects.yaml").open("rb") as catalogue:
        found = get_deps(str(site / "mkdocs.yml"), catalogue)
    assert "mkdocs-dynamodb" in found

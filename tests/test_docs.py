"""YAML and commands that the docs show for other tools: they parse, and name what exists."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from conftest import ROOT
from mkdocs_dynamodb.commands import command_of

PAGES = sorted([*ROOT.glob("docs/**/*.md"), ROOT / "README.md"])
FENCE = re.compile(
    r'^(?P<indent> *)```ya?ml(?: title="(?P<title>[^"\n]+)")?\n(?P<text>.*?)^(?P=indent)```$',
    re.DOTALL | re.MULTILINE,
)
COMMAND = re.compile(r"\bmkdocs-dynamodb [a-z]+(?: [^`\n|>#&]*)?")
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def blocks(page: Path) -> list[tuple[str, Any]]:
    """Title and content of each YAML block of a page; those made of a snippet are left out."""
    text = page.read_text(encoding="utf-8")
    return [
        (block["title"] or "", yaml.safe_load(block["text"]))
        for block in FENCE.finditer(text)
        if "--8<--" not in block["text"]
    ]


def titled(title: str) -> list[Any]:
    """Blocks of the guide to continuous integration with a title."""
    return [content for name, content in blocks(ROOT / "docs/guide/ci.md") if name == title]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_yaml_block_parses(page: Path) -> None:
    """A reader can paste it."""
    assert isinstance(blocks(page), list)


@pytest.mark.parametrize(
    "title", [".github/workflows/designs.yml", ".github/workflows/design-alerts.yml"]
)
def test_workflows_have_jobs_with_steps(title: str) -> None:
    """Each step uses an action or runs something."""
    workflow, *_ = titled(title)
    for job in workflow["jobs"].values():
        assert job["runs-on"]
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])


def test_gitlab_job_has_a_script() -> None:
    """The last check decides, so that findings fail the job."""
    (pipeline,) = titled(".gitlab-ci.yml")
    script = pipeline["designs"]["script"]
    assert all(isinstance(line, str) for line in script)
    assert script.index("mkdocs-dynamodb check --format concise") > 0


def test_commands_of_the_guide_have_the_options_they_are_given() -> None:
    """Every option that the page on continuous integration shows is one of the command."""
    text = (ROOT / "docs/guide/ci.md").read_text(encoding="utf-8")
    commands = [shlex.split(found) for found in COMMAND.findall(text)]
    assert len(commands) > 5
    for _, name, *arguments in commands:
        command = command_of(name)
        command.make_context(name, list(arguments))


def test_pre_commit_takes_the_hook() -> None:
    """The file is what pre-commit reads, and its command is one that the package installs."""
    validate = [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)]
    done = subprocess.run(validate, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program, name, *arguments = shlex.split(hook["entry"])
    assert program in project["scripts"]
    assert isinstance(command_of(name).make_context(name, arguments), click.Context)
    for path in ("mkdocs.yml", "models/shop/tables.yaml"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "README.md")
    (used,) = titled(".pre-commit-config.yaml")
    assert [h["id"] for repo in used["repos"] for h in repo["hooks"]] == [hook["id"]]

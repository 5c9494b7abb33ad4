"""Hand-written documents say what is so: the README, the layers, and the examples."""

import re
import shlex
import tomllib

import pytest
from click.testing import CliRunner

from conftest import ROOT
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.settings import OPTIONS

README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def fences(language: str) -> list[str]:
    """Text of the README's fenced blocks in a language."""
    return [text for name, text in FENCE.findall(README) if name == language]


def test_readme_shows_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding below a command is what the command prints in a clone.

    The summary that follows counts the rules, so it stands in no file.
    """
    monkeypatch.chdir(ROOT)
    for block in fences("console"):
        command, _, shown = block.removeprefix("$ ").partition("\n")
        printed = CliRunner().invoke(main, shlex.split(command)[1:]).output
        assert shown == printed.partition("\nChecked ")[0]


def test_readme_shows_the_example_as_it_is() -> None:
    """The model in the README is the file that the command reads."""
    path, _, text = fences("yaml")[0].removeprefix("# ").partition("\n")
    assert text == (ROOT / path).read_text(encoding="utf-8")


def test_readme_names_files_that_exist() -> None:
    """A path in backticks leads somewhere."""
    for path in re.findall(r"`((?:docs|models)/[^`]*)`", README):
        assert (ROOT / path).exists() or path.startswith("models/model"), path


def test_library_example_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model of the guide has no error, warning or note that is not accepted."""
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["check", "docs/examples/library", "--fail-on", "note"])
    assert result.exit_code == 0, result.output


def test_contributing_shows_the_layers() -> None:
    """The picture of the layers is the contract that the linter holds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    picture = "\n".join(layer for layer in layers if layer != "__main__")
    assert f"```\n{picture}\n```" in (ROOT / "docs/contributing.md").read_text(encoding="utf-8")


def test_plugin_options_are_described() -> None:
    """The guide to the plugin's block names each option."""
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/guide").glob("*.md"))
    for option in OPTIONS:
        assert f"{option}:" in text, option

"""The plugin's block is found in `mkdocs.yml` however it is written."""

from pathlib import Path

import pytest

from mkdocs_dynamodb.source.config_file import ConfigFile, read_config_file
from mkdocs_dynamodb.source.faults import Fault


def read(folder: Path, **files: str) -> ConfigFile | Fault:
    """Write configuration files and read `mkdocs.yml`."""
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    return read_config_file(folder / "mkdocs.yml", folder)


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - dynamodb",
        "plugins: [dynamodb]",
        "plugins:\n  - dynamodb:",
        "plugins:\n  - dynamodb: {fail_on: note}",
        "plugins:\n  dynamodb: {fail_on: note}",
        "plugins:\n  search:\n  dynamodb:",
        "plugins:\n  - !ENV [X, search]\n  - dynamodb",
    ],
)
def test_the_plugin_is_found(plugins: str, tmp_path: Path) -> None:
    """A list of names and mappings, or a mapping, may name the plugin."""
    file = read(tmp_path, mkdocs=plugins)
    assert isinstance(file, ConfigFile)
    assert file.options is not None


@pytest.mark.parametrize(
    "text", ["site_name: x", "plugins: []", "plugins:", "plugins: search", "plugins: 5", "[]"]
)
def test_a_configuration_without_the_plugin_has_no_options(text: str, tmp_path: Path) -> None:
    """Whatever the file says instead, nothing is raised."""
    file = read(tmp_path, mkdocs=text)
    assert isinstance(file, ConfigFile)
    assert file.options is None


def test_tags_of_mkdocs_do_no_harm(tmp_path: Path) -> None:
    """`!ENV`, `!relative` and names of Python objects are common in `mkdocs.yml`."""
    text = """\
site_name: !ENV [NAME, x]
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }
  - x: !!python/object/apply:y.z {kwds: {a: 1}}
  - y: !relative $config_dir
plugins:
  - dynamodb:
      models: [{path: a}]
"""
    file = read(tmp_path, mkdocs=text)
    assert isinstance(file, ConfigFile)
    assert file.options is not None
    assert file.options.span.line == 10
    assert file.options.span.column == 7


def test_a_parent_configuration_is_read(tmp_path: Path) -> None:
    """MkDocs takes `plugins` from the file under INHERIT where the file itself has none."""
    file = read(tmp_path, mkdocs="INHERIT: base.yml", base="plugins: [{dynamodb: {fail_on: note}}]")
    assert isinstance(file, ConfigFile)
    assert file.source.path == "base.yml"
    assert file.options is not None


def test_own_plugins_come_before_those_of_the_parent(tmp_path: Path) -> None:
    """A list in the file itself replaces the parent's list."""
    file = read(tmp_path, mkdocs="INHERIT: base.yml\nplugins: [search]", base="plugins: [dynamodb]")
    assert isinstance(file, ConfigFile)
    assert file.options is None


@pytest.mark.parametrize(
    "files",
    [
        {"mkdocs": "INHERIT: mkdocs.yml"},
        {"mkdocs": "INHERIT: base.yml", "base": "INHERIT: mkdocs.yml"},
        {"mkdocs": "INHERIT: ./base.yml", "base": "INHERIT: ../{folder}/mkdocs.yml"},
        {"mkdocs": "INHERIT: a.yml", "a": "INHERIT: b.yml", "b": "INHERIT: a.yml"},
    ],
)
def test_parents_in_a_circle_end(files: dict[str, str], tmp_path: Path) -> None:
    """However the paths are written, each file is read once."""
    files = {name: text.replace("{folder}", tmp_path.name) for name, text in files.items()}
    file = read(tmp_path, **files)
    assert isinstance(file, ConfigFile)
    assert file.options is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "a: &a [*a]\nINHERIT: [x]",
        "INHERIT: gone.yml",
        "INHERIT: !ENV X",
        'INHERIT: "a\0b"',
    ],
)
def test_a_broken_configuration_is_a_fault_or_has_no_options(text: str, tmp_path: Path) -> None:
    """A file that cannot be read says why; it never raises."""
    file = read(tmp_path, mkdocs=text)
    assert isinstance(file, Fault) or file.options is None


def test_a_long_chain_of_parents_is_followed(tmp_path: Path) -> None:
    """A thousand files do not exhaust the stack."""
    chain = {f"f{n}": f"INHERIT: f{n + 1}.yml" for n in range(1000)}
    file = read(tmp_path, mkdocs="INHERIT: f0.yml", **chain, f1000="plugins: [dynamodb]")
    assert isinstance(file, ConfigFile)
    assert file.options is not None

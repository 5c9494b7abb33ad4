"""Settings from the plugin's block of `mkdocs.yml`."""

from pathlib import Path
from textwrap import indent

import pytest

from mkdocs_dynamodb.application.checking import load_settings
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.errors import ConfigError
from mkdocs_dynamodb.mkdocs_plugin import Options
from mkdocs_dynamodb.settings import OPTIONS, ModelPath, Settings, default_address


def read(folder: Path, block: str) -> tuple[Settings, list[tuple[str, str, int, int]]]:
    """Settings of a block, and code, message and place of what is wrong with it."""
    config = folder / "mkdocs.yml"
    config.write_text(f"site_name: x\nplugins:\n  - dynamodb:\n{indent(block, '      ')}")
    settings, diagnostics, _ = load_settings(config, folder)
    found = [
        (d.code, d.finding.message, d.finding.at.line, d.finding.at.column) for d in diagnostics
    ]
    return settings, found


def models(folder: Path, block: str) -> list[tuple[str, str]]:
    """Path and address of each model of a block without faults."""
    settings, found = read(folder, block)
    assert found == []
    return [(model.path, model.to) for model in settings.models]


def test_block_without_options_reads_the_default_folder(tmp_path: Path) -> None:
    """As the name alone does."""
    config = tmp_path / "mkdocs.yml"
    for text in ("plugins: [search, dynamodb]", "plugins: {dynamodb: }", "plugins: [dynamodb: {}]"):
        config.write_text(text)
        settings, diagnostics, _ = load_settings(config, tmp_path)
        assert diagnostics == ()
        assert settings == Settings(
            root=tmp_path, models=(ModelPath(path="models", to="models/"),), rules={}
        )


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("models: shop", [("shop", "shop/")]),
        ("models: [a/shop, b.yml]", [("a/shop", "shop/"), ("b.yml", "b/")]),
        ("models: {path: shop, to: /x/y/}", [("shop", "x/y/")]),
        ("models: [{path: shop}]", [("shop", "shop/")]),
        ("models: [{path: shop, to: x//y}]", [("shop", "x/y/")]),
        ("models: [{path: shop, to: /}]", [("shop", "")]),
        ('models: [{path: shop, to: ""}]', [("shop", "")]),
        ("models: [.]", [(".", "model/")]),
        ("models: [..]", [("..", "model/")]),
    ],
)
def test_models_have_an_address(tmp_path: Path, block: str, wanted: list[tuple[str, str]]) -> None:
    """The last part of the path, unless it is said; nothing is the site itself."""
    assert models(tmp_path, block) == wanted


@pytest.mark.parametrize(
    ("block", "message", "column"),
    [
        ("modles: shop", "unknown option `modles`", 7),
        ("models: [{to: x}]", "model has no `path`", 16),
        ("models: [5]", "model has no `path`", 16),
        ("models: [{path: a, to: ../b}]", "`../b` is no folder of the site", 30),
        ("models: [{path: a, to: ./b}]", "`./b` is no folder of the site", 30),
        ("fail_on: fatal", "`fatal` is no severity", 16),
        ("rules: {KEY001: fatal}", "`fatal` is no severity", 23),
        ("rules: 7", "`rules` is no mapping", 14),
        ("models: 7", "model has no `path`", 15),
        ("workshop: true", "workshop has no `content`", 17),
        ("baseline: [a]", "`baseline` is no path", 17),
        ('baseline: ""', "`baseline` is no path", 17),
    ],
)
def test_wrong_option_is_shown_where_it_stands(
    tmp_path: Path, block: str, message: str, column: int
) -> None:
    """One finding, with its place in the file."""
    settings, found = read(tmp_path, block)
    assert found == [("CFG001", message, 4, column)]
    assert settings.fail_on is Severity.ERROR


def test_severities(tmp_path: Path) -> None:
    """`off` is a truth value to some readers of YAML, and a word here."""
    settings, found = read(tmp_path, "fail_on: note\nrules: {KEY001: off, KEY002: false, A: note}")
    assert found == []
    assert settings.fail_on is Severity.NOTE
    assert settings.severity_of("KEY001", Severity.ERROR) is None
    assert settings.severity_of("KEY002", Severity.ERROR) is None
    assert settings.severity_of("A", Severity.ERROR) is Severity.NOTE
    assert settings.severity_of("B", Severity.WARNING) is Severity.WARNING


def test_severity_of_wrong_options_is_a_matter_of_taste_too(tmp_path: Path) -> None:
    """`CFG001` obeys the block that it speaks of."""
    config = tmp_path / "mkdocs.yml"
    for level, wanted in (("note", [Severity.NOTE]), ("off", []), ("fatal", [Severity.ERROR] * 2)):
        config.write_text(f"plugins:\n  - dynamodb: {{modles: a, rules: {{CFG001: {level}}}}}\n")
        _, diagnostics, _ = load_settings(config, tmp_path)
        assert [diagnostic.severity for diagnostic in diagnostics] == wanted


def test_baseline_lies_beside_the_configuration(tmp_path: Path) -> None:
    """Its path is relative to `mkdocs.yml`, as those of models are."""
    settings, found = read(tmp_path, "baseline: known/designs.jsonl")
    assert found == []
    assert settings.baseline == tmp_path / "known/designs.jsonl"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot be read"),
        ("plugins: [search]", "does not name the plugin `dynamodb`"),
        ("plugins: [", "mkdocs.yml:1:"),
        ("", "mkdocs.yml"),
    ],
)
def test_configuration_that_cannot_be_used(tmp_path: Path, text: str | None, words: str) -> None:
    """Nothing can be checked without one."""
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(ConfigError, match=words.replace(".", "[.]")):
        load_settings(tmp_path / "mkdocs.yml", tmp_path)


def test_mkdocs_knows_the_same_options() -> None:
    """Both readers of the block take the same names."""
    assert {name for name, _ in Options._schema} == set(OPTIONS)


def test_default_address_is_never_empty() -> None:
    """Whatever a path looks like."""
    assert default_address("a/b/shop.yml") == "shop/"
    for path in (".", "..", "/", "", "a/.."):
        assert default_address(path) == "model/"

"""Rules that are shown a part of a model find in the parts what they find in the whole."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from shutil import copytree

import pytest

from conftest import ROOT
from mkdocs_dynamodb.kept import Kept
from mkdocs_dynamodb.model.build.model import build_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.parts import findings_in
from mkdocs_dynamodb.rules.registry import Extent
from mkdocs_dynamodb.source.model_files import read_model_files
from mutations import mutated
from test_mutations import files_of

MUTATIONS = int(os.environ.get("MKDOCS_DYNAMODB_PART_MUTATIONS", "4"))
FIRST_SEED = int(os.environ.get("MKDOCS_DYNAMODB_FIRST_PART_MUTATION", "0"))
CASES = ROOT / "tests/rules/cases"
MODELS = ("models/ecommerce", "models/social", "models/social-as-generated", "tests/models/library")
pytestmark = pytest.mark.no_cover


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each access pattern is a part of its own, which is the hardest."""
    monkeypatch.setattr("mkdocs_dynamodb.rules.parts.PATTERNS_AT_ONCE", 1)


def assert_parts_tell(path: Path, root: Path) -> None:
    """Each rule finds the same, whether it sees the parts or the whole."""
    files = read_model_files(path, root)
    whole, in_parts = build_model(files), build_model(files, reports=Kept())
    expected, found = _found(whole), _found(in_parts)
    for code, findings in expected.items():
        assert found[code] == findings, (path, code)


def _found(model: Model) -> dict[str, list[str]]:
    found = {}
    for rule in CATALOGUE:
        is_run = rule.check is not None and (model.complete or not rule.needs_whole_model)
        if is_run and rule.looks_at is not Extent.MODEL:
            assert rule.check is not None
            found[rule.code] = sorted(map(repr, findings_in(model, rule, rule.check)))
    return found


def _cases() -> Iterator[Path]:
    return chain.from_iterable(
        sorted((CASES / rule.code).glob("*.yml"))
        for rule in CATALOGUE
        if rule.looks_at is not Extent.MODEL
    )


def test_the_cases_of_the_rules() -> None:
    """Each rule speaks up in some of its cases."""
    for path in _cases():
        assert_parts_tell(path, ROOT)


@pytest.mark.parametrize("name", MODELS)
def test_damaged_models(name: str, tmp_path: Path) -> None:
    """Whole models, in which the patterns share tables and entities."""
    original = files_of(ROOT / name)
    folder = tmp_path / "model"
    copytree(ROOT / name, folder)
    assert_parts_tell(folder, tmp_path)
    for seed in range(FIRST_SEED, FIRST_SEED + MUTATIONS):
        for path, text in mutated(original, seed).items():
            (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))
        assert_parts_tell(folder, tmp_path)

"""Whatever a model says, a check ends with findings: never with a traceback, never without end."""

import faulthandler
import json
import os
from pathlib import Path
from shutil import copytree

import pytest

from conftest import ROOT, TODAY
from mkdocs_dynamodb.application.checking import CheckResult, check_models
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.emit import FORMATS
from mkdocs_dynamodb.settings import ModelPath, Settings
from mutations import Files, mutated

pytestmark = pytest.mark.no_cover
"""Measuring coverage would take longer than the checks; other tests run the same lines."""

MUTATIONS = int(os.environ.get("MKDOCS_DYNAMODB_MUTATIONS", "300"))
FIRST_SEED = int(os.environ.get("MKDOCS_DYNAMODB_FIRST_MUTATION", "0"))
SECONDS_TO_HANG = 120
"""After this long on one model the run is ended with a traceback."""
SLICES = 10
PAGES_EVERY = 7
"""Pages take as long as ten checks; one damaged model in so many has them made."""
MODELS = sorted(
    path
    for folder in (ROOT / "tests/models", ROOT / "models")
    if folder.is_dir()
    for path in folder.iterdir()
    if any(path.rglob("*.yml")) and not path.name.endswith("as-generated")
)
"""Models without a finding; the one that keeps its mistakes is no measure."""


def files_of(folder: Path) -> Files:
    """Text of each file of a model."""
    paths = sorted(folder.rglob("*.yml"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def checked(files: Files, folder: Path) -> CheckResult:
    """Result of checking a model that is written to a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    settings = Settings(root=folder.parent, models=(ModelPath(path=folder.name, to="m/"),))
    return check_models(settings, TODAY)


def assert_sound(result: CheckResult, folder: Path) -> None:
    """Each finding has words and a place that exists, and each format can print it."""
    assert result.fails() in (True, False)
    for diagnostic in result.diagnostics:
        finding = diagnostic.finding
        assert finding.message.strip(), diagnostic
        for at in (finding.at, *(related.at for related in finding.related)):
            assert_place(at, result, folder, diagnostic.code)
    report = result.report()
    texts = {name: emit(report) for name, emit in FORMATS.items()}
    assert texts["concise"].count("\n") == len(report.open)
    assert len(json.loads(texts["json"])["findings"]) == len(report.diagnostics)


def assert_pages(result: CheckResult) -> None:
    """The pages of a damaged model are made all the same, as a server shows them."""
    for checked_model in result.models:
        pages = model_pages(checked_model)
        assert {"index.md", "review.md"} <= {page.path for page in pages}


def assert_place(at: Span, result: CheckResult, folder: Path, code: str) -> None:
    """A place is in an existing file, on one of its lines, and does not end before it begins."""
    assert (folder.parent / at.path).exists(), (code, at)
    assert at.line >= 1, (code, at)
    assert at.column >= 1, (code, at)
    assert (at.end_line, at.end_column) >= (at.line, at.column), (code, at)
    source = result.sources.get(at.path)
    if source is not None:
        assert at.end_line <= len(source.lines), (code, at)
        assert at.column <= len(source.lines[at.line - 1]) + 1, (code, at)


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.name)
@pytest.mark.parametrize("part", range(SLICES))
def test_a_damaged_model_gives_findings_and_no_traceback(
    model: Path, part: int, tmp_path: Path
) -> None:
    """Thousands of damaged models pass through reading, rules and every format."""
    original = files_of(model)
    folder = tmp_path / "model"
    copytree(model, folder)  # with the files that a model names, such as a schema in SQL
    try:
        for seed in range(FIRST_SEED + part, FIRST_SEED + MUTATIONS, SLICES):
            faulthandler.dump_traceback_later(SECONDS_TO_HANG, exit=True)
            try:
                result = checked(mutated(original, seed), folder)
                assert_sound(result, folder)
                if seed % PAGES_EVERY == 0:
                    assert_pages(result)
            except Exception as error:
                error.add_note(f"mutation {seed} of {model.name}")
                raise
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.name)
def test_the_undamaged_model_is_clean(model: Path, tmp_path: Path) -> None:
    """The damage is done to models in which nothing is wrong."""
    folder = tmp_path / "model"
    copytree(model, folder)
    result = checked(files_of(model), folder)
    assert [d for d in result.diagnostics if d.accepted is None] == []

"""Written and read again, a model is the same as far as the documents carry it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from carried_by_documents import carried
from conftest import ROOT
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.model.model import Model

HERE = Path(__file__).parent
MODELS = [
    "models/ecommerce",
    "models/social",
    "models/social-as-generated",
    "docs/examples/library",
]


def run(*arguments: str | Path) -> None:
    """A command that succeeds."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output


def round_trip(path: Path, folder: Path) -> tuple[Model, Model]:
    """The model, and what became of it through its documents."""
    run("render", "--documents", path, "--out", folder / "documents")
    run(
        "import", *sorted((folder / "documents").iterdir(), reverse=True), "--out", folder / "model"
    )
    return load_model(path, ROOT), load_model(folder / "model", ROOT)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_comes_back_through_its_documents(name: str, tmp_path: Path) -> None:
    """In everything that the documents carry."""
    before, after = round_trip(ROOT / name, tmp_path)
    assert after.complete
    expected, found = carried(before), carried(after)
    for part, content in expected.items():
        assert found[part] == content, part


@pytest.mark.parametrize(
    "documents",
    [
        ["theatre_requirement.md"],
        ["theatre_data_model.md"],
        ["theatre_requirement.md", "theatre_data_model.md"],
    ],
)
def test_import_render_import_gives_the_same_model(documents: list[str], tmp_path: Path) -> None:
    """Also from documents that people and assistants wrote."""
    run("import", *(HERE / name for name in documents), "--out", tmp_path / "first")
    before, after = round_trip(tmp_path / "first", tmp_path)
    for section, things in before.contents.sections.items():
        assert after.contents.sections[section] == things, section

"""Written and read again, a model is the same as far as the documents carry it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from carried_by_documents import carried
from conftest import ROOT
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.documents.reading.document import read_documents
from mkdocs_dynamodb.documents.reading.files import model_files
from mkdocs_dynamodb.documents.writing.data_model import data_model_document
from mkdocs_dynamodb.documents.writing.requirements import requirement_document
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.source.files import SourceFile

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


CASES = sorted((ROOT / "tests/rules/cases").glob("*/*.yml"))


@pytest.mark.parametrize("path", CASES[::20], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_models_of_all_kinds_come_back(path: Path, tmp_path: Path) -> None:
    """Whole or in parts, right or wrong; what cannot be read has no documents."""
    before = load_model(path, ROOT)
    if not before.complete:
        return
    texts = (requirement_document(before, ()), data_model_document(before, ()))
    draft = read_documents([SourceFile(f"{n}.md", text) for n, text in enumerate(texts)])
    for name, text in model_files(draft, ["0.md", "1.md"]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    expected, found = carried(before), carried(load_model(tmp_path, ROOT))
    if not before.application.name:
        found["application"]["name"] = ""
    for part, content in expected.items():
        assert found[part] == content, part

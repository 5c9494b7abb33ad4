"""Documents of a model whose every text is hostile, and documents that are damaged."""

import random
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

import hostile_model
from conftest import ROOT, TODAY
from mkdocs_dynamodb.application.checking import check_models, load_model
from mkdocs_dynamodb.documents.reading.document import read_documents
from mkdocs_dynamodb.documents.reading.files import model_files
from mkdocs_dynamodb.documents.writing.data_model import data_model_document
from mkdocs_dynamodb.documents.writing.requirements import requirement_document
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.source.files import SourceFile

MARKDOWN = MarkdownIt("commonmark").enable("table")
HERE = Path(__file__).parent


def written(folder: Path, text: hostile_model.Text) -> list[str]:
    """Both documents of the hostile model, or of its clean twin."""
    data = hostile_model.build(text)
    (folder / "model.yml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    path = ModelPath(path="model.yml", to="model/")
    (checked,) = check_models(Settings(root=folder, models=(path,)), TODAY).models
    return [write(checked.model, ()) for write in (requirement_document, data_model_document)]


def structure(text: str) -> list[str]:
    """What a Markdown reader makes of a document, the words left out."""
    return [f"{token.type} {token.tag}" for token in MARKDOWN.parse(text)]


def test_hostile_text_is_text(tmp_path: Path) -> None:
    """It changes nothing but the words, and everything is found again."""
    hostile = written(tmp_path, hostile_model.hostile)
    clean = written(tmp_path, hostile_model.clean)
    for one, other in zip(hostile, clean, strict=True):
        assert structure(one) == structure(other)
    draft = read_documents([SourceFile(f"{n}.md", text) for n, text in enumerate(hostile)])
    before = load_model(tmp_path / "model.yml", tmp_path)
    assert len(draft.patterns) == len(before.patterns)
    assert len(draft.tables) == len(before.tables)
    assert list(draft.answers) == list(before.answers)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_documents_are_read_all_the_same(seed: int, tmp_path: Path) -> None:
    """Lines lost, doubled and cut: no reader breaks, and what is written can be read."""
    dice = random.Random(seed)  # noqa: S311 - damage, no secret
    sources = []
    for name in ("theatre_requirement.md", "theatre_data_model.md"):
        lines = (HERE / name).read_text(encoding="utf-8").splitlines()
        for _ in range(dice.randint(1, 12)):
            position = dice.randrange(len(lines))
            kind = dice.choice(["lose", "double", "cut", "swap", "join"])
            line = lines[position]
            if kind == "lose":
                lines[position] = ""
            elif kind == "double":
                lines.insert(position, line)
            elif kind == "cut":
                lines[position] = line[: dice.randrange(len(line) + 1)]
            elif kind == "swap":
                lines[position] = line[::-1]
            else:
                lines[position] = line + lines[dice.randrange(len(lines))]
        sources.append(SourceFile(name, "\n".join(lines)))
    files = model_files(read_documents(sources), ["a.md"])
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    model = load_model(tmp_path, ROOT)
    kinds = {fault.kind.value for fault in model.faults}
    assert not kinds & {"syntax-error", "duplicate-key", "unknown-key", "wrong-type"}, kinds

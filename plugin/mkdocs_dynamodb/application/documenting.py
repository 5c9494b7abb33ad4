"""Write the two documents of models, and read such documents into models."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.collector import without_collector
from mkdocs_dynamodb.application.written_files import write_files
from mkdocs_dynamodb.documents.labels import DATA_MODEL_FILE, REQUIREMENT_FILE
from mkdocs_dynamodb.documents.writing.data_model import data_model_document
from mkdocs_dynamodb.documents.writing.requirements import requirement_document


@without_collector()
def write_documents(models: Iterable[CheckedModel], out: Path) -> tuple[Path, ...]:
    """Write both documents of each model: into the folder, or of several models into one each.

    Raises:
        OutputError: the folder cannot be written to.
    """
    checked = tuple(models)
    files: dict[Path, bytes] = {}
    for each in checked:
        folder = out if len(checked) == 1 else out / each.path.to
        texts = {
            REQUIREMENT_FILE: requirement_document(each.model, each.diagnostics),
            DATA_MODEL_FILE: data_model_document(each.model, each.diagnostics),
        }
        files |= {folder / name: text.encode("utf-8", "replace") for name, text in texts.items()}
    return write_files(files)

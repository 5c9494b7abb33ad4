"""Write the two documents of models, and read such documents into models."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.collector import without_collector
from mkdocs_dynamodb.application.written_files import write_files
from mkdocs_dynamodb.documents.labels import DATA_MODEL_FILE, REQUIREMENT_FILE
from mkdocs_dynamodb.documents.reading.document import read_documents
from mkdocs_dynamodb.documents.reading.draft import Remark
from mkdocs_dynamodb.documents.reading.files import model_files
from mkdocs_dynamodb.documents.reading.report import count_texts
from mkdocs_dynamodb.documents.writing.data_model import data_model_document
from mkdocs_dynamodb.documents.writing.requirements import requirement_document
from mkdocs_dynamodb.errors import DocumentError, OutputError
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import read_source


@record(kw_only=True)
class Imported:
    """What became of imported documents."""

    written: tuple[Path, ...]
    counts: tuple[str, ...]
    remarks: tuple[Remark, ...]


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


@without_collector()
def import_design(documents: Iterable[Path], out: Path) -> Imported:
    """Read documents, and write what they say as a model.

    Raises:
        DocumentError: a document cannot be read, or none of them says anything of a design.
        OutputError: the folder holds something already, or cannot be written to.
    """
    paths = tuple(documents)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(f"{out} is not empty; name a new folder")
    sources = []
    for path in paths:
        source = read_source(path, Path.cwd())
        if isinstance(source, Fault):
            at = source.finding.at
            raise DocumentError(f"{at.path}:{at.line}:{at.column}: {source.finding.message}")
        if path.suffix.lower() == ".sql":
            raise DocumentError(
                f"{source.path} is SQL, and no document; name it in the model: "
                f"`source: {{ddl: {path.name}, dialect: mysql}}`"
            )
        sources.append(source)
    draft = read_documents(sources)
    if not (draft.patterns or draft.tables or draft.entities):
        names = ", ".join(source.path for source in sources)
        raise DocumentError(f"{names}: no access pattern, entity or table was found")
    files = model_files(draft, [source.path for source in sources])
    written = write_files({out / name: text.encode() for name, text in files.items()})
    return Imported(written=written, counts=tuple(count_texts(draft)), remarks=tuple(draft.remarks))

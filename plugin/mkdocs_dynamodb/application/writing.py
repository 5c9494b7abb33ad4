"""Write pages, and what a new user begins with, as files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_dynamodb.application.checking import CheckResult
from mkdocs_dynamodb.application.contracting import contract_download
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.application.workshops import CheckedWorkshop
from mkdocs_dynamodb.application.written_files import write_files
from mkdocs_dynamodb.errors import OutputError
from mkdocs_dynamodb.source.contract_files import (
    FORMS,
    contract_schema_name,
    contract_schema_text,
)
from mkdocs_dynamodb.source.files import read_bytes
from mkdocs_dynamodb.source.shape import SCHEMA_NAME, schema_text

PACKAGE = Path(__file__).parent.parent
ASSETS = ("dynamodb.css", "pages.js", "diagrams.js", "what-if.js", "mermaid.min.js")
"""Files that pages need beside them."""


def asset_path(name: str) -> Path:
    """Path of a file that pages need."""
    return PACKAGE / "pages" / "assets" / name


def write_pages(
    result: CheckResult, out: Path, *, directory_urls: bool, links_to_files: bool = False
) -> tuple[Path, ...]:
    """Write the pages of all models and workshops and their assets as plain files.

    Args:
        result: the models.
        out: folder to write to.
        directory_urls: whether `a.md` is served as `a/`.
        links_to_files: whether links name the Markdown files and no addresses.

    Raises:
        OutputError: the folder cannot be written to, or two of them would share one.
    """
    files: dict[Path, bytes] = {}
    taken: dict[str, str] = {}
    for checked in result.models:
        folder, other = checked.path.to, taken.setdefault(checked.path.to, checked.path.path)
        if other != checked.path.path:
            both = f"{other} and {checked.path.path}"
            raise OutputError(f"{both} would both be written to {out / folder}; render one by one")
        pages = model_pages(checked, directory_urls=directory_urls, links_to_files=links_to_files)
        for page in pages:
            files[out / folder / page.path] = page.content.encode("utf-8", "replace")
        download = contract_download(checked)
        if download is not None:
            files[out / folder / download[0]] = download[1].encode("utf-8", "replace")
    for workshop in result.workshops:
        folder = workshop.path.to
        if folder in taken:
            both = f"{taken[folder]} and {workshop.path.content}"
            raise OutputError(f"{both} would both be written to {out / folder}; set `to`")
        files |= {out / folder / name: data for name, data in _workshop_files(workshop)}
    for name in ASSETS:
        files[out / "assets" / "dynamodb" / name] = read_bytes(asset_path(name))
    for name, text in published_schemas().items():
        files[out / "schemas" / name] = text.encode("utf-8")
    return write_files(files)


def _workshop_files(checked: CheckedWorkshop) -> Iterator[tuple[str, bytes]]:
    for page in checked.workshop.pages:
        yield page.path, page.markdown.encode("utf-8", "replace")
    for name, path in checked.workshop.files:
        yield name, read_bytes(path)


def published_schemas() -> Mapping[str, str]:
    """File name of each JSON Schema that a site publishes -> its text."""
    contracts = {contract_schema_name(form): contract_schema_text(form) for form in FORMS}
    return {SCHEMA_NAME: schema_text(), **contracts}


STARTER = PACKAGE / "source" / "starter"
STARTER_SITE = PACKAGE / "source" / "starter_site"
STARTER_MODEL = "models/notes"
PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "index.md": "docs/index.md",
    "designs.yml": ".github/workflows/designs.yml",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
}
"""Packaged file of the starter site -> its place in the site."""


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write a small model that passes every check.

    Raises:
        OutputError: the folder holds something already, or cannot be written to.
    """
    _check_empty(folder)
    return write_files(_starter_model(folder))


def write_starter_site(folder: Path) -> tuple[Path, ...]:
    """Write a small site around that model: configuration, start page, check at each push.

    Raises:
        OutputError: the folder holds something already, or cannot be written to.
    """
    _check_empty(folder)
    site = {folder / place: read_bytes(STARTER_SITE / name) for name, place in PLACES.items()}
    return write_files(site | _starter_model(folder / STARTER_MODEL))


def _check_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder} is not empty; name a new folder")


def _starter_model(folder: Path) -> dict[Path, bytes]:
    """The model, and the schema that its first lines name, with which editors help at once."""
    files = {folder / path.name: read_bytes(path) for path in sorted(STARTER.glob("*.yml"))}
    return {**files, folder / SCHEMA_NAME: schema_text().encode("utf-8")}

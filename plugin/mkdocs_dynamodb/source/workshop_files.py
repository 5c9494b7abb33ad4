"""Files of a workshop: pages, static files, and the parameters of `contentspec.yaml`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile, read_source, shown_path
from mkdocs_dynamodb.source.yaml_tree import read_tree

PAGE_SUFFIX = ".md"
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Stands in a name for bytes that are no UTF-8."""


@record(kw_only=True)
class WorkshopFiles:
    """What was read of a workshop."""

    content: str
    """Folder of the pages as shown to the user."""
    pages: Mapping[str, SourceFile]
    """Path below the content folder -> page."""
    static: Mapping[str, Path]
    """Path below the static folder -> file."""
    parameters: Mapping[str, str]
    language: str = ""
    """Language that `contentspec.yaml` calls the default one; empty where it does not say."""
    asked_at: Span | None = None
    """Where the user named the content folder."""
    faults: tuple[Fault, ...] = ()


def read_workshop_files(
    content: Path,
    static: Path | None,
    params: Path | None,
    root: Path,
    asked_at: Span | None = None,
) -> WorkshopFiles:
    """Read a workshop; what cannot be read is a fault, and the rest is read all the same.

    Args:
        content: folder of the pages.
        static: folder of images and downloads, where there is one.
        params: file with a mapping `params`, where there is one.
        root: project root, for the paths that the user sees.
        asked_at: where the user named the content folder.
    """
    pages, faults = dict[str, SourceFile](), list[Fault]()
    for path in _files_below(content):
        if path.suffix.lower() == PAGE_SUFFIX:
            source = read_source(path, root)
            if isinstance(source, Fault):
                faults.append(source)
            else:
                pages[path.relative_to(content).as_posix()] = source
    files = (
        {}
        if static is None
        else {p.relative_to(static).as_posix(): p for p in _files_below(static)}
    )
    parameters, language, found = _parameters(params, root)
    return WorkshopFiles(
        content=shown_path(content, root),
        pages=pages,
        static=files,
        parameters=parameters,
        language=language,
        asked_at=asked_at,
        faults=(*faults, *found),
    )


def _files_below(folder: Path) -> Iterator[Path]:
    """Files that are not hidden, in a stable order; nothing of a folder that is not there.

    A file whose name is no text cannot be part of an address.
    """
    try:
        paths = sorted(folder.rglob("*"))
    except OSError:  # a folder went away meanwhile; the next build sees what is left
        paths = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        if not is_hidden and not _SURROGATE.search(name) and path.is_file():
            yield path


def _parameters(path: Path | None, root: Path) -> tuple[Mapping[str, str], str, tuple[Fault, ...]]:
    """Values of the parameters, the default language, and what is wrong with the file."""
    if path is None:
        return {}, "", ()
    source = read_source(path, root)
    if isinstance(source, Fault):
        return {}, "", (source,)
    tree, faults = read_tree(source, allow_tags=True)
    params = None if tree is None else tree.get("params")
    locale = None if tree is None else tree.get("defaultLocaleCode")
    entries = {} if params is None or params.entries is None else params.entries
    scalars = {
        name: node.text
        for name, node in entries.items()
        if node.data is not None and node.entries is None and node.items is None
    }
    values = {name: " ".join(text.splitlines()) for name, text in scalars.items()}
    return values, "" if locale is None else locale.text.partition("-")[0].lower(), tuple(faults)

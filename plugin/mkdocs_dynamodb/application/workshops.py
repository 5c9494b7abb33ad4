"""Read and build the workshops of a site."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.runner import judge_troubles
from mkdocs_dynamodb.settings import Settings, WorkshopPath
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.workshop_files import WorkshopFiles, read_workshop_files

if TYPE_CHECKING:
    from mkdocs_dynamodb.workshop.build import Workshop


@record(kw_only=True)
class CheckedWorkshop:
    """A workshop with its findings."""

    path: WorkshopPath
    workshop: "Workshop"
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]


def check_workshop(
    path: WorkshopPath, settings: Settings, kept: Kept = NOTHING_KEPT
) -> CheckedWorkshop:
    """Build the pages of one workshop, and gather what is wrong with them."""
    root = settings.root
    files = read_workshop_files(
        root / path.content,
        None if path.static is None else root / path.static,
        None if path.params is None else root / path.params,
        root,
        path.at,
    )
    ingredients = (files, path, settings)
    return kept.get(("workshop",), ingredients, lambda: _check_files(files, path, settings))


def _check_files(files: WorkshopFiles, path: WorkshopPath, settings: Settings) -> CheckedWorkshop:
    from mkdocs_dynamodb.workshop.build import build_workshop  # noqa: PLC0415 - most sites have none

    workshop = build_workshop(files)
    return CheckedWorkshop(
        path=path,
        workshop=workshop,
        diagnostics=judge_troubles(workshop.troubles, settings),
        sources={source.path: source for source in files.pages.values()},
    )

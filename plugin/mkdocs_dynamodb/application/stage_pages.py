"""Which model each page belongs to that means to be a stage of a workshop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import partial

from mkdocs_dynamodb.diagnostics import Diagnostic, Finding
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.runner import judge_troubles
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.shape import nearest
from mkdocs_dynamodb.source.stage_pages import (
    MODEL_KEY,
    STAGE_KEY,
    SitePageFile,
    StagePage,
    read_stage_page,
)
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind


@record(kw_only=True)
class StagePages:
    """Pages of the site by the model that they belong to, and what is wrong with the others."""

    by_model: Mapping[str, Sequence[StagePage]] = field(default_factory=dict)
    """Address of a model -> its pages."""
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    """Files that the findings speak of."""


def find_stage_pages(
    files: Iterable[SitePageFile], settings: Settings, kept: Kept = NOTHING_KEPT
) -> StagePages:
    """Read the pages that name the key, and find the model of each."""
    names = {_name(model): model.to for model in settings.models}
    by_model: dict[str, list[StagePage]] = {}
    troubles: list[Trouble] = []
    sources: dict[str, SourceFile] = {}
    for file in files:
        page = kept.get(("stage", file.source.path), (file,), partial(read_stage_page, file))
        if page is None:
            continue
        problem = None if page.unreadable else _problem(page, names)
        unreadable = (Trouble(TroubleKind.BAD_FRONT_MATTER, f) for f in page.unreadable)
        found = [*unreadable, *(() if problem is None else (problem,))]
        if found:
            troubles += found
            sources[file.source.path] = file.source
            continue
        name = next(iter(names)) if page.model is None else page.model.text.strip("/")
        by_model.setdefault(names[name], []).append(page)
    return StagePages(
        by_model=by_model, diagnostics=judge_troubles(troubles, settings), sources=sources
    )


def _name(model: ModelPath) -> str:
    return model.to.strip("/")


def _problem(page: StagePage, names: Iterable[str]) -> Trouble | None:
    """Why nobody can tell to which model a page belongs."""
    known = tuple(names)
    listed = ", ".join(f"`{name}`" for name in known)
    node = page.model
    if node is None and len(known) == 1:
        return None
    if not known:
        message, cure = "the site has no model", "name a model in the plugin's block"
    elif node is None:
        message = f"`{STAGE_KEY}` does not say to which model it belongs"
        cure = f"write `{MODEL_KEY}: {known[0]}`; known: {listed}"
    elif not isinstance(node.data, str):
        message, cure = f"`{MODEL_KEY}` is no name of a model", f"known: {listed}"
    elif node.text.strip("/") in known:
        return None
    else:
        message = f"no model of the site is called `{node.text}`"
        cure = nearest(node.text.strip("/"), known) or f"known: {listed}"
    at = page.at if node is None else node.span
    finding = Finding(at=at, message=message, subject=page.path, help=cure)
    return Trouble(TroubleKind.STAGE_OF_UNKNOWN_MODEL, finding)

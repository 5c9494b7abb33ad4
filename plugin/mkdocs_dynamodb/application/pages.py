"""Make the pages of models, and the parts of them that hand-written pages show."""

from collections.abc import Mapping

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.collector import without_collector
from mkdocs_dynamodb.errors import FragmentError
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.fragments import problem_html, render_fragment
from mkdocs_dynamodb.pages.interrupted import with_interruption
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.site import build_pages
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.yaml_tree import read_tree


def page_context(
    checked: CheckedModel,
    *,
    directory_urls: bool = True,
    material: bool = True,
    links_to_files: bool = False,
    kept: Kept = NOTHING_KEPT,
) -> PageContext:
    """What the pages of a checked model are made from.

    Args:
        checked: the model.
        directory_urls: whether `a.md` is served as `a/`.
        material: whether the theme is Material for MkDocs.
        links_to_files: whether links name the Markdown files and no addresses.
        kept: pages of last time.
    """
    return PageContext(
        model=checked.model,
        diagnostics=checked.diagnostics,
        coverage=checked.coverage,
        base=checked.path.to,
        directory_urls=directory_urls,
        material=material,
        links_to_files=links_to_files,
        kept=kept,
    )


@without_collector()
def model_pages(
    checked: CheckedModel,
    *,
    directory_urls: bool = True,
    material: bool = True,
    links_to_files: bool = False,
    kept: Kept = NOTHING_KEPT,
) -> tuple[Page, ...]:
    """All pages of a checked model."""
    context = page_context(
        checked,
        directory_urls=directory_urls,
        material=material,
        links_to_files=links_to_files,
        kept=kept,
    )
    ingredients = (checked, directory_urls, material, links_to_files)
    return kept.get(("pages",), ingredients, lambda: build_pages(context))


def interrupted_pages(
    now: CheckedModel, before: tuple[Page, ...], *, directory_urls: bool = True
) -> tuple[Page, ...]:
    """Pages of a model as it was, each with what keeps the model from being read now.

    Args:
        now: the model, of which a part cannot be read.
        before: its pages when all of it could.
        directory_urls: whether `a.md` is served as `a/`.
    """
    return with_interruption(page_context(now, directory_urls=directory_urls), before)


def render_block(body: str, contexts: Mapping[str, PageContext], page: str) -> tuple[str, str]:
    """HTML of a fenced block, and what is wrong with it (empty where nothing is).

    Args:
        body: text of the block: `show: table Orders`, and `model: shop` where there are several.
        contexts: folder of each model -> the model.
        page: path in the site of the page with the block.
    """
    tree, faults = read_tree(SourceFile(page, body))
    if faults or tree is None or tree.entries is None:
        return _block_problem("write `show: score`, `show: table NAME` or another part")
    show, model = tree.get("show"), tree.get("model")
    name = model.text.strip("/") if model is not None else next(iter(contexts), "")
    if show is None:
        return _block_problem("the block does not say what to `show`")
    if name not in contexts:
        return _block_problem(f"no model is called `{name}`; known: {', '.join(contexts)}")
    try:
        return render_fragment(contexts[name], show.text, page), ""
    except FragmentError as error:
        return _block_problem(str(error))


def _block_problem(problem: str) -> tuple[str, str]:
    return problem_html(problem), problem

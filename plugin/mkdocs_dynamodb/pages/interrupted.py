"""Pages of a model as it was, shown while a part of it cannot be read."""

from collections.abc import Iterable
from dataclasses import replace

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.pages.context import REVIEW, PageContext
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.findings import finding_views
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.review import build_review


def with_interruption(context: PageContext, before: Iterable[Page]) -> tuple[Page, ...]:
    """Pages with what keeps the model from being read below their headings.

    Args:
        context: the model as it is now.
        before: pages of the model as it was when all of it could be read; the review alone is
            about the model as it is.
    """
    banner = interruption(context)
    review = {page.path: page for page in build_review(context)}
    return tuple(
        review[REVIEW] if page.path == REVIEW else _with_banner(page, banner) for page in before
    )


def interruption(context: PageContext) -> str:
    """What keeps a model from being read."""
    errors = tuple(d for d in context.open if d.severity is Severity.ERROR)
    values = {"findings": finding_views(errors or context.open, context.model)}
    return render_template("interrupted", values)


def _with_banner(page: Page, banner: str) -> Page:
    heading, _, rest = page.body.partition("\n\n")
    return replace(page, body=f"{heading}\n\n{banner}\n{rest}")

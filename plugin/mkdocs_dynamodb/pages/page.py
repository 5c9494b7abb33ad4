"""A page as text, before any site generator sees it."""

import json
import re

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.pages.text import page_title
from mkdocs_dynamodb.records import record

_HEADING = re.compile(r"\A\s*# [^\n]*[^\n}]$", re.MULTILINE)
_MARK = " {: .ddb-page }"
"""Marks the heading, so that the style sheet knows what follows it from pages of others."""


@record(kw_only=True)
class Page:
    """Markdown of a page, with where it lies below the model's folder."""

    path: str
    title: str
    body: str
    source: Span | None = None
    """Place in the model that a reader edits to change the page."""
    section: str = ""
    """Heading in the navigation that gathers pages of one kind."""
    is_wide: bool = False
    """Whether themes that can should leave out what stands beside the page."""

    @property
    def content(self) -> str:
        """The file: front matter with the title, then the body."""
        title = json.dumps(page_title(self.title), ensure_ascii=False)
        hide = "hide: [toc]\n" if self.is_wide else ""
        body = _HEADING.sub(lambda heading: heading[0] + _MARK, self.body, count=1)
        return f"---\ntitle: {title}\n{hide}---\n\n{body}"

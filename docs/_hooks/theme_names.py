"""Names for parts of the theme that have none, which readers of screens would miss.

Material calls its search a dialog and the lists of its navigation landmarks; the one has no name,
and a list below a section with a page of its own is named by a label that holds an icon alone.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

DIALOG = 'data-md-component="search" role="dialog"'
LIST = re.compile(
    r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="[^"]*"([^>]*>'
    r'\s*<label class="md-nav__title"[^>]*>\s*<span class="md-nav__icon md-icon"></span>)'
    r"\s*([^<]*?)\s*(?=</label>)"
)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Fill the names in."""
    del page, config
    output = output.replace(DIALOG, f'{DIALOG} aria-label="Search"')
    return LIST.sub(r'\1 aria-label="\3"\2\3', output)

"""Hand-written pages of a MkDocs site that are stages of a model's workshop."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from mkdocs_dynamodb.pages.html_parts import set_aside_between_headings
from mkdocs_dynamodb.pages.stages import StageParts
from mkdocs_dynamodb.source.files import shown_path
from mkdocs_dynamodb.source.stage_pages import SitePageFile, find_stage_text

_HEADING = re.compile(r"\A\s*(?:#[ \t][^\n]*|[^\n]+\n=+[ \t]*)(?:\n|\Z)")


def find_pages(config: MkDocsConfig) -> Iterator[SitePageFile]:
    """Pages of the site that name the key, apart from those that are kept out of it."""
    root = Path(config.config_file_path).parent
    for folder, folders, names in os.walk(config.docs_dir, followlinks=True):
        folders.sort()
        for name in sorted(filter(is_markdown_file, names)):
            path = Path(folder, name)
            source = find_stage_text(path, root)
            if source is None:
                continue
            file = File(
                path.relative_to(config.docs_dir).as_posix(),
                config.docs_dir,
                config.site_dir,
                config.use_directory_urls,
            )
            set_exclusions([file], config)
            if file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT):
                yield SitePageFile(source=source, served=served_path(file))


def file_of(page: Page, config: MkDocsConfig) -> str:
    """File of a page as findings name it; empty for a page without one."""
    path = page.file.abs_src_path
    return "" if path is None else shown_path(Path(path), Path(config.config_file_path).parent)


def served_path(file: File) -> str:
    """Path in the site of the Markdown that would be served at the address of a page."""
    return file.dest_uri.removesuffix(".html") + ".md"


def with_stage(markdown: str, parts: StageParts) -> tuple[str, tuple[str, ...]]:
    """Text of a page with what its stage says around it, and the HTML led around Markdown."""
    heading = _HEADING.match(markdown)
    start = heading.end() if heading is not None else 0
    texts, aside = list[str](), list[str]()
    for part in (parts.top, parts.bottom):
        text, blocks = set_aside_between_headings(part, len(aside), "ddb-fragment")
        aside += blocks
        texts.append(text)
    text = f"{markdown[:start]}\n\n{texts[0]}\n\n{markdown[start:]}\n\n{texts[1]}\n"
    return text, tuple(aside)

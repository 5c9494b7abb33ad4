"""All pages of a model."""

from collections.abc import Callable

from mkdocs_dynamodb.pages.access_patterns import build_access_patterns
from mkdocs_dynamodb.pages.attributes import build_attributes
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.cost import build_cost_page
from mkdocs_dynamodb.pages.decisions import build_decisions_page
from mkdocs_dynamodb.pages.gates import with_banner
from mkdocs_dynamodb.pages.mapping import build_mapping
from mkdocs_dynamodb.pages.migration_contract import build_migration_contract
from mkdocs_dynamodb.pages.overview import build_overview
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.partitions import build_partitions_page
from mkdocs_dynamodb.pages.requirements import build_requirements
from mkdocs_dynamodb.pages.review import build_review
from mkdocs_dynamodb.pages.source import build_source_page
from mkdocs_dynamodb.pages.stages import build_stage_pages
from mkdocs_dynamodb.pages.tables import build_tables
from mkdocs_dynamodb.pages.viewpoints import build_viewpoint_pages
from mkdocs_dynamodb.records import record

_BUILDERS: tuple[Callable[[PageContext], tuple[Page, ...]], ...] = (
    build_overview,
    build_requirements,
    build_viewpoint_pages,
    build_access_patterns,
    build_tables,
    build_attributes,
    build_mapping,
    build_cost_page,
    build_partitions_page,
    build_source_page,
    build_migration_contract,
    build_decisions_page,
    build_review,
    build_stage_pages,
)
"""One function a kind of page, in the order of the navigation."""


@record()
class NavSection:
    """A folder of the navigation."""

    title: str
    pages: tuple[Page, ...]


def build_pages(context: PageContext) -> tuple[Page, ...]:
    """Every page of a model, in the order of the navigation."""
    return tuple(with_banner(context, page) for build in _BUILDERS for page in build(context))


def navigation(pages: tuple[Page, ...]) -> tuple[Page | NavSection, ...]:
    """Pages with those that share a section gathered under it, at the place of the first."""
    entries: list[Page | NavSection] = []
    for section in dict.fromkeys(page.section or page.path for page in pages):
        members = tuple(page for page in pages if (page.section or page.path) == section)
        grouped = members[0].section != ""
        entries.append(NavSection(section, members) if grouped else members[0])
    return tuple(entries)

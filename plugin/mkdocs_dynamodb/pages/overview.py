"""Overview: how the model stands, and where to go from here."""

from markupsafe import Markup

from mkdocs_dynamodb.contract.generated import comes_from_a_source
from mkdocs_dynamodb.pages.context import (
    ATTRIBUTES,
    CONTRACT,
    COST,
    DECISIONS,
    MAPPING,
    OVERVIEW,
    PARTITIONS,
    PATTERNS,
    REQUIREMENTS,
    REVIEW,
    SOURCE,
    VIEWPOINTS,
    PageContext,
)
from mkdocs_dynamodb.pages.diagrams import is_large
from mkdocs_dynamodb.pages.findings import finding_views, groups_of
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.pictures import MOST_BARS_OF_OVERVIEW, cost_by_table, partition_loads
from mkdocs_dynamodb.pages.production_warnings import production_warnings
from mkdocs_dynamodb.pages.score import score_cards
from mkdocs_dynamodb.pages.stages import SECTION as WORKSHOP
from mkdocs_dynamodb.pages.stages import STAGES
from mkdocs_dynamodb.pages.unknowns import unknown_views
from mkdocs_dynamodb.pages.viewpoints import SECTION as VIEWPOINTS_TITLE
from mkdocs_dynamodb.pages.viewpoints import viewpoint_rows
from mkdocs_dynamodb.pages.words import keys_text
from mkdocs_dynamodb.reports.column_destinations import column_destinations


def build_overview(context: PageContext) -> tuple[Page, ...]:
    """The one page with the score card."""
    model, links = context.model, context.links(OVERVIEW)
    values = {
        "application": model.application,
        "title": model.title,
        "cards": score_cards(context),
        "viewpoints": viewpoint_rows(context, OVERVIEW) if is_large(model) else [],
        "warnings": production_warnings(context, OVERVIEW, context.open),
        "charts": _charts(context),
        "findings": (views := finding_views(context.open, model)),
        "groups": [(group, links.to(REVIEW, group.anchor)) for group in groups_of(views)],
        "review": links.to(REVIEW, "findings"),
        "pages": [
            ("Requirements", links.to(REQUIREMENTS), "what the application asks for"),
            *_viewpoints_link(context),
            ("Access patterns", links.to(PATTERNS), "each one with the request that answers it"),
            ("Mapping", links.to(MAPPING), "which table or index answers which pattern"),
            *_table_links(context),
            *_migration_links(context),
            *_decisions_link(context),
            ("Review", links.to(REVIEW), "findings, and what was accepted with which reason"),
            *_workshop_link(context),
        ],
        "tables": [
            {
                "name": table.name.value,
                "href": context.table_href(OVERVIEW, table.name.value),
                "purpose": table.purpose,
                "key_names": keys_text(table.keys),
                "indexes": [
                    (name, context.table_href(OVERVIEW, table.name.value, name))
                    for name in table.indexes
                ],
            }
            for table in model.tables.values()
        ],
        "unknowns": unknown_views(context, OVERVIEW),
    }
    body = context.render(OVERVIEW, "overview", values)
    return (Page(path=OVERVIEW, title=model.title, body=body),)


def _charts(context: PageContext) -> list[Markup]:
    """What costs most and what is busiest, with figures in a table below each."""
    charts = (
        cost_by_table(context, MOST_BARS_OF_OVERVIEW, is_alone=True),
        partition_loads(context, MOST_BARS_OF_OVERVIEW, is_alone=True),
    )
    return [chart for chart in charts if chart]


def _decisions_link(context: PageContext) -> list[tuple[str, str, str]]:
    """The page on decisions, where there is one."""
    if not context.has_decisions:
        return []
    href = context.links(OVERVIEW).to(DECISIONS)
    return [("Decisions and trade-offs", href, "why the design is as it is, and what it costs")]


def _workshop_link(context: PageContext) -> list[tuple[str, str, str]]:
    """The stages of the workshop, where the model has some."""
    if not context.model.stages:
        return []
    what = "the stages in which this model is worked through, with exercises"
    return [(WORKSHOP, context.links(OVERVIEW).to(STAGES), what)]


def _viewpoints_link(context: PageContext) -> list[tuple[str, str, str]]:
    """The parts of the model that are looked at alone."""
    if not context.model.viewpoints:
        return []
    what = "parts of the model with a diagram of their own"
    return [(VIEWPOINTS_TITLE, context.links(OVERVIEW).to(VIEWPOINTS), what)]


def _migration_links(context: PageContext) -> list[tuple[str, str, str]]:
    """Where the model comes from, and the contract that carries the data over."""
    links, found = context.links(OVERVIEW), list[tuple[str, str, str]]()
    if context.model.source is not None and column_destinations(context.model) is not None:
        found.append(("Source database", links.to(SOURCE), "where each column of it went"))
    if context.model.contract is not None or comes_from_a_source(context.model):
        found.append(("Migration contract", links.to(CONTRACT), "what a migration carries out"))
    return found


def _table_links(context: PageContext) -> list[tuple[str, str, str]]:
    """The pages on attributes, cost and partitions, which a model without tables has not."""
    if not context.model.tables:
        return []
    href = context.links(OVERVIEW).to(COST)
    attributes = context.links(OVERVIEW).to(ATTRIBUTES)
    partitions = context.links(OVERVIEW).to(PARTITIONS)
    return [
        ("Attributes", attributes, "where each one lives, with its type and the indexes it is in"),
        ("Capacity and cost", href, "what a month costs, in each mode, and how that grows"),
        ("Hot partitions", partitions, "the busiest value of each key against what one can get"),
    ]

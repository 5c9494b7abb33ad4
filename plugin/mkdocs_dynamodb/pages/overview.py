"""Overview: how the model stands, and where to go from here."""

from mkdocs_dynamodb.pages.context import (
    MAPPING,
    OVERVIEW,
    PATTERNS,
    REQUIREMENTS,
    REVIEW,
    PageContext,
)
from mkdocs_dynamodb.pages.environment import render_template
from mkdocs_dynamodb.pages.findings import finding_views
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.score import score_cards
from mkdocs_dynamodb.pages.words import keys_text


def build_overview(context: PageContext) -> tuple[Page, ...]:
    """The one page with the score card."""
    model, links = context.model, context.links(OVERVIEW)
    values = {
        "application": model.application,
        "title": model.title,
        "cards": score_cards(context),
        "findings": finding_views(context.open, model),
        "review": links.to(REVIEW),
        "pages": [
            ("Requirements", links.to(REQUIREMENTS), "what the application asks for"),
            ("Access patterns", links.to(PATTERNS), "each one with the request that answers it"),
            ("Mapping", links.to(MAPPING), "which table or index answers which pattern"),
            ("Review", links.to(REVIEW), "findings, and what was accepted with which reason"),
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
    }
    body = render_template("overview", values)
    return (Page(path=OVERVIEW, title=model.title, body=body),)

"""Review: every finding with its place, and what was accepted with which reason."""

from mkdocs_dynamodb.pages.checklist import design_checklist
from mkdocs_dynamodb.pages.context import REVIEW, PageContext
from mkdocs_dynamodb.pages.findings import finding_views, groups_of
from mkdocs_dynamodb.pages.gates import gate_views
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.score import score_cards


def build_review(context: PageContext) -> tuple[Page, ...]:
    """The one page with all findings."""
    views = finding_views((*context.open, *context.accepted), context.model)
    links = context.links(REVIEW)
    still_open, accepted = views[: len(context.open)], views[len(context.open) :]
    values = {
        "cards": score_cards(context),
        "gates": gate_views(context, REVIEW),
        "checklist": design_checklist(context, REVIEW),
        "open": still_open,
        "open_groups": [(each, links.to(REVIEW, each.anchor)) for each in groups_of(still_open)],
        "accepted": accepted,
        "accepted_groups": [
            (each, links.to(REVIEW, each.anchor)) for each in groups_of(accepted, "accepted")
        ],
    }
    return (Page(path=REVIEW, title="Review", body=context.render(REVIEW, "review", values)),)

"""Rules on the pages of workshops and how they hang together, and on the stages of a model."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.workshop.bad_front_matter import bad_front_matter
from mkdocs_dynamodb.rules.workshop.break_text_not_found import break_text_not_found
from mkdocs_dynamodb.rules.workshop.break_without_finding import break_without_finding
from mkdocs_dynamodb.rules.workshop.broken_image import broken_image
from mkdocs_dynamodb.rules.workshop.broken_link import broken_link
from mkdocs_dynamodb.rules.workshop.clashing_pages import clashing_pages
from mkdocs_dynamodb.rules.workshop.link_in_other_case import link_in_other_case
from mkdocs_dynamodb.rules.workshop.no_content import no_content
from mkdocs_dynamodb.rules.workshop.stage_of_unknown_model import stage_of_unknown_model
from mkdocs_dynamodb.rules.workshop.stage_shows_unknown_part import stage_shows_unknown_part
from mkdocs_dynamodb.rules.workshop.stages_of_same_weight import stages_of_same_weight
from mkdocs_dynamodb.rules.workshop.unclosed_container import unclosed_container
from mkdocs_dynamodb.rules.workshop.unknown_directive import unknown_directive
from mkdocs_dynamodb.rules.workshop.unknown_parameter import unknown_parameter
from mkdocs_dynamodb.rules.workshop.unreadable_page import unreadable_page

RULES: tuple[Rule, ...] = (
    unknown_directive,
    unknown_parameter,
    unclosed_container,
    broken_link,
    broken_image,
    link_in_other_case,
    bad_front_matter,
    clashing_pages,
    no_content,
    unreadable_page,
    break_text_not_found,
    break_without_finding,
    stage_shows_unknown_part,
    stage_of_unknown_model,
    stages_of_same_weight,
)

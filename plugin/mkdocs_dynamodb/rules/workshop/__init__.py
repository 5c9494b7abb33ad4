"""Rules on the pages of workshops, and on how they hang together."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.workshop.bad_front_matter import bad_front_matter
from mkdocs_dynamodb.rules.workshop.broken_image import broken_image
from mkdocs_dynamodb.rules.workshop.broken_link import broken_link
from mkdocs_dynamodb.rules.workshop.clashing_pages import clashing_pages
from mkdocs_dynamodb.rules.workshop.link_in_other_case import link_in_other_case
from mkdocs_dynamodb.rules.workshop.no_content import no_content
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
)

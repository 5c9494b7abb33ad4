"""Rules on settings and acceptances."""

from mkdocs_dynamodb.rules.configuration.acceptance_expired import acceptance_expired
from mkdocs_dynamodb.rules.configuration.acceptance_matches_nothing import (
    acceptance_matches_nothing,
)
from mkdocs_dynamodb.rules.configuration.acceptance_without_brackets import (
    acceptance_without_brackets,
)
from mkdocs_dynamodb.rules.configuration.acceptance_without_reason import (
    acceptance_without_reason,
)
from mkdocs_dynamodb.rules.configuration.bad_option import bad_option
from mkdocs_dynamodb.rules.configuration.unknown_rule import unknown_rule
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    bad_option,
    unknown_rule,
    acceptance_matches_nothing,
    acceptance_expired,
    acceptance_without_reason,
    acceptance_without_brackets,
)

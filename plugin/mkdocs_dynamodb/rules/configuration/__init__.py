"""Rules on settings and acceptances."""

from mkdocs_dynamodb.rules.configuration.bad_option import bad_option
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (bad_option,)

"""Rules on what the application asks for."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

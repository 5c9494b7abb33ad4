"""Rules on names, keys, indexes and their limits."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

"""Rules on every access pattern answered, and nothing invented."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

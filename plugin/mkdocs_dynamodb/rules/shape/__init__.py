"""Faults of shape: keys and values that the schema does not allow."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

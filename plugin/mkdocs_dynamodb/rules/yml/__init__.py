"""Faults of YAML files, found before they mean anything."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

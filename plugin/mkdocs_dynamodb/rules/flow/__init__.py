"""Rules on the flow of data: inputs, ranges, copies, writers and readers."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

"""Rules on design judgement: reads that grow, wasteful filters, index hygiene."""

from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = ()

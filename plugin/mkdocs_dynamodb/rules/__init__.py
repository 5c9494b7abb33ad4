"""The catalogue: every rule, sorted by code. A rule is one module and one line in its family."""

from mkdocs_dynamodb.rules import (
    configuration,
    coverage,
    items,
    keys,
    operations,
    requirements,
    shape,
    yml,
)
from mkdocs_dynamodb.rules.registry import Rule

CATALOGUE: tuple[Rule, ...] = (
    *configuration.RULES,
    *coverage.RULES,
    *items.RULES,
    *keys.RULES,
    *operations.RULES,
    *requirements.RULES,
    *shape.RULES,
    *yml.RULES,
)

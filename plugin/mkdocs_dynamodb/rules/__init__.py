"""The catalogue: every rule, sorted by code. A rule is one module and one line in its family."""

from mkdocs_dynamodb.rules import (
    capacity,
    configuration,
    coverage,
    design,
    flow,
    items,
    keys,
    operations,
    requirements,
    shape,
    yml,
)
from mkdocs_dynamodb.rules.registry import Rule

CATALOGUE: tuple[Rule, ...] = (
    *capacity.RULES,
    *configuration.RULES,
    *coverage.RULES,
    *design.RULES,
    *flow.RULES,
    *items.RULES,
    *keys.RULES,
    *operations.RULES,
    *requirements.RULES,
    *shape.RULES,
    *yml.RULES,
)

"""The catalogue: every rule, sorted by code. A rule is one module and one line in its family."""

from mkdocs_dynamodb.rules import (
    capacity,
    configuration,
    contract,
    coverage,
    design,
    flow,
    gates,
    items,
    keys,
    operations,
    requirements,
    shape,
    source_schema,
    viewpoints,
    workshop,
    yml,
)
from mkdocs_dynamodb.rules.registry import Rule

CATALOGUE: tuple[Rule, ...] = (
    *capacity.RULES,
    *configuration.RULES,
    *contract.RULES,
    *coverage.RULES,
    *design.RULES,
    *flow.RULES,
    *gates.RULES,
    *items.RULES,
    *keys.RULES,
    *operations.RULES,
    *requirements.RULES,
    *shape.RULES,
    *source_schema.RULES,
    *viewpoints.RULES,
    *workshop.RULES,
    *yml.RULES,
)

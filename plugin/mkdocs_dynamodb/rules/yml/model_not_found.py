"""YML011: a model path without YAML files."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

model_not_found = fault_rule(
    "YML011",
    FaultKind.MODEL_NOT_FOUND,
    """
    The path of a model does not exist, or holds no YAML file.

    ## Why

    A misspelt path would be checked as an empty model: no pattern, no table, no finding, and a
    build that passes.

    ## Bad

    `models: [{path: models/libary}]` in `mkdocs.yml`, while the folder is called `models/library`.

    ## Good

    `models: [{path: models/library}]`, with at least one file that ends in `.yml` or `.yaml`.
    """,
)

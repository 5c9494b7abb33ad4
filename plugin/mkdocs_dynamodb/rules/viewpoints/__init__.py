"""Rules on the viewpoints that split a model into diagrams a person can read."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.viewpoints.entity_in_no_viewpoint import entity_in_no_viewpoint
from mkdocs_dynamodb.rules.viewpoints.same_viewpoint_twice import same_viewpoint_twice
from mkdocs_dynamodb.rules.viewpoints.unknown_viewpoint_entity import unknown_viewpoint_entity

RULES: tuple[Rule, ...] = (
    unknown_viewpoint_entity,
    same_viewpoint_twice,
    entity_in_no_viewpoint,
)

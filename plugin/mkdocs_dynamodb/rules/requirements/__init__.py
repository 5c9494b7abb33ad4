"""Rules on what the application asks for."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.requirements.average_above_peak import average_above_peak
from mkdocs_dynamodb.rules.requirements.contradicted_reason import contradicted_reason
from mkdocs_dynamodb.rules.requirements.contradictory_relationship import contradictory_relationship
from mkdocs_dynamodb.rules.requirements.duplicate_pattern import duplicate_pattern
from mkdocs_dynamodb.rules.requirements.entity_without_pattern import entity_without_pattern
from mkdocs_dynamodb.rules.requirements.external_without_reason import external_without_reason
from mkdocs_dynamodb.rules.requirements.missing_rps import missing_rps
from mkdocs_dynamodb.rules.requirements.no_database_without_reason import no_database_without_reason
from mkdocs_dynamodb.rules.requirements.none_served_elsewhere import none_served_elsewhere
from mkdocs_dynamodb.rules.requirements.pattern_count_differs import pattern_count_differs
from mkdocs_dynamodb.rules.requirements.read_without_write import read_without_write
from mkdocs_dynamodb.rules.requirements.stated_groups_differ import stated_groups_differ
from mkdocs_dynamodb.rules.requirements.stated_traffic_differs import stated_traffic_differs
from mkdocs_dynamodb.rules.requirements.unknown_duplicate import unknown_duplicate
from mkdocs_dynamodb.rules.requirements.unknown_entity import unknown_entity
from mkdocs_dynamodb.rules.requirements.unknown_group_pattern import unknown_group_pattern
from mkdocs_dynamodb.rules.requirements.write_without_read import write_without_read

RULES: tuple[Rule, ...] = (
    missing_rps,
    average_above_peak,
    duplicate_pattern,
    read_without_write,
    write_without_read,
    external_without_reason,
    no_database_without_reason,
    pattern_count_differs,
    stated_traffic_differs,
    unknown_entity,
    unknown_duplicate,
    unknown_group_pattern,
    none_served_elsewhere,
    contradictory_relationship,
    contradicted_reason,
    entity_without_pattern,
    stated_groups_differ,
)

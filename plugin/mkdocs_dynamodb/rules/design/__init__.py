"""Rules on design judgement: reads that grow, wasteful filters, index hygiene."""

from mkdocs_dynamodb.rules.design.aggregate_kept_otherwise import aggregate_kept_otherwise
from mkdocs_dynamodb.rules.design.aggregate_without_reason import aggregate_without_reason
from mkdocs_dynamodb.rules.design.avoidable_second_read import avoidable_second_read
from mkdocs_dynamodb.rules.design.correlation_differs import correlation_differs
from mkdocs_dynamodb.rules.design.counter_in_index import counter_in_index
from mkdocs_dynamodb.rules.design.debugging_complexity import debugging_complexity
from mkdocs_dynamodb.rules.design.decision_about_nothing import decision_about_nothing
from mkdocs_dynamodb.rules.design.entity_boundary_violation import entity_boundary_violation
from mkdocs_dynamodb.rules.design.framework_contradicted import framework_contradicted
from mkdocs_dynamodb.rules.design.growing_list import growing_list
from mkdocs_dynamodb.rules.design.incomplete_decision import incomplete_decision
from mkdocs_dynamodb.rules.design.index_for_known_parent import index_for_known_parent
from mkdocs_dynamodb.rules.design.index_without_reason import index_without_reason
from mkdocs_dynamodb.rules.design.largest_beyond_one_page import largest_beyond_one_page
from mkdocs_dynamodb.rules.design.low_cardinality_partition_key import (
    low_cardinality_partition_key,
)
from mkdocs_dynamodb.rules.design.many_requests_for_one_action import (
    many_requests_for_one_action,
)
from mkdocs_dynamodb.rules.design.rarely_read_index import rarely_read_index
from mkdocs_dynamodb.rules.design.read_beyond_one_page import read_beyond_one_page
from mkdocs_dynamodb.rules.design.redundant_index import redundant_index
from mkdocs_dynamodb.rules.design.scan_for_users import scan_for_users
from mkdocs_dynamodb.rules.design.scan_in_rare_pattern import scan_in_rare_pattern
from mkdocs_dynamodb.rules.design.schema_evolution_trap import schema_evolution_trap
from mkdocs_dynamodb.rules.design.sort_key_of_one_value import sort_key_of_one_value
from mkdocs_dynamodb.rules.design.transaction_of_one import transaction_of_one
from mkdocs_dynamodb.rules.design.unbounded_read import unbounded_read
from mkdocs_dynamodb.rules.design.undecided_copy import undecided_copy
from mkdocs_dynamodb.rules.design.unknown_aggregate_entity import unknown_aggregate_entity
from mkdocs_dynamodb.rules.design.unused_primary_key import unused_primary_key
from mkdocs_dynamodb.rules.design.wasteful_filter import wasteful_filter
from mkdocs_dynamodb.rules.design.wide_projection import wide_projection
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    unbounded_read,
    wasteful_filter,
    scan_for_users,
    scan_in_rare_pattern,
    many_requests_for_one_action,
    redundant_index,
    avoidable_second_read,
    wide_projection,
    rarely_read_index,
    low_cardinality_partition_key,
    counter_in_index,
    index_for_known_parent,
    transaction_of_one,
    read_beyond_one_page,
    sort_key_of_one_value,
    unused_primary_key,
    growing_list,
    largest_beyond_one_page,
    entity_boundary_violation,
    schema_evolution_trap,
    debugging_complexity,
    decision_about_nothing,
    unknown_aggregate_entity,
    index_without_reason,
    undecided_copy,
    aggregate_without_reason,
    incomplete_decision,
    correlation_differs,
    framework_contradicted,
    aggregate_kept_otherwise,
)

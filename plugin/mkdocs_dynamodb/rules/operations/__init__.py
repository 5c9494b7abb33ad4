"""Rules on operations against the key schema."""

from mkdocs_dynamodb.rules.operations.action_does_not_fit import action_does_not_fit
from mkdocs_dynamodb.rules.operations.argument_does_not_fit import argument_does_not_fit
from mkdocs_dynamodb.rules.operations.attribute_of_no_entity import attribute_of_no_entity
from mkdocs_dynamodb.rules.operations.begins_with_on_number import begins_with_on_number
from mkdocs_dynamodb.rules.operations.condition_on_non_key import condition_on_non_key
from mkdocs_dynamodb.rules.operations.example_contradicts_inputs import example_contradicts_inputs
from mkdocs_dynamodb.rules.operations.expression_too_long import expression_too_long
from mkdocs_dynamodb.rules.operations.filter_on_key import filter_on_key
from mkdocs_dynamodb.rules.operations.gap_in_key_attributes import gap_in_key_attributes
from mkdocs_dynamodb.rules.operations.illegal_sort_condition import illegal_sort_condition
from mkdocs_dynamodb.rules.operations.item_operation_on_index import item_operation_on_index
from mkdocs_dynamodb.rules.operations.item_twice_in_transaction import item_twice_in_transaction
from mkdocs_dynamodb.rules.operations.key_attribute_updated import key_attribute_updated
from mkdocs_dynamodb.rules.operations.key_of_no_entity import key_of_no_entity
from mkdocs_dynamodb.rules.operations.need_not_projected import need_not_projected
from mkdocs_dynamodb.rules.operations.operation_contradicts_type import operation_contradicts_type
from mkdocs_dynamodb.rules.operations.overlapping_changes import overlapping_changes
from mkdocs_dynamodb.rules.operations.overlapping_projection import overlapping_projection
from mkdocs_dynamodb.rules.operations.partial_primary_key import partial_primary_key
from mkdocs_dynamodb.rules.operations.partition_key_not_equality import partition_key_not_equality
from mkdocs_dynamodb.rules.operations.query_without_partition_key import query_without_partition_key
from mkdocs_dynamodb.rules.operations.range_before_last_key_attribute import (
    range_before_last_key_attribute,
)
from mkdocs_dynamodb.rules.operations.read_pattern_writes import read_pattern_writes
from mkdocs_dynamodb.rules.operations.refused_operand import refused_operand
from mkdocs_dynamodb.rules.operations.reversed_between import reversed_between
from mkdocs_dynamodb.rules.operations.scan_in_frequent_pattern import scan_in_frequent_pattern
from mkdocs_dynamodb.rules.operations.stale_index_key import stale_index_key
from mkdocs_dynamodb.rules.operations.strong_read_on_global_index import strong_read_on_global_index
from mkdocs_dynamodb.rules.operations.too_many_actions import too_many_actions
from mkdocs_dynamodb.rules.operations.too_many_in_operands import too_many_in_operands
from mkdocs_dynamodb.rules.operations.two_conditions_on_one_key import two_conditions_on_one_key
from mkdocs_dynamodb.rules.operations.unknown_given_attribute import unknown_given_attribute
from mkdocs_dynamodb.rules.operations.unknown_index import unknown_index
from mkdocs_dynamodb.rules.operations.unknown_input import unknown_input
from mkdocs_dynamodb.rules.operations.unknown_returned_entity import unknown_returned_entity
from mkdocs_dynamodb.rules.operations.unknown_stored_entity import unknown_stored_entity
from mkdocs_dynamodb.rules.operations.unknown_table import unknown_table
from mkdocs_dynamodb.rules.operations.unprojected_attribute import unprojected_attribute
from mkdocs_dynamodb.rules.operations.unreadable_expression import unreadable_expression
from mkdocs_dynamodb.rules.operations.unused_value import unused_value
from mkdocs_dynamodb.rules.operations.update_in_batch import update_in_batch
from mkdocs_dynamodb.rules.operations.value_of_other_type import value_of_other_type
from mkdocs_dynamodb.rules.operations.weaker_read_than_asked import weaker_read_than_asked
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    query_without_partition_key,
    partition_key_not_equality,
    illegal_sort_condition,
    two_conditions_on_one_key,
    begins_with_on_number,
    gap_in_key_attributes,
    range_before_last_key_attribute,
    condition_on_non_key,
    strong_read_on_global_index,
    item_operation_on_index,
    partial_primary_key,
    filter_on_key,
    key_attribute_updated,
    too_many_actions,
    item_twice_in_transaction,
    update_in_batch,
    need_not_projected,
    unknown_input,
    scan_in_frequent_pattern,
    unknown_table,
    unknown_index,
    unknown_stored_entity,
    argument_does_not_fit,
    reversed_between,
    expression_too_long,
    too_many_in_operands,
    unknown_given_attribute,
    action_does_not_fit,
    unreadable_expression,
    operation_contradicts_type,
    unknown_returned_entity,
    example_contradicts_inputs,
    read_pattern_writes,
    overlapping_changes,
    unused_value,
    value_of_other_type,
    attribute_of_no_entity,
    unprojected_attribute,
    stale_index_key,
    key_of_no_entity,
    refused_operand,
    overlapping_projection,
    weaker_read_than_asked,
)

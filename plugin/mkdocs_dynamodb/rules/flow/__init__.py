"""Rules on the flow of data: inputs, ranges, copies, writers and readers."""

from mkdocs_dynamodb.rules.flow.amount_added_twice import amount_added_twice
from mkdocs_dynamodb.rules.flow.attribute_never_set import attribute_never_set
from mkdocs_dynamodb.rules.flow.batch_without_bound import batch_without_bound
from mkdocs_dynamodb.rules.flow.changed_value_not_claimed import changed_value_not_claimed
from mkdocs_dynamodb.rules.flow.changed_value_stays_taken import changed_value_stays_taken
from mkdocs_dynamodb.rules.flow.children_left_behind import children_left_behind
from mkdocs_dynamodb.rules.flow.claim_left_behind import claim_left_behind
from mkdocs_dynamodb.rules.flow.claim_taken_by_others import claim_taken_by_others
from mkdocs_dynamodb.rules.flow.claim_without_condition import claim_without_condition
from mkdocs_dynamodb.rules.flow.condition_never_refuses import condition_never_refuses
from mkdocs_dynamodb.rules.flow.copies_changed_apart import copies_changed_apart
from mkdocs_dynamodb.rules.flow.copy_from_nowhere import copy_from_nowhere
from mkdocs_dynamodb.rules.flow.counter_changed_apart import counter_changed_apart
from mkdocs_dynamodb.rules.flow.counter_never_changed import counter_never_changed
from mkdocs_dynamodb.rules.flow.counter_not_lowered import counter_not_lowered
from mkdocs_dynamodb.rules.flow.date_out_of_order import date_out_of_order
from mkdocs_dynamodb.rules.flow.deleted_value_stays_taken import deleted_value_stays_taken
from mkdocs_dynamodb.rules.flow.edge_never_deleted import edge_never_deleted
from mkdocs_dynamodb.rules.flow.example_lacks_value import example_lacks_value
from mkdocs_dynamodb.rules.flow.example_leaves_half_item import example_leaves_half_item
from mkdocs_dynamodb.rules.flow.example_refused import example_refused
from mkdocs_dynamodb.rules.flow.expectation_not_met import expectation_not_met
from mkdocs_dynamodb.rules.flow.expired_items_promised_away import expired_items_promised_away
from mkdocs_dynamodb.rules.flow.expiry_not_filtered import expiry_not_filtered
from mkdocs_dynamodb.rules.flow.first_taken_twice import first_taken_twice
from mkdocs_dynamodb.rules.flow.holder_not_asked import holder_not_asked
from mkdocs_dynamodb.rules.flow.index_brings_other_entities import index_brings_other_entities
from mkdocs_dynamodb.rules.flow.index_without_sample_items import index_without_sample_items
from mkdocs_dynamodb.rules.flow.key_form_no_item_has import key_form_no_item_has
from mkdocs_dynamodb.rules.flow.key_lacks_parent import key_lacks_parent
from mkdocs_dynamodb.rules.flow.key_of_measure import key_of_measure
from mkdocs_dynamodb.rules.flow.key_of_parent_alone import key_of_parent_alone
from mkdocs_dynamodb.rules.flow.key_value_without_prefix import key_value_without_prefix
from mkdocs_dynamodb.rules.flow.largest_without_descending import largest_without_descending
from mkdocs_dynamodb.rules.flow.limit_before_filter import limit_before_filter
from mkdocs_dynamodb.rules.flow.limit_not_asked import limit_not_asked
from mkdocs_dynamodb.rules.flow.looked_before_put import looked_before_put
from mkdocs_dynamodb.rules.flow.lost_update import lost_update
from mkdocs_dynamodb.rules.flow.moved_without_condition import moved_without_condition
from mkdocs_dynamodb.rules.flow.newest_without_descending import newest_without_descending
from mkdocs_dynamodb.rules.flow.number_sorted_as_text import number_sorted_as_text
from mkdocs_dynamodb.rules.flow.order_without_measure import order_without_measure
from mkdocs_dynamodb.rules.flow.order_without_name import order_without_name
from mkdocs_dynamodb.rules.flow.order_without_time import order_without_time
from mkdocs_dynamodb.rules.flow.prefix_brings_other_entities import prefix_brings_other_entities
from mkdocs_dynamodb.rules.flow.prefix_without_delimiter import prefix_without_delimiter
from mkdocs_dynamodb.rules.flow.put_leaves_old_item import put_leaves_old_item
from mkdocs_dynamodb.rules.flow.put_may_replace import put_may_replace
from mkdocs_dynamodb.rules.flow.put_replaces_item import put_replaces_item
from mkdocs_dynamodb.rules.flow.query_brings_other_entities import query_brings_other_entities
from mkdocs_dynamodb.rules.flow.race_without_condition import race_without_condition
from mkdocs_dynamodb.rules.flow.range_runs_into_other_entities import range_runs_into_other_entities
from mkdocs_dynamodb.rules.flow.ranks_in_alphabetical_order import ranks_in_alphabetical_order
from mkdocs_dynamodb.rules.flow.read_returns_nothing import read_returns_nothing
from mkdocs_dynamodb.rules.flow.read_where_never_written import read_where_never_written
from mkdocs_dynamodb.rules.flow.record_overwritten import record_overwritten
from mkdocs_dynamodb.rules.flow.reference_changed_alone import reference_changed_alone
from mkdocs_dynamodb.rules.flow.repeat_counts_twice import repeat_counts_twice
from mkdocs_dynamodb.rules.flow.source_of_truth_not_named import source_of_truth_not_named
from mkdocs_dynamodb.rules.flow.sparse_attribute_never_removed import sparse_attribute_never_removed
from mkdocs_dynamodb.rules.flow.sparse_attribute_never_set import sparse_attribute_never_set
from mkdocs_dynamodb.rules.flow.stale_copy import stale_copy
from mkdocs_dynamodb.rules.flow.stored_but_unused import stored_but_unused
from mkdocs_dynamodb.rules.flow.tenant_not_asked import tenant_not_asked
from mkdocs_dynamodb.rules.flow.trail_of_seconds import trail_of_seconds
from mkdocs_dynamodb.rules.flow.ttl_deletes_whole_item import ttl_deletes_whole_item
from mkdocs_dynamodb.rules.flow.unchecked_decrement import unchecked_decrement
from mkdocs_dynamodb.rules.flow.undescribed_copy import undescribed_copy
from mkdocs_dynamodb.rules.flow.unique_value_not_claimed import unique_value_not_claimed
from mkdocs_dynamodb.rules.flow.unique_value_not_kept import unique_value_not_kept
from mkdocs_dynamodb.rules.flow.uniqueness_not_enforced import uniqueness_not_enforced
from mkdocs_dynamodb.rules.flow.unknown_unique_attribute import unknown_unique_attribute
from mkdocs_dynamodb.rules.flow.unstored_input import unstored_input
from mkdocs_dynamodb.rules.flow.unused_input import unused_input
from mkdocs_dynamodb.rules.flow.update_may_create import update_may_create
from mkdocs_dynamodb.rules.flow.upper_bound_loses_day import upper_bound_loses_day
from mkdocs_dynamodb.rules.flow.written_apart import written_apart
from mkdocs_dynamodb.rules.flow.written_where_never_read import written_where_never_read
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    read_returns_nothing,
    expectation_not_met,
    example_refused,
    example_lacks_value,
    unused_input,
    key_value_without_prefix,
    upper_bound_loses_day,
    prefix_without_delimiter,
    query_brings_other_entities,
    range_runs_into_other_entities,
    prefix_brings_other_entities,
    index_brings_other_entities,
    index_without_sample_items,
    key_form_no_item_has,
    sparse_attribute_never_set,
    sparse_attribute_never_removed,
    key_of_parent_alone,
    key_of_measure,
    put_leaves_old_item,
    tenant_not_asked,
    trail_of_seconds,
    key_lacks_parent,
    ranks_in_alphabetical_order,
    order_without_time,
    newest_without_descending,
    number_sorted_as_text,
    unstored_input,
    order_without_measure,
    limit_before_filter,
    date_out_of_order,
    largest_without_descending,
    order_without_name,
    stale_copy,
    copies_changed_apart,
    source_of_truth_not_named,
    undescribed_copy,
    counter_never_changed,
    counter_changed_apart,
    reference_changed_alone,
    children_left_behind,
    edge_never_deleted,
    counter_not_lowered,
    read_where_never_written,
    written_where_never_read,
    attribute_never_set,
    stored_but_unused,
    expired_items_promised_away,
    expiry_not_filtered,
    ttl_deletes_whole_item,
    claim_without_condition,
    uniqueness_not_enforced,
    race_without_condition,
    unchecked_decrement,
    put_may_replace,
    put_replaces_item,
    update_may_create,
    batch_without_bound,
    repeat_counts_twice,
    lost_update,
    looked_before_put,
    example_leaves_half_item,
    moved_without_condition,
    written_apart,
    copy_from_nowhere,
    unknown_unique_attribute,
    unique_value_not_kept,
    unique_value_not_claimed,
    claim_taken_by_others,
    changed_value_not_claimed,
    changed_value_stays_taken,
    deleted_value_stays_taken,
    claim_left_behind,
    limit_not_asked,
    holder_not_asked,
    first_taken_twice,
    record_overwritten,
    condition_never_refuses,
    amount_added_twice,
)

"""Rules on names, keys, indexes and their limits."""

from mkdocs_dynamodb.rules.keys.attribute_name_too_long import attribute_name_too_long
from mkdocs_dynamodb.rules.keys.bad_index_name import bad_index_name
from mkdocs_dynamodb.rules.keys.bad_table_name import bad_table_name
from mkdocs_dynamodb.rules.keys.colliding_keys import colliding_keys
from mkdocs_dynamodb.rules.keys.conflicting_key_type import conflicting_key_type
from mkdocs_dynamodb.rules.keys.empty_projection import empty_projection
from mkdocs_dynamodb.rules.keys.index_without_entity import index_without_entity
from mkdocs_dynamodb.rules.keys.indistinct_keys import indistinct_keys
from mkdocs_dynamodb.rules.keys.key_beyond_declared_size import key_beyond_declared_size
from mkdocs_dynamodb.rules.keys.key_of_nothing import key_of_nothing
from mkdocs_dynamodb.rules.keys.key_type_not_scalar import key_type_not_scalar
from mkdocs_dynamodb.rules.keys.local_index_other_partition_key import (
    local_index_other_partition_key,
)
from mkdocs_dynamodb.rules.keys.local_index_same_sort_key import local_index_same_sort_key
from mkdocs_dynamodb.rules.keys.local_index_without_sort_key import local_index_without_sort_key
from mkdocs_dynamodb.rules.keys.long_projection import long_projection
from mkdocs_dynamodb.rules.keys.malformed_template import malformed_template
from mkdocs_dynamodb.rules.keys.many_indexes import many_indexes
from mkdocs_dynamodb.rules.keys.missing_key_template import missing_key_template
from mkdocs_dynamodb.rules.keys.optional_attribute_in_table_key import (
    optional_attribute_in_table_key,
)
from mkdocs_dynamodb.rules.keys.partial_index_key import partial_index_key
from mkdocs_dynamodb.rules.keys.projection_names_key import projection_names_key
from mkdocs_dynamodb.rules.keys.projection_unknown_attribute import projection_unknown_attribute
from mkdocs_dynamodb.rules.keys.provisioned_without_units import provisioned_without_units
from mkdocs_dynamodb.rules.keys.same_key_twice import same_key_twice
from mkdocs_dynamodb.rules.keys.several_table_keys import several_table_keys
from mkdocs_dynamodb.rules.keys.silently_sparse_index import silently_sparse_index
from mkdocs_dynamodb.rules.keys.template_unknown_attribute import template_unknown_attribute
from mkdocs_dynamodb.rules.keys.too_many_indexes import too_many_indexes
from mkdocs_dynamodb.rules.keys.too_many_key_attributes import too_many_key_attributes
from mkdocs_dynamodb.rules.keys.too_many_projected_attributes import too_many_projected_attributes
from mkdocs_dynamodb.rules.keys.ttl_not_number import ttl_not_number
from mkdocs_dynamodb.rules.keys.ttl_unknown_attribute import ttl_unknown_attribute
from mkdocs_dynamodb.rules.keys.unknown_attribute_type import unknown_attribute_type
from mkdocs_dynamodb.rules.keys.unknown_held_entity import unknown_held_entity
from mkdocs_dynamodb.rules.keys.unpadded_number_in_sort_key import unpadded_number_in_sort_key
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    bad_table_name,
    bad_index_name,
    attribute_name_too_long,
    key_type_not_scalar,
    unknown_attribute_type,
    several_table_keys,
    same_key_twice,
    local_index_without_sort_key,
    local_index_other_partition_key,
    local_index_same_sort_key,
    too_many_indexes,
    too_many_key_attributes,
    projection_unknown_attribute,
    projection_names_key,
    too_many_projected_attributes,
    long_projection,
    empty_projection,
    template_unknown_attribute,
    malformed_template,
    missing_key_template,
    partial_index_key,
    key_of_nothing,
    index_without_entity,
    optional_attribute_in_table_key,
    colliding_keys,
    unpadded_number_in_sort_key,
    conflicting_key_type,
    ttl_unknown_attribute,
    ttl_not_number,
    provisioned_without_units,
    many_indexes,
    indistinct_keys,
    unknown_held_entity,
    key_beyond_declared_size,
    silently_sparse_index,
)

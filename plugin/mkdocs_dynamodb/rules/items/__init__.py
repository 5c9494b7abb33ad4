"""Rules on sample items."""

from mkdocs_dynamodb.rules.items.bad_binary import bad_binary
from mkdocs_dynamodb.rules.items.bad_index_key import bad_index_key
from mkdocs_dynamodb.rules.items.delimiter_in_key_value import delimiter_in_key_value
from mkdocs_dynamodb.rules.items.duplicate_primary_key import duplicate_primary_key
from mkdocs_dynamodb.rules.items.empty_key import empty_key
from mkdocs_dynamodb.rules.items.empty_key_part import empty_key_part
from mkdocs_dynamodb.rules.items.empty_set import empty_set
from mkdocs_dynamodb.rules.items.item_of_no_entity import item_of_no_entity
from mkdocs_dynamodb.rules.items.item_too_large import item_too_large
from mkdocs_dynamodb.rules.items.item_without_key import item_without_key
from mkdocs_dynamodb.rules.items.key_differs_from_template import key_differs_from_template
from mkdocs_dynamodb.rules.items.key_too_long import key_too_long
from mkdocs_dynamodb.rules.items.missing_attribute import missing_attribute
from mkdocs_dynamodb.rules.items.number_beyond_precision import number_beyond_precision
from mkdocs_dynamodb.rules.items.number_breaks_padding import number_breaks_padding
from mkdocs_dynamodb.rules.items.repeated_set_element import repeated_set_element
from mkdocs_dynamodb.rules.items.ttl_not_epoch_seconds import ttl_not_epoch_seconds
from mkdocs_dynamodb.rules.items.unknown_attribute import unknown_attribute
from mkdocs_dynamodb.rules.items.unknown_item_entity import unknown_item_entity
from mkdocs_dynamodb.rules.items.value_nested_too_deeply import value_nested_too_deeply
from mkdocs_dynamodb.rules.items.wrong_attribute_type import wrong_attribute_type
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    item_without_key,
    wrong_attribute_type,
    empty_key,
    bad_index_key,
    key_differs_from_template,
    duplicate_primary_key,
    item_too_large,
    ttl_not_epoch_seconds,
    empty_set,
    repeated_set_element,
    number_beyond_precision,
    unknown_attribute,
    missing_attribute,
    unknown_item_entity,
    item_of_no_entity,
    key_too_long,
    value_nested_too_deeply,
    bad_binary,
    delimiter_in_key_value,
    empty_key_part,
    number_breaks_padding,
)

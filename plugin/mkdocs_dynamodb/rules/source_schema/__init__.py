"""How a model agrees with the schema of the database that it comes from."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.source_schema.attribute_without_source import attribute_without_source
from mkdocs_dynamodb.rules.source_schema.broken_source_statement import broken_source_statement
from mkdocs_dynamodb.rules.source_schema.cardinality_contradicts_keys import (
    cardinality_contradicts_keys,
)
from mkdocs_dynamodb.rules.source_schema.copy_without_join import copy_without_join
from mkdocs_dynamodb.rules.source_schema.copy_without_reason import copy_without_reason
from mkdocs_dynamodb.rules.source_schema.drop_of_nothing import drop_of_nothing
from mkdocs_dynamodb.rules.source_schema.dropped_but_mapped import dropped_but_mapped
from mkdocs_dynamodb.rules.source_schema.entity_without_source import entity_without_source
from mkdocs_dynamodb.rules.source_schema.foreign_key_without_relationship import (
    foreign_key_without_relationship,
)
from mkdocs_dynamodb.rules.source_schema.join_always_true import join_always_true
from mkdocs_dynamodb.rules.source_schema.join_with_several_rows import join_with_several_rows
from mkdocs_dynamodb.rules.source_schema.join_without_key import join_without_key
from mkdocs_dynamodb.rules.source_schema.mapping_without_source import mapping_without_source
from mkdocs_dynamodb.rules.source_schema.nullable_column_in_index_key import (
    nullable_column_in_index_key,
)
from mkdocs_dynamodb.rules.source_schema.nullable_column_in_table_key import (
    nullable_column_in_table_key,
)
from mkdocs_dynamodb.rules.source_schema.relationship_without_foreign_key import (
    relationship_without_foreign_key,
)
from mkdocs_dynamodb.rules.source_schema.source_key_not_unique import source_key_not_unique
from mkdocs_dynamodb.rules.source_schema.source_type_does_not_fit import source_type_does_not_fit
from mkdocs_dynamodb.rules.source_schema.unenforced_unique_constraint import (
    unenforced_unique_constraint,
)
from mkdocs_dynamodb.rules.source_schema.unequal_join import unequal_join
from mkdocs_dynamodb.rules.source_schema.unknown_source_column import unknown_source_column
from mkdocs_dynamodb.rules.source_schema.unknown_source_table import unknown_source_table
from mkdocs_dynamodb.rules.source_schema.unmapped_source_column import unmapped_source_column
from mkdocs_dynamodb.rules.source_schema.unmapped_source_table import unmapped_source_table
from mkdocs_dynamodb.rules.source_schema.unreadable_source import unreadable_source

RULES: tuple[Rule, ...] = (
    unreadable_source,
    broken_source_statement,
    unknown_source_table,
    unknown_source_column,
    unmapped_source_table,
    unmapped_source_column,
    attribute_without_source,
    entity_without_source,
    drop_of_nothing,
    dropped_but_mapped,
    source_type_does_not_fit,
    nullable_column_in_table_key,
    nullable_column_in_index_key,
    join_without_key,
    join_always_true,
    join_with_several_rows,
    copy_without_join,
    copy_without_reason,
    unequal_join,
    source_key_not_unique,
    foreign_key_without_relationship,
    relationship_without_foreign_key,
    cardinality_contradicts_keys,
    unenforced_unique_constraint,
    mapping_without_source,
)

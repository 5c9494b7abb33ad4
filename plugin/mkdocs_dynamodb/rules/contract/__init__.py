"""Rules on the migration contract."""

from mkdocs_dynamodb.rules.contract.contract_claims_too_little import contract_claims_too_little
from mkdocs_dynamodb.rules.contract.contract_claims_too_much import contract_claims_too_much
from mkdocs_dynamodb.rules.contract.contract_claims_unknown_pattern import (
    contract_claims_unknown_pattern,
)
from mkdocs_dynamodb.rules.contract.contract_composes_key_otherwise import (
    contract_composes_key_otherwise,
)
from mkdocs_dynamodb.rules.contract.contract_copy_without_join import contract_copy_without_join
from mkdocs_dynamodb.rules.contract.contract_index_differs import contract_index_differs
from mkdocs_dynamodb.rules.contract.contract_invents_attribute import contract_invents_attribute
from mkdocs_dynamodb.rules.contract.contract_join_multiplies import contract_join_multiplies
from mkdocs_dynamodb.rules.contract.contract_key_differs import contract_key_differs
from mkdocs_dynamodb.rules.contract.contract_key_without_source import contract_key_without_source
from mkdocs_dynamodb.rules.contract.contract_misses_attribute import contract_misses_attribute
from mkdocs_dynamodb.rules.contract.contract_misses_entity import contract_misses_entity
from mkdocs_dynamodb.rules.contract.contract_misses_index import contract_misses_index
from mkdocs_dynamodb.rules.contract.contract_misses_table import contract_misses_table
from mkdocs_dynamodb.rules.contract.contract_name_twice import contract_name_twice
from mkdocs_dynamodb.rules.contract.contract_part_missing import contract_part_missing
from mkdocs_dynamodb.rules.contract.contract_size_far_off import contract_size_far_off
from mkdocs_dynamodb.rules.contract.contract_source_differs import contract_source_differs
from mkdocs_dynamodb.rules.contract.contract_template_without_column import (
    contract_template_without_column,
)
from mkdocs_dynamodb.rules.contract.contract_type_differs import contract_type_differs
from mkdocs_dynamodb.rules.contract.contract_type_not_carried import contract_type_not_carried
from mkdocs_dynamodb.rules.contract.contract_unknown_entity import contract_unknown_entity
from mkdocs_dynamodb.rules.contract.contract_unknown_source_column import (
    contract_unknown_source_column,
)
from mkdocs_dynamodb.rules.contract.contract_unknown_source_table import (
    contract_unknown_source_table,
)
from mkdocs_dynamodb.rules.contract.contract_unknown_table import contract_unknown_table
from mkdocs_dynamodb.rules.contract.contract_without_source import contract_without_source
from mkdocs_dynamodb.rules.contract.migration_cannot_be_tried import migration_cannot_be_tried
from mkdocs_dynamodb.rules.contract.migration_differs_from_samples import (
    migration_differs_from_samples,
)
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    contract_type_not_carried,
    contract_copy_without_join,
    contract_without_source,
    contract_part_missing,
    contract_name_twice,
    contract_key_without_source,
    contract_unknown_table,
    contract_misses_table,
    contract_key_differs,
    contract_index_differs,
    contract_misses_index,
    contract_unknown_entity,
    contract_misses_entity,
    contract_invents_attribute,
    contract_misses_attribute,
    contract_type_differs,
    contract_composes_key_otherwise,
    contract_claims_unknown_pattern,
    contract_claims_too_much,
    contract_claims_too_little,
    contract_size_far_off,
    contract_unknown_source_table,
    contract_unknown_source_column,
    contract_template_without_column,
    contract_join_multiplies,
    contract_source_differs,
    migration_differs_from_samples,
    migration_cannot_be_tried,
)

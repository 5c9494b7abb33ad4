"""Rules on operations against the key schema."""

from mkdocs_dynamodb.rules.operations.query_without_partition_key import query_without_partition_key
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (query_without_partition_key,)

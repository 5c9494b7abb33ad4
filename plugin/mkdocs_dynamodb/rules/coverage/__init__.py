"""Rules on every access pattern answered, and nothing invented."""

from mkdocs_dynamodb.rules.coverage.answer_not_needed import answer_not_needed
from mkdocs_dynamodb.rules.coverage.entity_nobody_asked_for import entity_nobody_asked_for
from mkdocs_dynamodb.rules.coverage.entity_stored_nowhere import entity_stored_nowhere
from mkdocs_dynamodb.rules.coverage.invented_pattern import invented_pattern
from mkdocs_dynamodb.rules.coverage.named_entity_untouched import named_entity_untouched
from mkdocs_dynamodb.rules.coverage.need_not_stored import need_not_stored
from mkdocs_dynamodb.rules.coverage.pattern_without_answer import pattern_without_answer
from mkdocs_dynamodb.rules.coverage.unused_index import unused_index
from mkdocs_dynamodb.rules.coverage.unused_table import unused_table
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    pattern_without_answer,
    invented_pattern,
    unused_table,
    unused_index,
    entity_stored_nowhere,
    entity_nobody_asked_for,
    need_not_stored,
    answer_not_needed,
    named_entity_untouched,
)

"""Things that the model format does not allow."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.shape.missing_key import missing_key
from mkdocs_dynamodb.rules.shape.unknown_key import unknown_key
from mkdocs_dynamodb.rules.shape.value_not_allowed import value_not_allowed
from mkdocs_dynamodb.rules.shape.wrong_form import wrong_form
from mkdocs_dynamodb.rules.shape.wrong_type import wrong_type

RULES: tuple[Rule, ...] = (
    unknown_key,
    wrong_type,
    missing_key,
    value_not_allowed,
    wrong_form,
)

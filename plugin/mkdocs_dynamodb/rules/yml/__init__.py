"""Faults of YAML files, found before they mean anything."""

from mkdocs_dynamodb.rules.registry import Rule
from mkdocs_dynamodb.rules.yml.alias_expansion import alias_expansion
from mkdocs_dynamodb.rules.yml.complex_key import complex_key
from mkdocs_dynamodb.rules.yml.defined_twice import defined_twice
from mkdocs_dynamodb.rules.yml.duplicate_key import duplicate_key
from mkdocs_dynamodb.rules.yml.empty_file import empty_file
from mkdocs_dynamodb.rules.yml.file_too_large import file_too_large
from mkdocs_dynamodb.rules.yml.merge_key import merge_key
from mkdocs_dynamodb.rules.yml.model_not_found import model_not_found
from mkdocs_dynamodb.rules.yml.nested_too_deeply import nested_too_deeply
from mkdocs_dynamodb.rules.yml.not_utf8 import not_utf8
from mkdocs_dynamodb.rules.yml.number_out_of_range import number_out_of_range
from mkdocs_dynamodb.rules.yml.recursive_alias import recursive_alias
from mkdocs_dynamodb.rules.yml.several_documents import several_documents
from mkdocs_dynamodb.rules.yml.syntax_error import syntax_error
from mkdocs_dynamodb.rules.yml.tab_indentation import tab_indentation
from mkdocs_dynamodb.rules.yml.tag_in_model import tag_in_model
from mkdocs_dynamodb.rules.yml.unknown_alias import unknown_alias
from mkdocs_dynamodb.rules.yml.unreadable_file import unreadable_file
from mkdocs_dynamodb.rules.yml.value_cut_by_comment import value_cut_by_comment

RULES: tuple[Rule, ...] = (
    syntax_error,
    duplicate_key,
    tab_indentation,
    unknown_alias,
    recursive_alias,
    alias_expansion,
    file_too_large,
    not_utf8,
    nested_too_deeply,
    empty_file,
    model_not_found,
    tag_in_model,
    merge_key,
    several_documents,
    number_out_of_range,
    defined_twice,
    unreadable_file,
    complex_key,
    value_cut_by_comment,
)

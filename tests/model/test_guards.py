"""What conditions protect, in both forms."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.flow.guards import Guard, guard_of

MODEL = """
tables:
  Things:
    partition_key: id
    entities:
      Thing: {{attributes: {{id: S, a: N, b: N, lines: L}}}}
mapping:
  1: {{operation: PutItem, table: Things, entity: Thing, condition: {condition}}}
"""


def guard(checker: Checker, condition: str) -> Guard:
    """Guard of the only condition of a model."""
    model = checker.check(MODEL.format(condition=condition)).models[0].model
    return guard_of(model.answers["1"].steps[0].actions[0].condition)


@pytest.mark.parametrize(
    ("condition", "absent", "present", "compared"),
    [
        ("attribute_not_exists(id)", "id", "", ""),
        ("attribute_exists(id) AND a >= :n", "", "id", "a"),
        ("NOT attribute_exists(id)", "id", "", ""),
        ("NOT attribute_not_exists(#id)", "", "id", ""),
        ("attribute_not_exists(id) OR (a < :n AND NOT b = :n)", "id", "", "a b"),
        ("size(lines) < :n", "", "", "lines"),
        ("'lines[0].price > :n'", "", "", "lines"),
        ("{id: {attribute_exists: false}}", "id", "", ""),
        ("{id: {attribute_exists: true}, a: 3}", "", "id", "a"),
        ("{lines.x: {'>': 3}}", "", "", "lines"),
    ],
)
def test_condition_tells_what_it_asks_of_each_attribute(
    checker: Checker, condition: str, absent: str, present: str, compared: str
) -> None:
    """Expressions and structured conditions are read alike."""
    expected = Guard(*(frozenset(names.split()) for names in (absent, present, compared)))
    assert guard(checker, condition) == expected
    assert expected.names == expected.absent | expected.present | expected.compared


def test_no_condition_protects_nothing() -> None:
    """An action without a condition has an empty guard."""
    assert guard_of(None).names == frozenset()

"""Values that a step can use, and those it takes from outside itself."""

from conftest import Checker
from mkdocs_dynamodb.model.flow.scopes import build_scopes, outer_uses
from mkdocs_dynamodb.model.model import Model

TEXT = """
access_patterns:
  1: {name: One, type: write, inputs: [member_id]}
tables:
  Library:
    partition_key: PK
    sort_key: SK
    entities:
      Loan:
        keys: {PK: "M#{member_id}", SK: "L#{loan_id}"}
        attributes: {member_id: S, loan_id: S, due_on: S}
mapping:
  1:
    steps:
"""


def model_of(checker: Checker, *steps: str) -> Model:
    """Model whose only answer has these steps."""
    lines = "".join(f"      - {step}\n" for step in steps)
    return checker.check(TEXT + lines).models[0].model


def names_used(checker: Checker, step: str) -> list[tuple[str, bool]]:
    """What a step takes from outside, and whether a key is made of it."""
    model = model_of(checker, step)
    return [(use.written, use.is_key) for use in outer_uses(model, model.answers["1"].steps[0])]


def test_values_are_known_after_the_step_that_gives_them(checker: Checker) -> None:
    """Inputs are known from the start; what is put is made up for the whole answer."""
    model = model_of(
        checker,
        "{operation: Query, table: Library, where: {PK: a}, gives: [due_on]}",
        "{operation: PutItem, table: Library, entity: Loan}",
    )
    first, second = build_scopes(model, model.patterns["1"], model.answers["1"])
    assert first.is_given("member_id")
    assert not first.is_given("due_on")
    assert second.is_given("due_on")
    assert first.knows("loan_id")
    assert not first.is_given("loan_id")
    assert not second.knows("anything")


def test_key_of_an_entity_uses_what_its_templates_name(checker: Checker) -> None:
    """Explicit conditions come before the templates; a put makes its key itself."""
    get = "{operation: GetItem, table: Library, entity: Loan%s}"
    by_entity = [("{member_id}", True), ("{loan_id}", True)]
    assert names_used(checker, get % "") == by_entity
    assert names_used(checker, get % ', where: {PK: "{a}", SK: P}') == [("{a}", True)]
    assert names_used(checker, "{operation: PutItem, table: Library, entity: Loan}") == []


def test_expression_uses_placeholders_that_have_no_value_here(checker: Checker) -> None:
    """Values, constants, whole numbers and attributes that the update sets are known inside."""
    step = (
        "{operation: UpdateItem, table: Library, where: {PK: a, SK: b}, "
        "update_expression: 'SET due_on = :due_on, late = :false, n = n + :1, m = :new', "
        "condition: 'm <> :old AND n < :most AND k = :null', "
        "values: {most: 'A#{least}'}}"
    )
    assert names_used(checker, step) == [(":new", False), ("{least}", False), (":old", False)]


def test_filter_and_condition_use_templates(checker: Checker) -> None:
    """A filter uses what its templates name, a key condition as part of a key."""
    step = (
        "{operation: Query, table: Library, where: {PK: '{a}', SK: {between: ['{b}', '{c}']}}, "
        "filter: {due_on: {'>': '{d}'}, n: 3}}"
    )
    assert names_used(checker, step) == [
        ("{a}", True),
        ("{b}", True),
        ("{c}", True),
        ("{d}", False),
    ]

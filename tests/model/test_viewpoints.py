"""Viewpoints as a model writes them."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.viewpoints import viewpoints_of

ENTITIES = "entities: {Order: {}, OrderItem: {}, User: {}}\n"


def model_of(checker: Checker, text: str) -> Model:
    """The model that a text declares."""
    return checker.check(ENTITIES + text).models[0].model


def test_a_viewpoint_has_a_title_a_description_and_entities(checker: Checker) -> None:
    """Everything has its place, and the order is the one in which it is written."""
    text = (
        "viewpoints:\n"
        "  ordering:\n"
        "    title: From cart to order\n"
        "    description: What a checkout writes.\n"
        "    entities: [OrderItem, Order]\n"
        "  accounts: {entities: User}\n"
    )
    model = model_of(checker, text)
    assert model.complete
    ordering, accounts = model.viewpoints.values()
    assert (ordering.subject, ordering.name.at.line) == ("viewpoints.ordering", 3)
    assert (ordering.title.value, ordering.title.at.line) == ("From cart to order", 4)
    assert ordering.description == "What a checkout writes."
    assert ordering.names == ("OrderItem", "Order")
    assert [entity.at.column for entity in ordering.entities] == [16, 27]
    assert (accounts.title.value, accounts.names) == ("accounts", ("User",))


def test_a_model_needs_no_viewpoint(checker: Checker) -> None:
    """Without any there is nothing."""
    assert model_of(checker, "").viewpoints == {}


def test_viewpoints_of_entities(checker: Checker) -> None:
    """An entity may be in several."""
    text = "viewpoints: {one: {entities: [User, Order]}, two: {entities: [Order, Gone]}}"
    shown = viewpoints_of(model_of(checker, text).viewpoints.values())
    named = {name: [each.name.value for each in several] for name, several in shown.items()}
    assert named == {"User": ["one"], "Order": ["one", "two"], "Gone": ["two"]}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{entities: []}", "SCH005"),
        ("{entities: [Order, Order]}", "SCH005"),
        ("{entities: ''}", "SCH005"),
        ("{entities: [Order], titel: x}", "SCH001"),
        ("{entities: {Order: {}}}", "SCH002"),
        ("{title: Ordering}", "SCH003"),
        ("{}", "SCH003"),
        ("[Order]", "SCH002"),
    ],
)
def test_the_shape_of_a_viewpoint(written: str, code: str, checker: Checker) -> None:
    """An empty list, an entity that is named twice and a misspelt key are told once."""
    result = checker.check(f"{ENTITIES}viewpoints: {{ordering: {written}}}")
    assert [d.code for d in result.diagnostics if d.code[:3] in ("SCH", "VPT")] == [code]


def test_no_gate_covers_viewpoints(checker: Checker) -> None:
    """They change how a model is shown, and nothing of what somebody approved."""
    one = model_of(checker, "viewpoints: {ordering: {entities: [Order, OrderItem]}}").contents
    other = model_of(checker, "viewpoints: {people: {title: x, entities: User}}").contents
    none = model_of(checker, "").contents
    for gate in ("requirements", "design", "contract_things"):
        assert getattr(one, gate) == getattr(other, gate) == getattr(none, gate)

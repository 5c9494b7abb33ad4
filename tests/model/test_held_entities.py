"""An entity that lives inside the items of another one."""

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.requirements import build_requirements
from mkdocs_dynamodb.reports.decisions.correlation import correlation_of

MODEL = (ROOT / "tests/rules/cases/COV005/held_by_another.yml").read_text("utf-8")


def test_place_of_a_held_entity_is_known(checker: Checker) -> None:
    """It has no items of its own, and the requirements page says where it lives."""
    checked = checker.check(MODEL).models[0]
    ((table, entity, attribute),) = checked.model.held_in["Address"]
    assert (table.name.value, entity.name.value) == ("Customers", "Customer")
    assert attribute.name.value == "addresses"
    assert "Address" not in checked.model.stored_in
    (page,) = build_requirements(page_context(checked))
    assert "Customers, in addresses of Customer" in page.body


def test_held_entity_is_read_with_its_holder(checker: Checker) -> None:
    """So the two are returned together by every read of the holder."""
    model = checker.check(MODEL).models[0].model
    correlation = correlation_of(model, ("Customer", "Address"))
    assert [read.is_joint for read in correlation.reads] == [True]

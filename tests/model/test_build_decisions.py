"""Approach, decisions, aggregates and unique attributes as a model writes them."""

from decimal import Decimal

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.decisions.records import Alternative
from mkdocs_dynamodb.model.model import Model


def model_of(checker: Checker, text: str) -> Model:
    """A model that has the right shape."""
    (checked,) = checker.check(text).models
    assert checked.model.complete
    return checked.model


def test_approach_is_a_text_or_has_parts(checker: Checker) -> None:
    """A text alone is the philosophy."""
    assert model_of(checker, "approach: One table each").approach.philosophy == "One table each"
    text = "approach: {philosophy: a, principles: [b, c], stage: early}"
    approach = model_of(checker, text).approach
    assert (approach.philosophy, approach.principles, approach.is_early) == ("a", ("b", "c"), True)
    assert not model_of(checker, "application: {name: x}").approach.is_told


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("b", (Alternative("b"),)),
        ("[b, c]", (Alternative("b"), Alternative("c"))),
        ("{b: too dear}", (Alternative("b", "too dear"),)),
    ],
)
def test_alternatives(written: str, read: tuple[Alternative, ...], checker: Checker) -> None:
    """Alternatives with or without why they were not chosen."""
    text = f"decisions: {{d: {{type: gsi-design, choice: a, alternatives: {written}}}}}"
    decision = model_of(checker, text).decisions["d"]
    assert decision.alternatives == read
    assert decision.missing == ("why", "trade_offs", "rollback", "monitoring")


@pytest.mark.parametrize(
    ("written", "share"),
    [("0.6", "0.6"), ("60 %", "0.6"), ("62.5%", "0.625"), ("100 %", "1"), ("0", "0")],
)
def test_correlation(written: str, share: str, checker: Checker) -> None:
    """A share as a number or in percent, alone or with where it comes from."""
    for form in (written, f"{{stated: {written}, because: a log}}"):
        text = f"aggregates: {{a: {{entities: [A, B], bounded: true, correlation: {form}}}}}"
        aggregate = model_of(checker, text).aggregates["a"]
        assert aggregate.correlation is not None
        assert aggregate.correlation.share.value == Decimal(share)
        assert aggregate.bounded is not None
        assert aggregate.bounded.value


def test_unique_attributes_alone_and_together(checker: Checker) -> None:
    """A list inside the list is unique as a whole."""
    unique = model_of(checker, "unique: {User: [name, [a, b]], Shop: vat}").unique
    assert [(u.entity.value, u.names) for u in unique] == [
        ("User", ("name",)),
        ("User", ("a", "b")),
        ("Shop", ("vat",)),
    ]
    assert unique[1].subject == "unique.User.a+b"

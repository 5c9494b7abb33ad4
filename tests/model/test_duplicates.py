"""Chains and circles of access patterns that repeat others."""

from conftest import Checker
from mkdocs_dynamodb.model.flow.duplicates import find_circles, find_originals
from mkdocs_dynamodb.model.model import Model


def model_of(checker: Checker, repeats: dict[int, int | None]) -> Model:
    """A model whose patterns repeat others as given."""
    marks = {n: f", duplicate_of: {r}" if r is not None else "" for n, r in repeats.items()}
    lines = [f"  {n}: {{name: Pattern, type: read, rps: 1{mark}}}" for n, mark in marks.items()]
    return checker.check("access_patterns:\n" + "\n".join(lines)).models[0].model


def test_chain_ends_at_the_pattern_that_repeats_none(checker: Checker) -> None:
    """The order in the file plays no role."""
    model = model_of(checker, {4: 3, 1: None, 2: 1, 3: 2, 5: 1})
    assert find_originals(model.patterns) == {"4": "1", "3": "1", "2": "1", "5": "1"}
    assert list(find_circles(model.patterns)) == []


def test_circle_is_found_once_and_has_no_original(checker: Checker) -> None:
    """Neither the circle nor what leads into it ends anywhere."""
    model = model_of(checker, {1: 2, 2: 3, 3: 2, 4: 4, 5: 99})
    assert find_originals(model.patterns) == {}
    assert list(find_circles(model.patterns)) == [("2", "3"), ("4",)]


def test_long_chain_takes_linear_time(checker: Checker) -> None:
    """A chain of thousands is walked once, not once for each of its patterns."""
    model = model_of(checker, {1: None} | {n: n - 1 for n in range(2, 3_000)})
    originals = find_originals(model.patterns)
    assert len(originals) == 2_998
    assert set(originals.values()) == {"1"}

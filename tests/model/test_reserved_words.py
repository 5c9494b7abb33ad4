"""Reserved words, and which names need an alias in an expression."""

import pytest

from mkdocs_dynamodb.model.expressions.reserved_words import RESERVED_WORDS, needs_alias


def test_all_words_are_there() -> None:
    """AWS lists 573 words; they are kept in lower case."""
    assert len(RESERVED_WORDS) == 573
    assert all(word == word.lower() for word in RESERVED_WORDS)


@pytest.mark.parametrize("name", ["status", "Status", "TTL", "name", "a.b", "a-b", "1a", "", "ü"])
def test_names_that_need_an_alias(name: str) -> None:
    """Reserved whatever the case, or not a plain name."""
    assert needs_alias(name)


@pytest.mark.parametrize("name", ["id", "email", "title", "price", "_x", "order_id", "GSI1PK"])
def test_names_that_need_none(name: str) -> None:
    """Letters, digits and underscores, not beginning with a digit, and not reserved."""
    assert not needs_alias(name)

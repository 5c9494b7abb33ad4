"""Words that hint at what an attribute holds."""

import pytest

from mkdocs_dynamodb.model.flow.wording import is_kind, is_moment, is_time, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("order_id", ("order", "id")),
        ("orderId", ("order", "id")),
        ("GSI1PK", ("gsi", "pk")),
        ("", ()),
        ("7", ()),
    ],
)
def test_names_are_split_into_words(name: str, words: tuple[str, ...]) -> None:
    """Underscores and capitals part words; digits are no words."""
    assert words_of(name) == words


@pytest.mark.parametrize("name", ["placed_at", "createdDate", "from", "timestamp"])
def test_a_time_is_known_by_its_name(name: str) -> None:
    """One word is enough."""
    assert is_time(name)


@pytest.mark.parametrize("name", ["format", "attention", "order_id", "update_count"])
def test_a_word_inside_a_word_is_no_time(name: str) -> None:
    """`at` in `format` says nothing."""
    assert not is_time(name)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03",
        "2026-03-01",
        "2026-03-01T10:00:00Z",
        "1773050400",
        "01HZX3T5M8Q2VBN4K7C9D0EFGH",
        "01931b3a-7c00-7abc-8def-0123456789ab",
    ],
)
def test_values_that_begin_with_time(text: str) -> None:
    """Dates, seconds, and ids that grow."""
    assert is_moment(text)


@pytest.mark.parametrize("text", ["", "2026", "o-4k7t", "7f5c0c9e-6d0c-4a52-9d7f-0c6d1b1c2a11"])
def test_values_that_do_not(text: str) -> None:
    """Random ids and bare numbers."""
    assert not is_moment(text)


def test_kinds() -> None:
    """The last word counts."""
    assert is_kind("entity_type")
    assert not is_kind("type_count")

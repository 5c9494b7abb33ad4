"""What names and types tell of an attribute."""

import pytest

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.flow.attribute_kinds import (
    CountedEntities,
    counted_thing,
    is_counter,
    is_receipt,
    is_status,
    is_stock,
)
from mkdocs_dynamodb.model.tables import Attribute

AT = Span("m.yml", 1, 1, 1, 2)


def attribute(name: str, kind: str = "N") -> Attribute:
    """An attribute of a type."""
    return Attribute(name=Placed(name, AT), type=Placed(kind, AT))


@pytest.mark.parametrize("name", ["like_count", "likeCount", "total_likes", "num_orders", "count"])
def test_counters_are_numbers_named_so(name: str) -> None:
    """The type counts as well as the name."""
    assert is_counter(attribute(name))
    assert not is_counter(attribute(name, "S"))


@pytest.mark.parametrize(
    "name", ["country", "total_amount", "total", "discount", "number", "price"]
)
def test_sums_and_words_alike_are_no_counters(name: str) -> None:
    """Amounts of money are put once; other words only sound alike."""
    assert not is_counter(attribute(name))


def test_counter_names_what_it_counts() -> None:
    """Singular, without the words for counting."""
    assert [counted_thing(n) for n in ("likeCount", "total_replies", "number_of_comments")] == [
        "like",
        "reply",
        "comment",
    ]
    assert counted_thing("count") == ""


def test_counted_entities_are_found_by_name_last_word_and_stem() -> None:
    """A follower is made by a Follow; a name that too many share tells nothing."""
    counted = CountedEntities(["Like", "OrderItem", "Follow", "Pos"])
    assert counted.of("like_count") == ("Like",)
    assert counted.of("item_count") == ("OrderItem",)
    assert counted.of("followerCount") == ("Follow",)
    assert counted.of("position_count") == ()
    assert counted.of("count") == ()
    assert CountedEntities([f"{x}Like" for x in "ABCDE"]).of("like_count") == ()


def test_other_kinds_go_by_their_words() -> None:
    """A word inside another word is none."""
    assert is_stock("inventory_quantity")
    assert not is_stock("stockholm")
    assert is_status("orderStatus")
    assert not is_status("status_text")
    assert is_receipt(attribute("isRead", "BOOL"))
    assert not is_receipt(attribute("is_read", "S"))

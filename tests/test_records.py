"""Records, and properties that are worked out once."""

from dataclasses import fields, replace

from mkdocs_dynamodb.records import record, worked_out_once


@record()
class Pair:
    """Two numbers."""

    first: int
    second: int = 2


@record()
class Triple(Pair):
    """Three numbers."""

    third: int = 3


@record()
class Nothing:
    """No number."""


@record(slots=False, kw_only=True)
class Counter:
    """Counts how often it is asked."""

    asked: list[str]

    @worked_out_once
    def answer(self) -> int:
        """What it was asked for."""
        self.asked.append("answer")
        return len(self.asked)


def test_records_compare_and_hash_by_value() -> None:
    """As frozen dataclasses do, and `dataclasses` knows them."""
    assert Pair(1) == Pair(1, 2)
    assert Pair(1) != Pair(2)
    assert {Pair(1), Pair(1, 2)} == {Pair(1)}
    assert replace(Pair(1), second=3) == Pair(1, 3)
    assert [field.name for field in fields(Pair)] == ["first", "second"]
    assert not hasattr(Pair(1), "__dict__")
    assert repr(Pair(1)) == "Pair(first=1, second=2)"


def test_records_of_two_kinds_differ() -> None:
    """Whatever their fields hold; and one without fields equals its like."""
    assert Pair(1) != Triple(1)
    assert Triple(1) == Triple(1)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_property_is_worked_out_once() -> None:
    """The first answer is kept for each object; the class shows the property itself."""
    counter, other = Counter(asked=[]), Counter(asked=[])
    assert (counter.answer, counter.answer) == (1, 1)
    assert counter.asked == ["answer"]
    assert other.answer == 1
    assert Counter.answer.__doc__ == "What it was asked for."

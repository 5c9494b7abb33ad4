"""Results kept from one build of a running server to the next, with what each was made from.

There is one rule: a result is used again only where everything that it was made from is the same.
So nothing has to be told that something changed, and nothing can be forgotten to be told. A result
that was made anew and is no different gives way to that of last time, so that whatever was made
from it is used again as well.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter, eq
from pathlib import PurePath
from typing import Any, TypeVar

Result = TypeVar("Result")
_PLAIN = (str, int, bytes, date, PurePath, type(None))
"""Types whose values are the same where they are equal."""


class Kept:
    """Results of one model by name, such as `("file", path)`."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._results: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}
        self._used: set[tuple[object, ...]] = set()
        self._beside: dict[str, Borrowed] = {}

    def get(
        self,
        name: tuple[object, ...],
        ingredients: tuple[object, ...],
        make: Callable[[], Result],
    ) -> Result:
        """The result of last time where it was made from the same, otherwise a new one.

        Args:
            name: what tells the result from every other one.
            ingredients: all that `make` looks at; nobody changes them afterwards.
            make: makes the result from the ingredients alone.
        """
        self._used.add(name)
        known = self._results.get(name)
        if known is not None and same(known[0], ingredients):
            return known[1]  # type: ignore[return-value] # made by the same caller
        result = make()
        if known is not None and same(known[1], result):
            result = known[1]  # type: ignore[assignment] # the same, and made by the same caller
        self._results[name] = (ingredients, result)
        return result

    def beside(self, name: str) -> "Kept":
        """Results of a variant of the model: these ones, and its own where it differs."""
        self._used.add(("beside", name))
        return self._beside.setdefault(name, Borrowed(self))

    def drop_unused(self) -> None:
        """Let go of the results that nobody has asked for since this was called last."""
        self._results = {n: r for n, r in self._results.items() if n in self._used}
        self._beside = {n: b for n, b in self._beside.items() if ("beside", n) in self._used}
        for borrowed in self._beside.values():
            borrowed.drop_unused()
        self._used.clear()


class Borrowed(Kept):
    """The results of another, which stay as they are, and beside them those that differ."""

    def __init__(self, lender: Kept) -> None:
        """Borrow from `lender`."""
        super().__init__()
        self._lender = lender

    def get(
        self,
        name: tuple[object, ...],
        ingredients: tuple[object, ...],
        make: Callable[[], Result],
    ) -> Result:
        """The lender's result where it was made from the same, otherwise one of its own."""
        known = self._lender._results.get(name)  # noqa: SLF001 - of its own kind
        if known is not None and same(known[0], ingredients):
            return known[1]  # type: ignore[return-value] # made by the same caller
        return super().get(name, ingredients, make)


class NothingKept(Kept):
    """Keeps nothing, for commands and builds that come to an end."""

    def get(
        self,
        name: tuple[object, ...],
        ingredients: tuple[object, ...],
        make: Callable[[], Result],
    ) -> Result:
        """A new result."""
        del name, ingredients
        return make()

    def beside(self, name: str) -> "Kept":
        """Nothing is kept of a variant either."""
        del name
        return self


NOTHING_KEPT = NothingKept()


def same(one: object, other: object) -> bool:
    """Whether two values are of the same types and equal all the way down.

    Equality alone would not do: `1 == True`, and marked-up text equals the same plain text. What
    is neither plain data nor a dataclass that compares by value is only the same as itself.
    """
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    return _comparison_of(kind)(one, other)  # type: ignore[arg-type] # a type is hashable


@cache
def _comparison_of(kind: type) -> Callable[[Any, Any], bool]:
    """How two values of a type are compared, which are not the same object."""
    if issubclass(kind, _PLAIN):
        return eq
    if issubclass(kind, Decimal | float):
        return lambda one, other: str(one) == str(other)  # 1.0 equals 1.00 and is shown differently
    if issubclass(kind, tuple | list):
        return _same_sequences
    if issubclass(kind, dict):
        return _same_entries
    parts = _parts_of(kind)
    if parts is None:
        return lambda one, other: False  # noqa: ARG005 - takes two values, as its likes
    return lambda one, other: same(parts(one), parts(other))


def _same_entries(one: Mapping[object, object], other: Mapping[object, object]) -> bool:
    """Whether two mappings have the same entries in the same order."""
    return _same_sequences(tuple(one), tuple(other)) and _same_sequences(
        tuple(one.values()), tuple(other.values())
    )


def _same_sequences(some: Sequence[object], others: Sequence[object]) -> bool:
    if len(some) != len(others):
        return False
    for one, other in zip(some, others, strict=True):  # a loop, which is twice as fast as `all`
        if one is not other and not same(one, other):
            return False
    return True


def _parts_of(kind: type) -> Callable[[object], object] | None:
    """What takes a dataclass apart; None for a type that does not compare by value."""
    if not is_dataclass(kind) or kind.__eq__ is object.__eq__:
        return None
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if names else lambda _: None

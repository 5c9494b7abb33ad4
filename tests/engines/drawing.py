"""Random choices, all from one number that Hypothesis gives.

Hypothesis varies the examples that it has already. For thousands of different requests we take its
numbers as seeds, each of which gives a model or a sequence of requests of its own.
"""

from collections.abc import Iterable
from random import Random
from typing import Any

from hypothesis import strategies as st


class Draw:
    """Draws one thing after the other."""

    def __init__(self, seed: int) -> None:
        """Begin with a seed."""
        self.random = Random(seed)  # noqa: S311 - examples, no secrets

    def pick(self, values: Iterable[Any]) -> Any:
        """One of some values."""
        return self.random.choice(tuple(values))

    def often(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.random.randrange(one_in) == 0

    def integer(self, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return self.random.randint(low, high)

    def some(self, values: Iterable[Any], low: int, high: int) -> list[Any]:
        """So many different values."""
        return self.random.sample(tuple(values), self.integer(low, high))

    def sequence(self, values: Iterable[Any], low: int, high: int) -> list[Any]:
        """So many values, some of them perhaps twice."""
        return self.random.choices(tuple(values), k=self.integer(low, high))


DRAWS = st.integers(0, 2**64 - 1).map(Draw)
"""For `given`."""

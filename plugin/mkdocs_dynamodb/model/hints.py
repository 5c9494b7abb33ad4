"""Similar names for findings about unknown ones, in bounded time."""

from collections.abc import Iterable

from mkdocs_dynamodb.source.shape import nearest

MOST_HINTS = 100
"""Comparing a name with a thousand others takes milliseconds; nobody reads a hundred hints."""


class Hints:
    """Looks for similar names, for the first findings of a rule only."""

    def __init__(self) -> None:
        """Begin with all hints left."""
        self.left = MOST_HINTS

    def nearest(self, name: str, known: Iterable[str]) -> str:
        """A question with the most similar name, or nothing."""
        if self.left == 0:
            return ""
        self.left -= 1
        return nearest(name, known)

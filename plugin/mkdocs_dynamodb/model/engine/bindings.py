"""What the names and placeholders of a request's expressions stand for."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from mkdocs_dynamodb.model.dynamodb_json import Json, from_json
from mkdocs_dynamodb.model.engine.outcome import Refusal, Refused, invalid
from mkdocs_dynamodb.model.expressions.grammar import (
    Change,
    Reading,
    read_condition_tree,
    read_projection,
    read_update_tree,
)
from mkdocs_dynamodb.model.expressions.tokens import read_tokens
from mkdocs_dynamodb.model.expressions.tree import Node, Path
from mkdocs_dynamodb.model.requests import Body
from mkdocs_dynamodb.model.values import Value

T = TypeVar("T")

_EXPRESSIONS = (
    "KeyConditionExpression",
    "FilterExpression",
    "ProjectionExpression",
    "UpdateExpression",
    "ConditionExpression",
)


class Bindings:
    """Names and values that the expressions of one request, or of one action, use."""

    def __init__(self, body: Body) -> None:
        """Take them from the parameters of a request.

        Raises:
            Refused: an expression uses what the request does not give, or the other way round.
        """
        self.body = body
        self.names = _entries(body, "ExpressionAttributeNames")
        values = _entries(body, "ExpressionAttributeValues")
        self.values = {name: from_json(json) for name, json in values.items()}
        used: set[str] = set()
        for key in _EXPRESSIONS:
            text = body.get(key)
            if isinstance(text, str):
                used |= _substitutes(text)
        given = self.names.keys() | values.keys()
        if used != given:
            self._refuse(used - given, given - used)

    @staticmethod
    def _refuse(missing: set[str], unused: set[str]) -> None:
        if missing:
            raise invalid(f"nothing is given for `{min(missing)}` in an expression")
        raise invalid(f"`{min(unused)}` is given, but no expression uses it")

    def value(self, placeholder: str) -> Value:
        """Value of a placeholder."""
        return self.values[placeholder]

    def path(self, path: Path) -> tuple[str | int, ...]:
        """Names and list positions of a document path."""
        return tuple(
            int(part[1:-1]) if part[0] == "[" else str(self.names.get(part, part))
            for part in path.parts
        )

    def condition(self, key: str) -> Node | None:
        """Tree of a condition; None where the request has none."""
        return self._tree(key, read_condition_tree)

    def update(self) -> tuple[Change, ...]:
        """Changes of the update; none where the request has none."""
        return self._tree("UpdateExpression", read_update_tree) or ()

    def projection(self) -> tuple[tuple[str | int, ...], ...]:
        """Paths that the response is to hold; none where it is to hold everything."""
        paths = self._tree("ProjectionExpression", read_projection) or ()
        found = tuple(self.path(path) for path in paths)
        refuse_overlap(found)
        return found

    def _tree(self, key: str, read: Callable[[str], Reading[T]]) -> T | None:
        text = self.body.get(key)
        if not isinstance(text, str):
            return None
        reading = read(text)
        if reading.slip is not None:
            raise invalid(f"an expression {reading.slip.what}")
        if reading.tree is None:
            raise Refused(Refusal("not-supported", "an expression is nested too deeply"))
        return reading.tree


def refuse_overlap(paths: tuple[tuple[str | int, ...], ...]) -> None:
    """Refuse paths of which one is, or stands inside, another."""
    if len(paths) < 2:  # noqa: PLR2004 - one path overlaps with nothing
        return
    whole = set(paths)
    if len(whole) < len(paths) or any(p[:n] in whole for p in paths for n in range(1, len(p))):
        raise invalid("two document paths of an expression overlap")


def _entries(body: Body, key: str) -> dict[str, Json]:
    found = body.get(key)
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=20_000)
def _substitutes(text: str) -> frozenset[str]:
    """Aliases and placeholders that an expression uses."""
    return frozenset(token.text for token in read_tokens(text) if token.text[0] in "#:")

"""The tree of a YAML file: plain values, and the place of each key and value."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span

Scalar = str | int | Decimal | bool | None
Data = Scalar | list["Data"] | dict[str, "Data"]


class Node:
    """A value in a file. Read only once built.

    A plain class with slots and no dataclass machinery, since a large model has a million of them.
    """

    __slots__ = ("data", "entries", "items", "keys", "span", "text")

    def __init__(self, data: Data, span: Span, text: str = "") -> None:
        """Hold plain data, and for a scalar its text."""
        self.data = data
        self.span = span
        """Where the value stands."""
        self.text = text
        self.entries: dict[str, Node] | None = None
        self.keys: dict[str, Span] = _NO_KEYS
        """Where the name of each entry stands."""
        self.items: list[Node] | None = None

    def get(self, name: str) -> "Node | None":
        """Value of a key of a mapping; None where the key is missing or its value is null."""
        node = self.entries.get(name) if self.entries else None
        return None if node is None or (node.data is None and node.entries is None) else node

    def key(self, name: str) -> Span:
        """Where a key of a mapping is written, or the mapping itself where it is missing."""
        return self.keys.get(name, self.span)

    def pairs(self) -> Iterator[tuple[str, Span, "Node"]]:
        """Name, place of the name and value of each entry of a mapping, in file order."""
        for name, value in (self.entries or {}).items():
            yield name, self.keys[name], value

    def texts(self) -> tuple[Placed[str], ...]:
        """The strings of a list, or of a scalar standing for a list of one."""
        nodes = self.items if self.items is not None else [self]
        return tuple(Placed(node.text, node.span) for node in nodes)

    def at(self, path: "list[str | int]") -> "Node":
        """Follow keys and positions down the tree as far as they lead."""
        node = self
        for step in path:
            child: Node | None = None
            if isinstance(step, str) and node.entries is not None:
                child = node.entries.get(step)
            elif isinstance(step, int) and node.items is not None and step < len(node.items):
                child = node.items[step]
            if child is None:
                return node
            node = child
        return node


_NO_KEYS: dict[str, Span] = {}

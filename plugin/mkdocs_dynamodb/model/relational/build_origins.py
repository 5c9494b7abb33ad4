"""Builds what attributes say about where they come from."""

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.build.read_nodes import placed_of, text_of, texts_of
from mkdocs_dynamodb.model.relational.origins import Derived, Join, Origin, Transform
from mkdocs_dynamodb.source.nodes import Node

_KEYS = ("from", "join", "because", "aggregate", "derived", "transform")


def build_origin(node: Node) -> Origin | None:
    """What an attribute says about its origin; None where it says nothing."""
    if all(node.get(key) is None for key in _KEYS):
        return None
    return Origin(
        columns=texts_of(node, "from"),
        join=_join(node.get("join")),
        because=text_of(node, "because"),
        aggregate=placed_of(node, "aggregate"),
        derived=_derived(node.get("derived")),
        transform=_transform(node.get("transform")),
    )


def source_table_of(node: Node) -> Placed[str] | None:
    """Table that a stored entity comes from."""
    child = node.get("from")
    if child is None or child.entries is None:
        return None if child is None else Placed(child.text, child.span)
    return placed_of(child, "table")


def source_where_of(node: Node) -> Placed[str] | None:
    """Condition on the rows of that table."""
    child = node.get("from")
    return None if child is None or child.entries is None else _text_placed(child, "where")


def _join(node: Node | None) -> Join | None:
    if node is None:
        return None
    return Join(
        at=node.span,
        local_columns=texts_of(node, "local_column"),
        source_columns=texts_of(node, "source_column"),
        where=_text_placed(node, "where"),
    )


def _text_placed(node: Node, name: str) -> Placed[str] | None:
    found = placed_of(node, name)
    return None if found is None or not found.value.strip() else found


def _derived(node: Node | None) -> Derived | None:
    if node is None:
        return None
    if node.entries is None:
        return Derived(at=node.span, because=node.text)
    return Derived(at=node.span, because=text_of(node, "because"), sql=_text_placed(node, "sql"))


def _transform(node: Node | None) -> Transform | None:
    if node is None:
        return None
    return Transform(
        at=node.span,
        type=text_of(node, "type"),
        format=text_of(node, "format"),
        source_format=text_of(node, "source_format"),
    )

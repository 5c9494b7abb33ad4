"""Builds the viewpoints from their nodes."""

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import placed_of, text_of, texts_of
from mkdocs_dynamodb.model.viewpoints import Viewpoint
from mkdocs_dynamodb.source.nodes import Node


def build_viewpoint(name: str, at: Span, node: Node) -> Viewpoint:
    """One viewpoint."""
    return Viewpoint(
        name=Placed(name, at),
        title=placed_of(node, "title") or Placed(name, at),
        description=text_of(node, "description"),
        entities=texts_of(node, "entities"),
    )

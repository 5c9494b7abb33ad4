"""Diagrams of a model, and the HTML that shows one."""

from mkdocs_dynamodb.pages.entity_diagrams import draw_entities, er_diagram, is_large
from mkdocs_dynamodb.pages.mermaid import Diagram, diagram_html
from mkdocs_dynamodb.pages.source_diagrams import source_diagram
from mkdocs_dynamodb.pages.table_diagrams import table_diagram

__all__ = [
    "Diagram",
    "diagram_html",
    "draw_entities",
    "er_diagram",
    "is_large",
    "source_diagram",
    "table_diagram",
]

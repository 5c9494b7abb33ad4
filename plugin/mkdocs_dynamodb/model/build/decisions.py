"""Builds the approach, decisions, aggregates and unique attributes from their nodes."""

from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import placed_of, text_of, texts_of, values_of
from mkdocs_dynamodb.model.decisions.records import (
    Aggregate,
    Alternative,
    Approach,
    Decision,
    StatedCorrelation,
    UniqueAttributes,
)
from mkdocs_dynamodb.source.nodes import Node


def build_approach(node: Node | None) -> Approach:
    """The approach; empty where nothing is said."""
    if node is None:
        return Approach()
    if node.entries is None:
        return Approach(philosophy=node.text)
    return Approach(
        philosophy=text_of(node, "philosophy"),
        principles=values_of(node, "principles"),
        stage=placed_of(node, "stage"),
    )


def build_decision(name: str, at: Span, node: Node) -> Decision:
    """One decision."""
    return Decision(
        name=Placed(name, at),
        type=placed_of(node, "type") or Placed("", at),
        about=texts_of(node, "about"),
        alternatives=_alternatives(node.get("alternatives")),
        choice=text_of(node, "choice"),
        why=text_of(node, "why"),
        trade_offs=values_of(node, "trade_offs"),
        rollback=text_of(node, "rollback"),
        monitoring=values_of(node, "monitoring"),
    )


def build_aggregate(name: str, at: Span, node: Node) -> Aggregate:
    """One aggregate."""
    factors, bounded = node.get("factors"), node.get("bounded")
    return Aggregate(
        name=Placed(name, at),
        entities=texts_of(node, "entities"),
        boundary=text_of(node, "boundary"),
        because=text_of(node, "because"),
        kept=placed_of(node, "kept"),
        correlation=_correlation(node.get("correlation")),
        bounded=None if bounded is None else Placed(bounded.data is True, bounded.span),
        factors={} if factors is None else {n: child.text for n, _, child in factors.pairs()},
    )


def build_unique(name: str, at: Span, node: Node) -> tuple[UniqueAttributes, ...]:
    """What is unique of one entity."""
    children = node.items if node.items is not None else [node]
    return tuple(UniqueAttributes(Placed(name, at), child.texts()) for child in children)


def _alternatives(node: Node | None) -> tuple[Alternative, ...]:
    if node is None:
        return ()
    if node.entries is not None:
        return tuple(Alternative(name, child.text) for name, _, child in node.pairs())
    return tuple(Alternative(text.value) for text in node.texts())


def _correlation(node: Node | None) -> StatedCorrelation | None:
    if node is None:
        return None
    stated = node if node.entries is None else node.get("stated")
    if stated is None:
        return None
    because = "" if node.entries is None else text_of(node, "because")
    return StatedCorrelation(share=Placed(_share(stated), stated.span), because=because)


def _share(node: Node) -> Decimal:
    """A share as a number or in percent."""
    if isinstance(node.data, str):
        return Decimal(node.data.replace("%", "").strip()) / 100
    return Decimal(node.data) if isinstance(node.data, int | Decimal) else Decimal(0)

"""Builds what the application asks for from the nodes of its sections."""

from collections import Counter
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import (
    number_of,
    placed_number_of,
    placed_of,
    text_of,
    texts_of,
    values_of,
    whole_number_of,
)
from mkdocs_dynamodb.model.capacity.declared_sizes import declared_size_of
from mkdocs_dynamodb.model.requirements import (
    AccessPattern,
    Application,
    Entity,
    Input,
    Rate,
    Relationship,
    ServedBy,
    Spread,
    TrafficGroup,
)
from mkdocs_dynamodb.source.nodes import Node


def build_application(node: Node | None) -> Application:
    """Application section; empty where there is none."""
    if node is None:
        return Application()
    traffic = node.get("traffic")
    groups = traffic.get("groups") if traffic is not None else None
    return Application(
        name=text_of(node, "name"),
        domain=text_of(node, "domain"),
        context=values_of(node, "context"),
        scale=values_of(node, "scale"),
        total=_rate(traffic, "total") if traffic is not None else None,
        groups=tuple(_group(*entry) for entry in groups.pairs()) if groups is not None else (),
        expected_patterns=_expected(node.get("expected_patterns")),
    )


def build_entity(name: str, at: Span, node: Node) -> Entity:
    """One entity of the requirements."""
    return Entity(
        name=Placed(name, at),
        description=text_of(node, "description"),
        count=whole_number_of(node.get("count")),
        size=declared_size_of(node, "size"),
        no_writer=text_of(node, "no_writer"),
        no_reader=text_of(node, "no_reader"),
        handling={
            name: stated
            for name in ("owner", "backup", "retention", "encryption", "access")
            if (stated := placed_of(node, name)) is not None
        },
    )


def build_relationship(node: Node) -> Relationship:
    """One relationship."""
    source, target = placed_of(node, "from"), placed_of(node, "to")
    nowhere = Placed("", node.span)
    return Relationship(
        at=node.span,
        source=source or nowhere,
        target=target or nowhere,
        kind=text_of(node, "kind"),
        verb=text_of(node, "verb"),
        average=number_of(node.get("average")),
        max=whole_number_of(node.get("max")),
        note=text_of(node, "note"),
    )


def build_pattern(number: str, at: Span, node: Node) -> AccessPattern:
    """One access pattern."""
    return AccessPattern(
        number=Placed(number, at),
        name=text_of(node, "name"),
        type=placed_of(node, "type") or Placed("read", at),
        description=text_of(node, "description"),
        rps=_rate(node, "rps"),
        inputs=_inputs(node.get("inputs")),
        needs=texts_of(node, "needs"),
        entities=texts_of(node, "entities"),
        key_requirements=values_of(node, "key_requirements"),
        latency=text_of(node, "latency").lstrip("< "),
        consistency=placed_of(node, "consistency"),
        complexity=text_of(node, "complexity"),
        suitability=text_of(node, "suitability"),
        considerations=values_of(node, "considerations"),
        served_by=_served_by(node),
        service=placed_of(node, "service"),
        because=text_of(node, "because"),
        duplicate_of=placed_of(node, "duplicate_of"),
    )


def _rate(parent: Node, name: str) -> Rate | None:
    node = parent.get(name)
    if node is None:
        return None
    if node.entries is None:
        figure = placed_number_of(parent, name)
        return Rate(at=parent.key(name), peak=figure, average=figure, is_bare=True)
    return Rate(
        at=parent.key(name),
        peak=placed_number_of(node, "peak"),
        average=placed_number_of(node, "average"),
        is_bare=False,
    )


def _expected(node: Node | None) -> Placed[int] | None:
    number = whole_number_of(node)
    return None if node is None or number is None else Placed(number, node.span)


def _group(name: str, at: Span, node: Node) -> TrafficGroup:
    return TrafficGroup(
        name=Placed(name, at), stated=_rate(node, "stated"), patterns=texts_of(node, "patterns")
    )


def _inputs(node: Node | None) -> tuple[Input, ...]:
    if node is None:
        return ()
    if node.entries is None:
        return tuple(Input(name=name) for name in node.texts())
    return tuple(
        Input(
            name=Placed(name, at),
            description=text_of(child, "description"),
            spread=_spread(child.get("spread")),
        )
        for name, at, child in node.pairs()
    )


def _spread(node: Node | None) -> Spread | None:
    if node is None:
        return None
    shares = node.get("shares")
    pairs = [] if shares is None else [(name, number_of(n)) for name, _, n in shares.pairs()]
    return Spread(
        zipf=number_of(node.get("zipf")),
        over=whole_number_of(node.get("over")),
        shares={name: share for name, share in pairs if share is not None},
        samples=_samples(node.get("samples")),
    )


def _samples(node: Node | None) -> dict[str, Decimal]:
    """How often each value was seen: as stated, or counted."""
    if node is None:
        return {}
    if node.entries is not None:
        pairs = [(name, number_of(child)) for name, _, child in node.pairs()]
        return {name: number for name, number in pairs if number is not None}
    counted = Counter(text.value for text in node.texts())
    return {value: Decimal(number) for value, number in counted.items()}


def _served_by(node: Node) -> ServedBy | None:
    child = node.get("served_by")
    if child is None:
        return None
    return ServedBy(
        at=node.key("served_by"),
        service=text_of(child, "service"),
        because=text_of(child, "because"),
    )

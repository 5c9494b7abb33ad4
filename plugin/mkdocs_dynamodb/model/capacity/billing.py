"""What a table is billed for beside requests: its class, backups, streams and replicas."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import (
    number_of,
    placed_number_of,
    placed_of,
    text_of,
    texts_of,
    whole_number_of,
)
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Node

STANDARD = "standard"
INFREQUENT = "standard-ia"


@record(kw_only=True)
class Consumer:
    """Something that reads the stream of a table."""

    name: Placed[str]
    by: str
    """`lambda`, whose reads are free, or `application`."""
    entities: tuple[Placed[str], ...] = ()
    """Entities whose changes it wants; empty where nothing is said."""
    reads: Decimal | None = None
    """Requests for records a second."""


@record(kw_only=True)
class Stream:
    """The stream of a table."""

    at: Span
    view: str
    consumers: tuple[Consumer, ...] = ()


@record(kw_only=True)
class Billing:
    """Options of a table that cost money."""

    table_class: Placed[str] | None = None
    pitr: bool = False
    """Whether the table can be restored to any point in time."""
    backups: Decimal = Decimal(0)
    """Full backups that are kept at a time."""
    stream: Stream | None = None
    replicas: tuple[Placed[str], ...] = ()
    """Regions that hold a copy of the table, besides the one that it is priced in."""

    @property
    def class_name(self) -> str:
        """Class of the table; Standard where nothing is said, as for DynamoDB itself."""
        return STANDARD if self.table_class is None else self.table_class.value


@record(kw_only=True)
class Scaling:
    """Bounds between which provisioned units follow the load."""

    target: Placed[Decimal] | None = None
    """Part of the provisioned units that is to be used, in percent."""
    least: Mapping[str, int] = field(default_factory=dict)
    """`read` and `write` -> fewest units."""
    most: Mapping[str, int] = field(default_factory=dict)


@record(kw_only=True)
class IndexCapacity:
    """Most units a second that a global index has for itself."""

    at: Span
    read: int | None = None
    write: int | None = None


@record(kw_only=True)
class GrowthRates:
    """How traffic and items grow."""

    at: Span
    traffic: Decimal | None = None
    """Growth a month as a part of 1."""
    items: Decimal | None = None


def build_billing(node: Node) -> Billing:
    """What a table says of class, backups, stream and replicas."""
    pitr = node.get("pitr")
    return Billing(
        table_class=placed_of(node, "class"),
        pitr=pitr is not None and pitr.data is True,
        backups=number_of(node.get("backups")) or Decimal(0),
        stream=_stream(node.get("streams")),
        replicas=texts_of(node, "replicas"),
    )


def build_scaling(node: Node) -> Scaling:
    """How provisioned capacity follows the load."""
    target = node.get("target")
    percent = None if target is None else percent_of(target)
    return Scaling(
        target=None if target is None or percent is None else Placed(percent, target.span),
        least=_units(node.get("min")),
        most=_units(node.get("max")),
    )


def build_index_capacity(node: Node | None) -> IndexCapacity | None:
    """Units that an index has for itself; None where it has those of its table."""
    if node is None:
        return None
    units = _units(node)
    return IndexCapacity(at=node.span, read=units.get("read"), write=units.get("write"))


def build_growth_rates(node: Node | None) -> GrowthRates | None:
    """Growth that a model states."""
    if node is None:
        return None
    parts = {name: percent_of(child) for name, _, child in node.pairs() if name != "because"}
    shares = {name: None if part is None else part / 100 for name, part in parts.items()}
    return GrowthRates(at=node.span, traffic=shares.get("traffic"), items=shares.get("items"))


def percent_of(node: Node) -> Decimal | None:
    """Percent of a text such as `70 %` or `8 % a month`, or of a bare number."""
    if isinstance(node.data, str):
        return Decimal(node.data.partition("%")[0].strip())
    return number_of(node)


def _units(node: Node | None) -> dict[str, int]:
    if node is None:
        return {}
    found = {name: whole_number_of(child) for name, _, child in node.pairs()}
    return {name: units for name, units in found.items() if units is not None}


def _stream(node: Node | None) -> Stream | None:
    if node is None:
        return None
    if node.entries is None:
        return Stream(at=node.span, view=node.text)
    consumers = node.get("consumers")
    return Stream(
        at=node.span,
        view=text_of(node, "view"),
        consumers=tuple(
            _consumer(Placed(name, at), child)
            for name, at, child in (() if consumers is None else consumers.pairs())
        ),
    )


def _consumer(name: Placed[str], node: Node) -> Consumer:
    reads = placed_number_of(node, "reads")
    return Consumer(
        name=name,
        by=text_of(node, "by"),
        entities=texts_of(node, "entities"),
        reads=None if reads is None else reads.value,
    )

"""How many shards cool a hot key value, and what that costs those who read it."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.model.limits import HOT_PARTITION_SHARE
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.partitions import Partitions

MIN_QUERY_UNITS = Decimal("0.5")
"""Units that a query takes where it finds nothing, read with eventual consistency (Developer Guide,
Querying tables)."""


@record(kw_only=True)
class Sharding:
    """The key with a number added to it, so that its load goes to several partitions."""

    shards: int
    """Queries that it takes to read everything with the key."""
    queries: Decimal | None
    """Requests a second at peak that query the key today; None where a rate is unknown."""

    @property
    def extra_units(self) -> Decimal | None:
        """Read units a second more, at the least: each further query takes its minimum."""
        if self.queries is None:
            return None
        each = exact_product(Decimal(self.shards - 1), MIN_QUERY_UNITS)
        return exact_product(self.queries, each)


def shards_for(load: Decimal, limit: int, part: Decimal = HOT_PARTITION_SHARE) -> int:
    """Shards of which each is filled up to a part of what a partition gives.

    More shards spread a load that they share evenly (Developer Guide, Using write sharding to
    distribute workloads evenly; the part is this tool's choice).
    """
    wanted = load / exact_product(Decimal(limit), part)
    return max(1, int(wanted.to_integral_value(ROUND_CEILING)))


def sharding_of(load: KeyLoad, partitions: Partitions) -> Sharding | None:
    """Shards for a value that is hot or too much; None for one that is not, or is unknown."""
    if load.band not in (Band.HOT, Band.BREAKS):
        return None
    reads = [
        use
        for other in partitions.of(load.table, load.index)
        if other.kind is Kind.READ and other.key == load.key
        for use in other.uses
        if use.derivation.part == use.derivation.step
    ]
    return Sharding(
        shards=shards_for(load.load or load.at_least, load.limit),
        queries=_sum(use.requests for use in reads),
    )


def _sum(figures: Iterable[Decimal | None]) -> Decimal | None:
    listed = list(figures)
    known = [figure for figure in listed if figure is not None]
    return exact_sum(known) if len(known) == len(listed) else None

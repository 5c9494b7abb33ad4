"""Load of the busiest value of one key, and what it is made of.

Load = units a second at peak x share of the value. Everything with the same partition key value is
taken to be on one partition, which gives 3,000 read units and 1,000 write units a second, and so
does one item (Developer Guide, Burst and adaptive capacity).
"""

from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.model.limits import (
    HOT_PARTITION_SHARE,
    MAX_PARTITION_READ_UNITS,
    MAX_PARTITION_WRITE_UNITS,
    WARM_KEY_SHARE,
)
from mkdocs_dynamodb.records import record, worked_out_once
from mkdocs_dynamodb.reports.capacity.derivations import Derivation, Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.key_values import KeyValue
from mkdocs_dynamodb.reports.partitions.popularity import Popularity

LIMITS: Mapping[Kind, int] = {
    Kind.READ: MAX_PARTITION_READ_UNITS,
    Kind.WRITE: MAX_PARTITION_WRITE_UNITS,
}
"""Units a second of one partition."""


@record(slots=False, kw_only=True)
class KeyUse:
    """What one part of an access pattern takes from the values of a key."""

    pattern: str
    """Number of the access pattern."""
    derivation: Derivation
    requests: Decimal | None
    """Requests a second of the access pattern at peak."""
    key: KeyValue
    unknown: tuple[str, ...]
    """What would settle the load of one value."""

    @worked_out_once
    def units(self) -> Decimal | None:
        """Units a second at peak, over all values."""
        if self.requests is None or self.derivation.units is None:
            return None
        return exact_product(self.requests, self.derivation.units)

    @property
    def popularity(self) -> Popularity | None:
        """How the values share it; None where unknown."""
        return self.key.popularity

    def share_of(self, value: str) -> Decimal | None:
        """Share of a value; of the most popular one where the value is not known by name."""
        if self.popularity is None:
            return None
        if self.key.value:
            return Decimal(self.key.value == value)
        return self.popularity.share_of(value) if value else self.popularity.top

    def load_of(self, value: str) -> Decimal | None:
        """Units a second at peak that one value gets."""
        share, units = self.share_of(value), self.units
        return None if share is None or units is None else exact_product(units, share)

    def most_of(self, value: str) -> Decimal | None:
        """The same if everything that is not known for sure went to this value."""
        is_firm = self.popularity is not None and self.popularity.is_firm
        return self.load_of(value) if is_firm else self.units


@record(slots=False, kw_only=True)
class KeyLoad:
    """Load of the busiest value of one key of a table or global index, of one kind."""

    table: str
    index: str
    key: str
    """The key as a template, such as `USER#{user_id}`."""
    kind: Kind
    value: str
    """The busiest value where it is known by name."""
    uses: tuple[KeyUse, ...]
    """Those that take most first."""

    @property
    def name(self) -> str:
        """Table, or table and index."""
        return f"{self.table}/{self.index}" if self.index else self.table

    @property
    def limit(self) -> int:
        """Units a second that one value can get."""
        return LIMITS[self.kind]

    @worked_out_once
    def units(self) -> Decimal | None:
        """Units a second at peak over all values; None where a part is unknown."""
        return _total([use.units for use in self.uses])

    @worked_out_once
    def load(self) -> Decimal | None:
        """Units a second at peak of the busiest value; None where a part is unknown."""
        return _total([use.load_of(self.value) for use in self.uses])

    @worked_out_once
    def at_least(self) -> Decimal:
        """What is known of the load."""
        loads = (use.load_of(self.value) for use in self.uses)
        return exact_sum(load for load in loads if load is not None)

    @worked_out_once
    def at_most(self) -> Decimal | None:
        """The load if everything that is assumed or unknown went to one value."""
        return _total([use.most_of(self.value) for use in self.uses])

    @property
    def is_assumed(self) -> bool:
        """Whether an even spread is assumed somewhere."""
        return any(u.popularity is not None and not u.popularity.is_firm for u in self.uses)

    @worked_out_once
    def band(self) -> Band:
        """How near the limit it is; an unknown load that can never be much is cool."""
        if self.load is None:
            most = self.at_most
            is_small = most is not None and _part(most, self.limit) <= WARM_KEY_SHARE
            least = band_of(_part(self.at_least, self.limit))
            return Band.COOL if is_small else least if least is Band.BREAKS else Band.UNKNOWN
        return band_of(_part(self.load, self.limit))

    @property
    def part(self) -> Decimal | None:
        """Load as a part of the limit; None where unknown."""
        return None if self.load is None else _part(self.load, self.limit)

    @property
    def breaks_at_share(self) -> Decimal | None:
        """Share of one value, of what is not known for sure, at which the limit is reached.

        None where not even everything would be too much, or where too little is known.
        """
        most = self.at_most
        if most is None or most <= self.limit:
            return None
        loose = exact_sum(
            use.units or Decimal(0)
            for use in self.uses
            if use.popularity is None or not use.popularity.is_firm
        )
        firm = most - loose
        return None if firm >= self.limit or not loose else (self.limit - firm) / loose

    @property
    def breaks_at_growth(self) -> Decimal | None:
        """Factor of today's peak at which the limit is reached; None where the load is unknown."""
        return self.limit / self.load if self.load else None

    @worked_out_once
    def unknown(self) -> tuple[str, ...]:
        """What would settle the load, each once."""
        return tuple(dict.fromkeys(text for use in self.uses for text in use.unknown))

    @worked_out_once
    def item(self) -> str:
        """Entity of the one item that gets more than half of the load; empty where there is none.

        Then neither more sort keys nor a split of the partition helps.
        """
        by_item: dict[str, list[Decimal]] = {}
        for use in self.uses:
            load = use.load_of(self.value)
            if use.key.item and load is not None:
                by_item.setdefault(use.key.item, []).append(load)
        for entity, loads in by_item.items():
            if self.load and exact_sum(loads) * 2 > self.load:
                return entity
        return ""


def band_of(part: Decimal) -> Band:
    """Band of a load that is so large a part of its limit."""
    if part > 1:
        return Band.BREAKS
    if part > HOT_PARTITION_SHARE:
        return Band.HOT
    return Band.WARM if part > WARM_KEY_SHARE else Band.COOL


def _part(load: Decimal, limit: int) -> Decimal:
    return load / limit


def _total(figures: list[Decimal | None]) -> Decimal | None:
    known = [figure for figure in figures if figure is not None]
    return exact_sum(known) if len(known) == len(figures) else None

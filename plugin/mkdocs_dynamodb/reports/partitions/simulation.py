"""Simulation of partitions: requests drawn second by second from the spread of each key.

How DynamoDB is pictured (Developer Guide, Burst and adaptive capacity):

- Adaptive capacity has done its work: each busy key value has a partition of its own, which gives
  its 3,000 read and 1,000 write units a second, and no more.
- A provisioned table has its units a second, and keeps up to 300 seconds of those that it did not
  use. It begins without any. An on-demand table has no limit of its own.
- Requests come at the peak rate of each access pattern, evenly over the seconds; which value each
  one is for is drawn at random. What is throttled is not tried again.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import accumulate

from mkdocs_dynamodb.errors import MkdocsDynamodbError
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.key_loads import LIMITS, KeyLoad, KeyUse
from mkdocs_dynamodb.reports.partitions.partitions import Partitions
from mkdocs_dynamodb.reports.partitions.popularity import Basis, Popularity

BURST_SECONDS = 300
"""Seconds of unused capacity that a table keeps (Developer Guide, Burst and adaptive capacity)."""

DEFAULT_SECONDS = 60
MOST_REQUESTS = 1_000_000_000
"""More requests than anybody waits for; so many take an hour."""
_RANKS = 1000
"""Values of a key that are told apart; the others are too rare to be throttled."""

_OTHERS = "others"
Progress = Callable[[int, int], None]
"""Told how much is done, of how much."""


class SimulationError(MkdocsDynamodbError):
    """A simulation that would never end."""

    def __init__(self, requests: Decimal) -> None:
        """Tell how many requests it would have to draw."""
        super().__init__(
            f"a simulation of {figure_text(requests.to_integral_value())} requests would take too "
            "long; name fewer seconds"
        )


@record(kw_only=True)
class SimulatedTarget:
    """What happened to the reads or writes of one table or global index."""

    table: str
    index: str
    kind: Kind
    requests: int
    """Requests for single values in all."""
    units: float
    """Units a second that were asked for, on average."""
    throttled: tuple[int, ...]
    """Requests that were throttled, second by second."""
    by_table: int
    """Those among them for which the provisioned units of the table did not suffice."""
    hottest: str
    """Value that got most units."""
    hottest_units: float
    """Units a second that were asked of it, on average."""


@record(kw_only=True)
class Simulation:
    """One run."""

    seconds: int
    seed: int
    requests: int
    targets: tuple[SimulatedTarget, ...]
    left_out: tuple[str, ...]
    """What would settle the spread or the rate of requests that could not be drawn."""

    @property
    def throttled(self) -> int:
        """Requests that were throttled."""
        return sum(sum(target.throttled) for target in self.targets)


@dataclass(slots=True)
class _Stream:
    """Requests of one use of a key."""

    rate: float
    units: float
    names: tuple[str, ...]
    weights: tuple[float, ...]
    """Running total of the shares of the names, ending with 1 for the others."""
    carried: float = 0.0

    def draw(self, source: random.Random) -> Counter[str]:
        """Requests of the next second by value."""
        self.carried += self.rate
        count = int(self.carried)
        self.carried -= count
        if not count or len(self.names) == 1:
            return Counter({self.names[0]: count} if count else {})
        return Counter(source.choices(self.names, cum_weights=self.weights, k=count))


@dataclass(slots=True)
class _Bucket:
    """Provisioned units of a table, with those kept from seconds before."""

    units: float
    kept: float = 0.0

    def take(self, wanted: float) -> float:
        """Units of those wanted that can be had."""
        available = self.units + self.kept
        self.kept = min(self.units * BURST_SECONDS, max(0.0, available - wanted))
        return min(wanted, available)


def simulate(
    model: Model,
    partitions: Partitions,
    *,
    seconds: int = DEFAULT_SECONDS,
    requests: int | None = None,
    seed: int = 1,
    progress: Progress | None = None,
) -> Simulation:
    """Draw requests from the spread of each key; the same seed gives the same run.

    Args:
        model: the model.
        partitions: its loads.
        seconds: how long it lasts.
        requests: at least so many requests are drawn, whatever the seconds.
        seed: where the random numbers begin.
        progress: is told how far it is.

    Raises:
        SimulationError: that would be more requests than anybody waits for.
    """
    targets: dict[tuple[str, str, Kind], list[KeyLoad]] = {}
    for load in partitions.loads:
        targets.setdefault((load.table, load.index, load.kind), []).append(load)
    rate = exact_sum(_rate(use) for load in partitions.loads for use in load.uses)
    if requests is not None:
        seconds = int((requests / rate).to_integral_value(ROUND_CEILING)) if rate else 1
    if rate * seconds > MOST_REQUESTS:
        raise SimulationError(rate * seconds)
    found = []
    for done, ((table, index, kind), loads) in enumerate(targets.items()):
        if progress is not None:
            progress(done, len(targets))
        source = random.Random(f"{seed}/{table}/{index}/{kind.value}")  # noqa: S311 - no secrets
        bucket = _bucket(model.tables[table], index, kind)
        found.append(_run(loads, seconds, source, bucket))
    if progress is not None:
        progress(len(targets), len(targets))
    return Simulation(
        seconds=seconds,
        seed=seed,
        requests=sum(target.requests for target in found),
        targets=tuple(found),
        left_out=tuple(dict.fromkeys(text for load in partitions.loads for text in load.unknown)),
    )


def _run(
    loads: list[KeyLoad], seconds: int, source: random.Random, bucket: _Bucket | None
) -> SimulatedTarget:
    """The seconds of one table or index."""
    first = loads[0]
    limit = float(LIMITS[first.kind])
    keys = [(load, list(_streams(load))) for load in loads]
    asked: dict[str, float] = {}
    throttled, by_table, requests, total = [], 0, 0, 0.0
    for _ in range(seconds):
        served_units = served = 0.0
        refused = 0
        for load, streams in keys:
            drawn, units = _second(streams, source)
            requests += sum(drawn.values())
            total += sum(units.values())
            for value, count in drawn.items():
                used = units[value]
                if value == _OTHERS:
                    served, served_units = served + count, served_units + used
                    continue
                name = f"{load.key}\0{value}"
                asked[name] = asked.get(name, 0.0) + used
                part = min(1.0, limit / used) if used else 1.0
                kept = int(count * part + 0.5)
                refused += count - kept
                served, served_units = served + kept, served_units + used * part
        if bucket is not None and served_units:
            lost = round(served * (1 - bucket.take(served_units) / served_units))
            by_table, refused = by_table + lost, refused + lost
        throttled.append(refused)
    hottest, most = max(asked.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
    key, _, value = hottest.partition("\0")
    return SimulatedTarget(
        table=first.table,
        index=first.index,
        kind=first.kind,
        requests=requests,
        units=total / seconds,
        throttled=tuple(throttled),
        by_table=by_table,
        hottest=f"{key} {value}" if value.startswith("#") else value,
        hottest_units=most / seconds,
    )


def _second(streams: list[_Stream], source: random.Random) -> tuple[Counter[str], dict[str, float]]:
    """Requests of one second by value, and the units that they ask for."""
    counts: Counter[str] = Counter()
    units: dict[str, float] = {}
    for stream in streams:
        for value, count in stream.draw(source).items():
            counts[value] += count
            units[value] = units.get(value, 0.0) + count * stream.units
    return counts, units


def _streams(load: KeyLoad) -> Iterator[_Stream]:
    tables: dict[int, tuple[tuple[str, ...], tuple[float, ...]]] = {}
    for use in load.uses:
        charge, popularity = use.derivation.usual, use.popularity
        rate = _rate(use)
        if charge is None or popularity is None or not rate:
            continue
        if id(popularity) not in tables:
            tables[id(popularity)] = _table(use, popularity, load.value)
        names, weights = tables[id(popularity)]
        yield _Stream(
            rate=float(rate),
            units=float(charge.blocks * charge.factor),
            names=names,
            weights=weights,
        )


def _rate(use: KeyUse) -> Decimal:
    """Requests for single values a second; zero where something is unknown."""
    charge = use.derivation.usual
    if use.requests is None or charge is None or use.popularity is None:
        return Decimal(0)
    return exact_product(use.requests, charge.repeats)


def _table(
    use: KeyUse, popularity: Popularity, busiest: str
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Values with the running total of their shares; the most popular one is the busiest."""
    if use.key.value:
        return (use.key.value,), (1.0,)
    if popularity.basis is Basis.NEW:
        return (_OTHERS,), (1.0,)
    ranks = popularity.ranks(_RANKS)
    names = [busiest if name == "#1" and busiest else name for name, _ in ranks]
    weights = list(accumulate(share for _, share in ranks))
    if weights[-1] < 1:
        names.append(_OTHERS)
        weights.append(1.0)
    return tuple(names), tuple(weights)


def _bucket(table: Table, index: str, kind: Kind) -> _Bucket | None:
    """Units of a provisioned table; a model states none for its indexes."""
    capacity = table.capacity
    if index or capacity is None or capacity.mode != "provisioned":
        return None
    units = capacity.read if kind is Kind.READ else capacity.write
    return None if units is None else _Bucket(float(min(units, MOST_REQUESTS)))

"""Requests per second: what the access patterns add up to, and what the business states."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.figures import exact_difference, exact_product, exact_sum
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType, Rate, TrafficGroup
from mkdocs_dynamodb.records import record

TOLERANCE = Decimal("0.01")
"""Part of a sum by which a stated figure may differ, since people state round figures."""


class Counted(StrEnum):
    """Which access patterns a sum counts."""

    EVERY = "all"
    DATABASE = "for DynamoDB"
    DISTINCT = "without duplicates"
    DATABASE_DISTINCT = "for DynamoDB, without duplicates"


class Moment(StrEnum):
    """Which of the two figures of a rate."""

    PEAK = "peak"
    AVERAGE = "average"


@record(kw_only=True)
class TrafficSum:
    """Requests per second of some access patterns together."""

    patterns: int
    peak: Decimal
    average: Decimal
    without_peak: int
    """Patterns that do not say their peak, so that the sum is at least `peak`."""
    without_average: int

    def figure(self, moment: Moment) -> Decimal:
        """The peak or the average."""
        return self.peak if moment is Moment.PEAK else self.average

    def unknown(self, moment: Moment) -> int:
        """Number of patterns that the figure lacks."""
        return self.without_peak if moment is Moment.PEAK else self.without_average

    def agrees_with(self, stated: Decimal, moment: Moment) -> bool:
        """Whether a stated figure can be this sum, give or take the tolerance."""
        figure = self.figure(moment)
        difference = exact_difference(stated, figure)
        if self.unknown(moment) and difference > 0:
            return True
        return abs(difference) <= exact_product(figure, TOLERANCE)


@record(kw_only=True)
class StatedFigure:
    """A figure that the business states, beside what the patterns add up to."""

    moment: Moment
    stated: Placed[Decimal]
    counted: Counted
    """The sum that comes closest."""
    computed: Decimal
    difference: Decimal
    """Stated less computed."""
    agrees: bool


@record(kw_only=True)
class StatedTraffic:
    """Traffic of the application or of a group of patterns, computed and stated."""

    name: str
    """Name of the group; empty for the whole application."""
    subject: str
    sums: Mapping[Counted, TrafficSum]
    """Only sums that count different patterns."""
    figures: tuple[StatedFigure, ...]
    """Stated figures; a bare number is the peak."""


@record(kw_only=True)
class TrafficRow:
    """One line of the traffic table: a sum, with the stated figure that belongs to it."""

    name: str
    sums: TrafficSum
    moment: Moment = Moment.PEAK
    """Whether the stated figure is a peak or an average."""
    stated: Decimal | None = None
    difference: Decimal | None = None
    """Stated less computed."""


@record(kw_only=True)
class Traffic:
    """All traffic of a model."""

    total: StatedTraffic
    groups: tuple[StatedTraffic, ...]
    by_type: Mapping[PatternType, TrafficSum]
    """Sums of the types that occur, in the order of `PatternType`."""

    @property
    def every(self) -> TrafficSum:
        """Sum over all access patterns."""
        return self.total.sums[Counted.EVERY]

    @property
    def database(self) -> TrafficSum:
        """Sum over the access patterns that DynamoDB answers."""
        return self.total.sums.get(Counted.DATABASE, self.every)

    @property
    def rows(self) -> tuple[TrafficRow, ...]:
        """The whole application, then each type, then each stated group.

        A stated figure stands beside the sum that comes closest to it.
        """
        whole = (_row(_ROW_NAMES[counted], self.total, counted) for counted in self.total.sums)
        types = (TrafficRow(name=kind.value, sums=sums) for kind, sums in self.by_type.items())
        groups = (_row(group.name, group, _closest(group)) for group in self.groups)
        return (*whole, *types, *groups)


def build_traffic(model: Model) -> Traffic:
    """Add up the traffic of a model and set it beside what is stated."""
    patterns = list(model.patterns.values())
    of_type = {
        kind: [pattern for pattern in patterns if pattern.type.value == kind]
        for kind in PatternType
    }
    return Traffic(
        total=_stated("", "application.traffic.total", patterns, 0, model.application.total),
        groups=tuple(_group(model, group) for group in model.application.groups),
        by_type={kind: _sum(members) for kind, members in of_type.items() if members},
    )


def _group(model: Model, group: TrafficGroup) -> StatedTraffic:
    numbers = {number.value for number in group.patterns}
    known = [model.patterns[number] for number in numbers if number in model.patterns]
    subject = f"application.traffic.groups.{group.name.value}"
    unknown = len(numbers) - len(known)
    return _stated(group.name.value, subject, known, unknown, group.stated)


_COUNTS: Mapping[Counted, Callable[[AccessPattern], bool]] = {
    Counted.EVERY: lambda _: True,
    Counted.DATABASE: lambda pattern: pattern.needs_database,
    Counted.DISTINCT: lambda pattern: pattern.duplicate_of is None,
    Counted.DATABASE_DISTINCT: lambda p: p.needs_database and p.duplicate_of is None,
}


_ROW_NAMES: Mapping[Counted, str] = {
    Counted.EVERY: "all access patterns",
    Counted.DATABASE: "answered by DynamoDB",
    Counted.DISTINCT: "all that repeat no other",
    Counted.DATABASE_DISTINCT: "answered by DynamoDB that repeat no other",
}


def _closest(traffic: StatedTraffic) -> Counted:
    return traffic.figures[0].counted if traffic.figures else Counted.EVERY


def _row(name: str, traffic: StatedTraffic, counted: Counted) -> TrafficRow:
    sums = traffic.sums[counted]
    figure = next((figure for figure in traffic.figures if figure.counted is counted), None)
    if figure is None:
        return TrafficRow(name=name, sums=sums)
    return TrafficRow(
        name=name,
        sums=sums,
        moment=figure.moment,
        stated=figure.stated.value,
        difference=figure.difference,
    )


def _stated(
    name: str, subject: str, patterns: Iterable[AccessPattern], unknown: int, rate: Rate | None
) -> StatedTraffic:
    sums: dict[Counted, TrafficSum] = {}
    seen: set[tuple[str, ...]] = set()
    for counted, counts in _COUNTS.items():
        members = [pattern for pattern in patterns if counts(pattern)]
        numbers = tuple(pattern.number.value for pattern in members)
        if numbers not in seen:
            seen.add(numbers)
            sums[counted] = _sum(members, unknown)
    figures = {} if rate is None else {Moment.PEAK: rate.peak, Moment.AVERAGE: rate.average}
    if rate is not None and rate.is_bare:
        del figures[Moment.AVERAGE]
    return StatedTraffic(
        name=name,
        subject=subject,
        sums=sums,
        figures=tuple(
            _figure(moment, stated, sums)
            for moment, stated in figures.items()
            if stated is not None
        ),
    )


def _sum(patterns: Iterable[AccessPattern], unknown: int = 0) -> TrafficSum:
    """Sum over some patterns, and as many that are not known at all."""
    rates = [pattern.rps for pattern in patterns]
    peaks = [rate.peak.value for rate in rates if rate and rate.peak]
    averages = [rate.average.value for rate in rates if rate and rate.average]
    return TrafficSum(
        patterns=len(rates) + unknown,
        peak=exact_sum(peaks),
        average=exact_sum(averages),
        without_peak=len(rates) - len(peaks) + unknown,
        without_average=len(rates) - len(averages) + unknown,
    )


def _figure(
    moment: Moment, stated: Placed[Decimal], sums: Mapping[Counted, TrafficSum]
) -> StatedFigure:
    def distance(counted: Counted) -> Decimal:
        return abs(exact_difference(stated.value, sums[counted].figure(moment)))

    nearest = min(sums, key=distance)
    return StatedFigure(
        moment=moment,
        stated=stated,
        counted=nearest,
        computed=sums[nearest].figure(moment),
        difference=exact_difference(stated.value, sums[nearest].figure(moment)),
        agrees=any(total.agrees_with(stated.value, moment) for total in sums.values()),
    )

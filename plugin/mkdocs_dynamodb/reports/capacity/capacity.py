"""Capacity: units of each step for one request, and units a second of each table and index."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, partial

from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.derivations import Derivation, Kind
from mkdocs_dynamodb.reports.capacity.read_units import ReadMeter
from mkdocs_dynamodb.reports.capacity.sizes import Sizes, build_sizes
from mkdocs_dynamodb.reports.capacity.write_units import WriteMeter
from mkdocs_dynamodb.reports.traffic import Moment

_KEPT_MODELS = 4


@record(kw_only=True)
class StepCapacity:
    """Units of one step, all its repeats included."""

    step: Step
    derivations: tuple[Derivation, ...]

    def units(self, kind: Kind) -> Decimal | None:
        """Units for one usual request of the access pattern; None where a part is unknown."""
        return _total(d.units for d in self.derivations if d.kind is kind)

    def largest(self, kind: Kind) -> Decimal | None:
        """Units for the largest request; None where nothing bounds it."""
        return _total(d.largest_units for d in self.derivations if d.kind is kind)


@record(kw_only=True)
class AnswerCapacity:
    """Units of the whole answer to an access pattern."""

    number: str
    steps: tuple[StepCapacity, ...]

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """Derivations of all steps, in order."""
        return tuple(derivation for step in self.steps for derivation in step.derivations)

    def units(self, kind: Kind) -> Decimal | None:
        """Units for one usual request of the access pattern; None where a part is unknown."""
        return _total(step.units(kind) for step in self.steps)

    def largest(self, kind: Kind) -> Decimal | None:
        """Units for the largest request; None where nothing bounds it."""
        return _total(step.largest(kind) for step in self.steps)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What would settle the figures that are missing, each once."""
        return tuple(dict.fromkeys(d.unknown for d in self.derivations if d.unknown))


@record(kw_only=True)
class Contribution:
    """What one access pattern takes from a table or index, of one kind."""

    pattern: str
    """Number of the access pattern."""
    kind: Kind
    table: str
    index: str
    """Global index that is charged; empty where the table is."""
    units: Decimal | None
    """Units for one request; None where a part of it is unknown."""
    peak: Decimal | None
    """Units a second at peak; None where the units or the rate are unknown."""
    average: Decimal | None
    """Units a second on average."""
    derivations: tuple[Derivation, ...]
    unknown: tuple[str, ...] = ()
    """What would settle the figures that are missing."""

    def rate(self, moment: Moment) -> Decimal | None:
        """Units a second at peak or on average."""
        return self.peak if moment is Moment.PEAK else self.average


@record(kw_only=True)
class Load:
    """Units a second of one kind that a table or index gets from all access patterns."""

    kind: Kind
    contributions: tuple[Contribution, ...]
    """Those with units, or with unknown units, in the order of the access patterns."""

    def at_least(self, moment: Moment) -> Decimal:
        """Sum of what is known."""
        rates = (contribution.rate(moment) for contribution in self.contributions)
        return exact_sum(rate for rate in rates if rate is not None)

    def total(self, moment: Moment) -> Decimal | None:
        """Units a second; None where a contribution is unknown."""
        return _total(contribution.rate(moment) for contribution in self.contributions)

    @property
    def peak(self) -> Decimal | None:
        """Units a second at peak, all patterns at once; None where one is unknown."""
        return self.total(Moment.PEAK)

    @property
    def average(self) -> Decimal | None:
        """Units a second on average; None where one is unknown."""
        return self.total(Moment.AVERAGE)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What would settle the figures that are missing, each once."""
        return tuple(dict.fromkeys(text for c in self.contributions for text in c.unknown))


@record(kw_only=True)
class Throughput:
    """Units a second of a table, local indexes included, or of a global index."""

    table: str
    index: str
    read: Load
    write: Load

    def load(self, kind: Kind) -> Load:
        """Reads or writes."""
        return self.read if kind is Kind.READ else self.write


@record(kw_only=True)
class Capacity:
    """Capacity of a model."""

    sizes: Sizes
    answers: Mapping[str, AnswerCapacity]
    """Number of the answer -> units; also of answers that no access pattern asks for."""
    patterns: Mapping[str, AnswerCapacity]
    """Number of the access pattern -> units of its answer, its own or that of the one it repeats;
    only patterns that DynamoDB answers."""
    contributions: Mapping[str, tuple[Contribution, ...]]
    """Number of the access pattern -> what it takes from each table and index."""
    throughput: Mapping[tuple[str, str], Throughput]
    """(table, global index or empty) -> units a second; every table and global index has one."""

    def peak(self, number: str, kind: Kind) -> Decimal | None:
        """Units a second of an access pattern at its peak; None where a part is unknown."""
        peaks = [each.peak for each in self.contributions.get(number, ()) if each.kind is kind]
        known = [peak for peak in peaks if peak is not None]
        return exact_sum(known) if len(known) == len(peaks) else None


@lru_cache(maxsize=_KEPT_MODELS)
def build_capacity(model: Model) -> Capacity:
    """Capacity of a model; worked out once for each."""
    kept, frame = model.kept, model.frame
    sizes = build_sizes(model)
    meters = ReadMeter(model, sizes), WriteMeter(model, sizes)
    answers = {}
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        answers[number] = kept.get(
            ("units", number), (answer, pattern, frame), partial(_answer, answer, pattern, *meters)
        )
    patterns: dict[str, AnswerCapacity] = {}
    contributions: dict[str, tuple[Contribution, ...]] = {}
    for number, pattern in model.patterns.items():
        served_by = model.answer_to(pattern) if pattern.needs_database else None
        if served_by is not None:
            own = patterns[number] = answers[served_by.number.value]
            contributions[number] = kept.get(
                ("contributions", number), (pattern, own), partial(_contributions, pattern, own)
            )
    return Capacity(
        sizes=sizes,
        answers=answers,
        patterns=patterns,
        contributions=contributions,
        throughput=_throughput(model, [c for own in contributions.values() for c in own]),
    )


def _answer(
    answer: Answer, pattern: AccessPattern | None, reads: ReadMeter, writes: WriteMeter
) -> AnswerCapacity:
    return AnswerCapacity(
        number=answer.number.value,
        steps=tuple(
            StepCapacity(
                step=step,
                derivations=(*reads.derive(step, pattern), *writes.derive(step, answer)),
            )
            for step in answer.steps
        ),
    )


def _contributions(pattern: AccessPattern, answer: AnswerCapacity) -> tuple[Contribution, ...]:
    """What a pattern takes, by table and index; writes that change nothing are left out."""
    grouped: dict[tuple[Kind, str, str], list[Derivation]] = {}
    for derivation in answer.derivations:
        if derivation.units != 0:
            key = (derivation.kind, derivation.table, derivation.index)
            grouped.setdefault(key, []).append(derivation)
    rps = pattern.rps
    peak = None if rps is None or rps.peak is None else rps.peak.value
    average = None if rps is None or rps.average is None else rps.average.value
    found = []
    for (kind, table, index), derivations in grouped.items():
        units = _total(derivation.units for derivation in derivations)
        unknown = [derivation.unknown for derivation in derivations if derivation.unknown]
        if peak is None or average is None:
            unknown.append(f"state `rps` of `{pattern.subject}`")
        found.append(
            Contribution(
                pattern=pattern.number.value,
                kind=kind,
                table=table,
                index=index,
                units=units,
                peak=_rate(units, peak),
                average=_rate(units, average),
                derivations=tuple(derivations),
                unknown=tuple(dict.fromkeys(unknown)),
            )
        )
    return tuple(found)


def _throughput(
    model: Model, contributions: Iterable[Contribution]
) -> dict[tuple[str, str], Throughput]:
    grouped: dict[tuple[str, str, Kind], list[Contribution]] = {}
    for contribution in contributions:
        key = (contribution.table, contribution.index, contribution.kind)
        grouped.setdefault(key, []).append(contribution)
    targets = [
        (table.name.value, index)
        for table in model.tables.values()
        for index in ("", *(index.name.value for index in table.global_indexes))
    ]
    found = {}
    for table, index in targets:
        reads, writes = (tuple(grouped.get((table, index, kind), ())) for kind in Kind)
        found[table, index] = model.kept.get(
            ("throughput", table, index),
            (reads, writes),
            partial(_target, table, index, reads, writes),
        )
    return found


def _target(
    table: str, index: str, reads: tuple[Contribution, ...], writes: tuple[Contribution, ...]
) -> Throughput:
    return Throughput(
        table=table,
        index=index,
        read=Load(kind=Kind.READ, contributions=reads),
        write=Load(kind=Kind.WRITE, contributions=writes),
    )


def _rate(units: Decimal | None, requests: Decimal | None) -> Decimal | None:
    return None if units is None or requests is None else exact_product(units, requests)


def _total(figures: Iterable[Decimal | None]) -> Decimal | None:
    """Sum; None where a figure is unknown."""
    known = []
    for figure in figures:
        if figure is None:
            return None
        known.append(figure)
    return exact_sum(known)

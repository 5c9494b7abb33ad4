"""How often entities are read together: worked out from what each pattern reads, and its rate.

For entities as a whole it is the rate of the reads that return all of them, divided by the rate of
the reads that return any. A copied attribute saves a second read wherever the item that holds it is
read for it, so for copies it is the part of the holder's reads that need a copied attribute.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from mkdocs_dynamodb.model.decisions.copied_pairs import CopiedPair, copied_pairs
from mkdocs_dynamodb.model.figures import exact_sum
from mkdocs_dynamodb.model.flow.copies import copied_entity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.reads import reads_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.traffic import Moment


@record(kw_only=True)
class CorrelatedRead:
    """An access pattern that reads at least one of the entities."""

    pattern: AccessPattern
    entities: tuple[str, ...]
    """Those of the entities that it returns, or whose copy it needs."""
    is_joint: bool
    """Whether it returns all of them, or needs the copy."""

    def rate(self, moment: Moment) -> Decimal | None:
        """Requests per second; None where the pattern does not state them."""
        rps = self.pattern.rps
        if rps is None:
            return None
        stated = rps.peak if moment is Moment.PEAK else rps.average
        return None if stated is None else stated.value


@record(kw_only=True)
class Correlation:
    """Share of the reads that are joint, with the reads it is made of."""

    reads: tuple[CorrelatedRead, ...]
    moment: Moment = Moment.AVERAGE
    unknown: str = ""
    """What would settle it; empty where it is known."""

    @property
    def together(self) -> Decimal:
        """Rate of the joint reads that state one."""
        return _rate((read for read in self.reads if read.is_joint), self.moment)

    @property
    def either(self) -> Decimal:
        """Rate of all the reads that state one."""
        return _rate(self.reads, self.moment)

    @property
    def share(self) -> Decimal | None:
        """Between 0 and 1; None where unknown."""
        return None if self.unknown or not self.either else self.together / self.either


def correlation_of(model: Model, entities: Iterable[str]) -> Correlation:
    """Correlation of entities of the requirements."""
    wanted = tuple(dict.fromkeys(entities))
    returned = _returned(model)
    numbers = {number for name in wanted for number in returned.by_entity.get(name, ())}
    reads = []
    for number in sorted(numbers, key=returned.positions.__getitem__):
        own = tuple(name for name in wanted if name in returned.by_pattern[number])
        pattern, joint = model.patterns[number], len(own) == len(wanted)
        reads.append(CorrelatedRead(pattern=pattern, entities=own, is_joint=joint))
    return _correlation(reads, "")


def copy_correlation(model: Model, pair: CopiedPair) -> Correlation:
    """Part of the reads of the holder that need, or ask for, one of its copied attributes."""
    copy, names = pair.first, set(pair.names)
    found: dict[str, set[str]] = {}
    for read in reads_of(model).of(copy.holder):
        asked = {tests.attribute.value for tests in read.step.where}
        found.setdefault(read.number, set()).update(asked | guard_of(read.step.filter).names)
    silent, reads = "", []
    for number, asked in found.items():
        pattern = model.patterns.get(number)
        if pattern is None or not _is_read(model, pattern):
            continue
        needs = {need.value for need in pattern.needs} | asked
        if not pattern.needs:
            silent = silent or f"say what pattern {pattern.number.value} `needs`"
        joint = not names.isdisjoint(needs)
        entities = [copy.holder.name.value, *([copy.source.name.value] if joint else [])]
        reads.append(CorrelatedRead(pattern=pattern, entities=tuple(entities), is_joint=joint))
    return _correlation(reads, silent)


def _correlation(reads: list[CorrelatedRead], unknown: str) -> Correlation:
    for moment in (Moment.AVERAGE, Moment.PEAK):
        if reads and all(read.rate(moment) is not None for read in reads):
            if not unknown and not _rate(reads, moment):
                unknown = "state the rate of a pattern that reads them; all are 0"
            return Correlation(reads=tuple(reads), moment=moment, unknown=unknown)
    silent = [r.pattern.number.value for r in reads if r.rate(Moment.AVERAGE) is None]
    lacking = f"state `rps` of pattern {silent[0]}" if silent else "no pattern reads any of them"
    return Correlation(reads=tuple(reads), unknown=unknown or lacking)


def _rate(reads: Iterable[CorrelatedRead], moment: Moment) -> Decimal:
    rates = (read.rate(moment) for read in reads)
    return exact_sum(rate for rate in rates if rate is not None)


def _reading(model: Model) -> Iterator[AccessPattern]:
    """Patterns that read, each request counted once."""
    return (pattern for pattern in model.patterns.values() if _is_read(model, pattern))


def _is_read(model: Model, pattern: AccessPattern) -> bool:
    is_read = pattern.type.value == PatternType.READ and pattern.needs_database
    return is_read and pattern.number.value not in model.originals


@record()
class _Returned:
    by_pattern: Mapping[str, frozenset[str]]
    """Number of a pattern that reads -> entities that it returns, or whose copies it needs."""
    by_entity: Mapping[str, tuple[str, ...]]
    positions: Mapping[str, int]
    """Number of a pattern -> its place in the order of the files."""


@lru_cache(maxsize=1)  # the rules run on one model after the other
def _returned(model: Model) -> _Returned:
    copies: dict[str, list[tuple[str, str]]] = {}
    for pair in copied_pairs(model):
        held = copies.setdefault(pair.first.holder.subject, [])
        held += [(name, pair.first.source.name.value) for name in pair.names]
    by_pattern: dict[str, frozenset[str]] = {}
    by_entity: dict[str, list[str]] = {}
    for pattern in _reading(model):
        number = pattern.number.value
        by_pattern[number] = names = frozenset(_entities(model, pattern, copies))
        for name in names:
            by_entity.setdefault(name, []).append(number)
    positions = {number: position for position, number in enumerate(by_pattern)}
    found = {name: tuple(numbers) for name, numbers in by_entity.items()}
    return _Returned(by_pattern, found, positions)


def _entities(
    model: Model, pattern: AccessPattern, copies: Mapping[str, list[tuple[str, str]]]
) -> Iterator[str]:
    """Entities of the answer; those that the pattern names where none is right yet."""
    answer = model.answer_to(pattern)
    reads = () if answer is None else reads_of(model).of_answer.get(answer.number.value, ())
    if not reads:
        yield from (entity.value for entity in pattern.entities)
        return
    needs = {need.value for need in pattern.needs}
    for read in reads:
        yield copied_entity(read.entity) or read.entity.name.value
        for attribute in read.entity.attributes.values():
            if attribute.holds is not None:
                yield attribute.holds.value
        for held, source in copies.get(read.entity.subject, ()):
            if held in needs:
                yield source

"""The seven factors of the denormalisation framework: what the model tells of each.

The factors are those of the method (AWS Samples, MySQL to DynamoDB modernizer): item sizes
and their growth, how tightly entities are accessed together, what denormalising costs in writes,
what has to be consistent, operations, how likely the schema is to change, and hot partitions.
"""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.model.decisions.copied_pairs import CopiedPair
from mkdocs_dynamodb.model.decisions.records import Factor
from mkdocs_dynamodb.model.figures import bytes_text, figure_text
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.sizes import Sizes, build_sizes
from mkdocs_dynamodb.reports.decisions.denormalisation import Assessment
from mkdocs_dynamodb.reports.decisions.words import coupling_text
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.words import percent_text
from mkdocs_dynamodb.reports.warnings.debugging_signs import debugging_signs
from mkdocs_dynamodb.reports.warnings.evolution_signs import evolution_signs
from mkdocs_dynamodb.reports.warnings.signs import Signs, signs_text

MOST_NAMED = 6
"""Access patterns that a text names; the others are counted."""


@record()
class FactorFound:
    """One factor, as the model tells it."""

    factor: Factor
    computed: str
    said: str = ""
    """What a person adds."""


@record()
class _Facts:
    model: Model
    sizes: Sizes
    debugging: Signs
    evolution: Signs


def build_factors(
    model: Model, assessments: tuple[Assessment, ...]
) -> tuple[tuple[FactorFound, ...], ...]:
    """The seven factors of each assessment."""
    facts = _Facts(model, build_sizes(model), debugging_signs(model), evolution_signs(model))
    return tuple(tuple(_factors(facts, assessment)) for assessment in assessments)


def _factors(facts: _Facts, assessment: Assessment) -> Iterator[FactorFound]:
    said = {} if assessment.aggregate is None else assessment.aggregate.factors
    places = [
        (table, table.entities[name])
        for name in assessment.entities
        for table in facts.model.stored_in.get(name, ())
    ]
    tables = {table.name.value: table for table, _ in places}
    computed = {
        Factor.ITEM_SIZE: _sizes(facts, places, assessment),
        Factor.COUPLING: coupling_text(assessment),
        Factor.WRITES: _amplification(facts.model, assessment),
        Factor.CONSISTENCY: _consistency(facts.model, places),
        Factor.OPERATIONS: _signs(facts.debugging, tables) or "keys and items can be read as is",
        Factor.EVOLUTION: _signs(facts.evolution, tables) or "nothing holds on to what changes",
        Factor.PARTITIONS: _hottest(facts.model, tables),
    }
    for factor, text in computed.items():
        yield FactorFound(factor, text, said.get(factor.value, ""))


def _sizes(facts: _Facts, places: list[tuple[Table, StoredEntity]], assessment: Assessment) -> str:
    parts = []
    for table, entity in places:
        size = facts.sizes.of(table, entity).size
        known = "unknown" if size is None else bytes_text(size.p50)
        if size is not None and size.p99 > size.p50:
            known += f", rarely above {bytes_text(size.p99)}"
        parts.append(f"{entity.name.value} {known}")
    if assessment.copies is None:
        parts.append(assessment.bound)
    rates = facts.model.growth_rates
    if rates is not None and rates.items is not None:
        parts.append(f"the number of items grows by {figure_text(rates.items * 100)} % a month")
    return "; ".join(dict.fromkeys(parts))


def _amplification(model: Model, assessment: Assessment) -> str:
    pairs = assessment.placement.copies
    if not pairs:
        return "no attribute is copied between them"
    return "; ".join(_rewrites(model, pair) for pair in pairs)


def _rewrites(model: Model, pair: CopiedPair) -> str:
    """What a change of the source costs."""
    copy, writes = pair.first, writes_of(model)
    holder = copy.holder.name.value
    changing: dict[str, Decimal] = {}
    for name in pair.names:
        for write in writes.changing(copy.holder, name):
            repeats = [t.max for t in (write.step.times, write.action.times) if t is not None]
            most = Decimal(max(repeats, default=1))
            changing[write.number] = max(most, changing.get(write.number, most))
    if changing:
        told = [
            f"pattern {number} rewrites up to {figure_text(most)} {holder}"
            if most > 1
            else f"pattern {number} rewrites a {holder}"
            for number, most in list(changing.items())[:MOST_NAMED]
        ]
        return "; ".join(told)
    sources = [n for each in pair.copies for n in writes.changing(each.source, each.attribute)]
    if sources:
        kept = "on purpose" if copy.is_snapshot else "no pattern carries it over"
        return f"pattern {sources[0].number} changes the source; the copy stays, {kept}"
    return "no pattern changes what is copied"


def _consistency(model: Model, places: list[tuple[Table, StoredEntity]]) -> str:
    """Patterns that write several of the entities at once."""
    together: dict[str, None] = {}
    apart: dict[str, None] = {}
    answers: dict[str, list[Write]] = {}
    for _, entity in places:
        for write in writes_of(model).to(entity):
            answers.setdefault(write.number, []).append(write)
    for number, own in answers.items():
        names = {write.entity.name.value for write in own}
        if len(names) > 1:
            is_one = all(write.is_transactional and write.step is own[0].step for write in own)
            (together if is_one else apart)[number] = None
    parts = []
    if together:
        parts.append(f"{_patterns(list(together))} in one transaction")
    if apart:
        parts.append(f"{_patterns(list(apart))} one after the other")
    return "; ".join(parts) or "no pattern writes more than one of them"


def _patterns(numbers: list[str]) -> str:
    shown, more = numbers[:MOST_NAMED], len(numbers) - MOST_NAMED
    tail = f" and {more} more" if more > 0 else ""
    word = "patterns" if len(numbers) > 1 else "pattern"
    verb = "write them" if len(numbers) > 1 else "writes them"
    return f"{word} {', '.join(shown)}{tail} {verb}"


def _signs(signs: Signs, tables: dict[str, Table]) -> str:
    found = [sign for name in tables for sign in signs.get(name, ())]
    return signs_text(found).replace("`", "") if found else ""


def _hottest(model: Model, tables: dict[str, Table]) -> str:
    partitions = build_partitions(model)
    known = [
        (load.part, load)
        for name in tables
        for load in partitions.of(name)
        if load.part is not None
    ]
    if not known:
        return "the load of the keys is not known"
    part, load = max(known, key=lambda found: found[0])
    return f"the busiest key, in {load.name}, takes {percent_text(part)} of a partition"

"""The denormalisation framework of the method, and what the design does instead or in its sense.

Early applications, and entities that different services or teams own, are kept in tables of their
own. What is read together in more than 70 % of the reads and cannot grow without end is considered
for one place; everything else stays separate (AWS Samples, MySQL to DynamoDB modernizer).
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from mkdocs_dynamodb.model.decisions.copied_pairs import CopiedPair, copied_pairs
from mkdocs_dynamodb.model.decisions.reasons import Reason, reasons_of_copies, reasons_of_table
from mkdocs_dynamodb.model.decisions.records import Aggregate, Kept
from mkdocs_dynamodb.model.decisions.topics import decided_in
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.decisions.boundaries import crossing, growth_bound
from mkdocs_dynamodb.reports.decisions.correlation import (
    Correlation,
    copy_correlation,
    correlation_of,
)
from mkdocs_dynamodb.reports.decisions.placement import Placement, collections_of, placement_of

READ_CORRELATION = Decimal("0.7")
"""Share above which entities that are read together are considered for one place."""

CORRELATION_TOLERANCE = Decimal("0.1")
"""Difference of a stated correlation that is let pass, since people state round figures."""


class Verdict(StrEnum):
    """What the framework says."""

    SEPARATE = "separate tables"
    CONSIDER = "consider denormalisation"
    UNKNOWN = "unknown"


@record(kw_only=True)
class Assessment:
    """The framework applied to some entities, or to the copies that one holds of another."""

    entities: tuple[str, ...]
    aggregate: Aggregate | None
    """The one that the model declares; None where the design or a relationship tells."""
    copies: CopiedPair | None
    """Copies that are judged; None where it is about entities as a whole."""
    placement: Placement
    correlation: Correlation
    early: bool
    crossing: str
    """Why it crosses services or teams; empty where nothing tells so."""
    bounded: bool | None
    """Whether growth has a limit; None where nothing tells."""
    bound: str
    """What tells of the growth."""
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        if self.aggregate is not None:
            return self.aggregate.name.value
        if self.copies is not None:
            copy = self.copies.first
            if self.entities[0] == self.entities[1]:
                return f"{self.entities[0]} of {copy.source_table.name.value}, copied"
            return f"{self.entities[0]} with copies of {self.entities[1]}"
        return " + ".join(self.entities)

    @property
    def share(self) -> Decimal | None:
        """Correlation that counts: the one worked out, else the one stated."""
        stated = None if self.aggregate is None else self.aggregate.correlation
        known = self.correlation.share
        return known if known is not None or stated is None else stated.share.value

    @property
    def correlation_differs(self) -> bool:
        """Whether the stated correlation is not the one worked out."""
        stated = None if self.aggregate is None else self.aggregate.correlation
        computed = self.correlation.share
        if stated is None or computed is None:
            return False
        return abs(stated.share.value - computed) > CORRELATION_TOLERANCE

    @property
    def verdict(self) -> Verdict:
        """What the framework says."""
        if self.early or self.crossing:
            return Verdict.SEPARATE
        if self.share is None:
            return Verdict.UNKNOWN
        if self.share <= READ_CORRELATION or self.bounded is False:
            return Verdict.SEPARATE
        return Verdict.CONSIDER if self.bounded else Verdict.UNKNOWN

    @property
    def contradicts(self) -> bool:
        """Whether the design does otherwise than the framework says."""
        together = self.placement.is_together
        if self.verdict is Verdict.UNKNOWN or together is None:
            return False
        return together == (self.verdict is Verdict.SEPARATE)


def build_assessments(model: Model) -> tuple[Assessment, ...]:
    """Declared aggregates, then what shares a partition key, copies, and related entities apart."""
    found = model.worked_out.get(Assessment)
    if not isinstance(found, tuple):
        found = model.worked_out[Assessment] = tuple(_assessments(model))
    return found


def _assessments(model: Model) -> Iterator[Assessment]:
    told: set[frozenset[str]] = set()
    """Pairs of entities that are judged already."""
    for aggregate in model.aggregates.values():
        names = tuple(dict.fromkeys(entity.value for entity in aggregate.entities))
        if len(names) > 1 and all(_is_known(model, name) for name in names):
            told.update(_pairs(names))
            yield _of_entities(model, names, aggregate)
    for names in collections_of(model):
        if not told.issuperset(_pairs(names)):
            told.update(_pairs(names))
            yield _of_entities(model, names, None)
    for pair in copied_pairs(model):
        yield _of_copies(model, pair)
        told.update(_pairs((pair.first.holder.name.value, pair.first.source.name.value)))
    for relationship in model.relationships:
        ends = (relationship.source.value, relationship.target.value)
        is_new = len(set(ends)) > 1 and frozenset(ends) not in told
        if is_new and all(name in model.stored_in for name in ends):
            told.update(_pairs(ends))
            yield _of_entities(model, ends, None)


def _pairs(names: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(names, 2)}


def _is_known(model: Model, name: str) -> bool:
    return name in model.entities or name in model.stored_in


def _of_entities(model: Model, names: tuple[str, ...], aggregate: Aggregate | None) -> Assessment:
    bounded, bound = growth_bound(model, names, aggregate)
    return Assessment(
        entities=names,
        aggregate=aggregate,
        copies=None,
        placement=placement_of(model, names, aggregate),
        correlation=correlation_of(model, names),
        early=model.approach.is_early,
        crossing=crossing(model, names),
        bounded=bounded,
        bound=bound,
        reasons=tuple(_reasons(model, names, aggregate)),
    )


def _of_copies(model: Model, pair: CopiedPair) -> Assessment:
    names = (pair.first.holder.name.value, pair.first.source.name.value)
    return Assessment(
        entities=names,
        aggregate=None,
        copies=pair,
        placement=Placement(Kept.SEPARATE, pair.first.table.name.value, copies=(pair,)),
        correlation=copy_correlation(model, pair),
        early=model.approach.is_early,
        crossing=crossing(model, names),
        bounded=True,
        bound="a copied attribute does not make the item grow",
        reasons=reasons_of_copies(model, pair),
    )


def _reasons(model: Model, names: tuple[str, ...], aggregate: Aggregate | None) -> Iterator[Reason]:
    """Why they are kept as they are, from the aggregate, the tables and decisions."""
    if aggregate is not None:
        yield from (Reason(text) for text in (aggregate.because, aggregate.boundary) if text)
    tables = {table.name.value: table for name in names for table in model.stored_in.get(name, ())}
    for table in tables.values():
        if all(name in table.entities for name in names):
            yield from reasons_of_table(model, table)
            continue
        if table.aggregate:
            yield Reason(table.aggregate)
        for decision in decided_in(model).about_table(table.name.value):
            yield Reason(decision.why or decision.choice, decision)

"""What a model itself says to the lines of its checklists."""

from collections.abc import Iterable
from enum import StrEnum

from mkdocs_dynamodb.model.flow.claims import claimed_in
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.decisions.denormalisation import Verdict as Framework
from mkdocs_dynamodb.reports.decisions.denormalisation import build_assessments
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions

SHOWN = 3
"""Names that a line tells; the others are counted."""


class Verdict(StrEnum):
    """How a line stands."""

    YES = "yes"
    NO = "no"
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"


@record()
class Fact:
    """What the model itself says to a line."""

    verdict: Verdict
    detail: str = ""


YES = Fact(Verdict.YES)


def application(model: Model) -> Fact:
    """Whether domain and scale are told."""
    told = model.application
    scale = told.scale or told.total or told.groups
    missing = [] if told.domain else ["domain"]
    return _lacking([*missing, *([] if scale else ["scale or traffic"])], "not stated")


def entities(model: Model) -> Fact:
    """Whether every entity is related to another."""
    if not model.entities:
        return Fact(Verdict.NO, "no entity is declared")
    related = {name for r in model.relationships for name in (r.source.value, r.target.value)}
    alone = [] if len(model.entities) == 1 else [n for n in model.entities if n not in related]
    return _unknown(alone, "no relationship tells of")


def patterns(model: Model) -> Fact:
    """Whether there is an access pattern."""
    return YES if model.patterns else Fact(Verdict.NO, "no access pattern is listed")


def tables(model: Model) -> Fact:
    """Whether there is a table."""
    return YES if model.tables else Fact(Verdict.NO, "the model has no table")


def considerations(model: Model) -> Fact:
    """Whether thoughts on the design are written down."""
    has_some = bool(model.scratchpad) or any(p.considerations for p in model.patterns.values())
    return YES if has_some else Fact(Verdict.NO, "nothing stands in `scratchpad`")


def hot_partitions(model: Model) -> Fact:
    """Whether the load of each key is known."""
    if not model.tables:
        return Fact(Verdict.UNKNOWN, "there is no design whose load could be worked out")
    unknown = [load.name for load in build_partitions(model).unknown]
    return _unknown(unknown, "the load of a key is not known in")


def reasons(model: Model) -> Fact:
    """Whether each table and index tells its purpose, or why it has its keys."""
    if not model.tables:
        return tables(model)
    without = []
    for name, table in model.tables.items():
        if not (table.purpose or all(key.because for key in table.keys)):
            without.append(name)
        without += [
            f"{name}/{index.name.value}"
            for index in table.indexes.values()
            if not (index.purpose or all(key.because for key in index.partition_keys))
        ]
    return _lacking(without, "no reason is given for")


def aggregates(model: Model) -> Fact:
    """Whether tables of several entities tell their boundary."""
    if not model.tables:
        return tables(model)
    declared = [{e.value for e in a.entities} for a in model.aggregates.values() if a.boundary]
    without = [
        name
        for name, table in model.tables.items()
        if len(table.entities) > 1
        and not table.aggregate
        and not any(len(names & table.entities.keys()) > 1 for names in declared)
    ]
    return _lacking(without, "`aggregate` is missing where several entities share a table")


def documented(model: Model) -> Fact:
    """Whether tables and indexes have reasons and known capacity."""
    reasoned = reasons(model)
    if reasoned is not YES:
        return reasoned
    throughput = build_capacity(model).throughput.items()
    return _unknown(
        (
            f"{table}/{index}" if index else table
            for (table, index), each in throughput
            if each.read.peak is None or each.write.peak is None
        ),
        "units a second are not known of",
    )


def cost(model: Model) -> Fact:
    """Whether a month costs something known."""
    if model.pricing is None:
        return Fact(Verdict.NO, "no region is named in `pricing`")
    if build_cost(model).designed.total is None:
        return Fact(Verdict.UNKNOWN, "a part of the bill is not known")
    return tables(model)


def approach(model: Model) -> Fact:
    """Whether the thought behind the design is told."""
    if not model.tables:
        return tables(model)
    return YES if model.approach.is_told else Fact(Verdict.NO, "nothing stands in `approach`")


def decisions(model: Model) -> Fact:
    """Whether decisions are recorded, each with all that belongs to one."""
    if not model.decisions:
        return Fact(Verdict.UNKNOWN, "no decision is recorded")
    without = [name for name, decision in model.decisions.items() if decision.missing]
    return _lacking(without, "not all is told by")


def correlations(model: Model) -> Fact:
    """Whether the framework can say something to all that is kept together."""
    if not model.tables:
        return tables(model)
    unknown = [
        assessment.name
        for assessment in build_assessments(model)
        if assessment.verdict is Framework.UNKNOWN and assessment.placement.is_together
    ]
    return _unknown(unknown, "the framework cannot judge")


def unique(model: Model) -> Fact:
    """Whether unique values are declared, and each has an item that keeps it."""
    if not model.unique:
        return Fact(Verdict.UNKNOWN, "nothing is declared in `unique`")
    waiting = {each.unique.subject for each in claimed_in(model) if each.is_kept}
    missing = [f"{u.entity.value} {'+'.join(u.names)}" for u in model.unique]
    return _lacking(
        (n for n, u in zip(missing, model.unique, strict=True) if u.subject not in waiting),
        "no table keeps",
    )


def expiry(model: Model) -> Fact:
    """Whether what is kept for a time only expires."""
    if not model.tables:
        return tables(model)
    if any(table.ttl is not None for table in model.tables.values()):
        return YES
    kept = [n for n, entity in model.entities.items() if "retention" in entity.handling]
    fact = _unknown(kept, "nothing expires, and a time of keeping is told for")
    return Fact(Verdict.YES, "no item expires") if fact is YES else fact


def scans(model: Model) -> Fact:
    """Whether answers do without scans."""
    if not model.tables:
        return tables(model)
    scanning = (
        n for n, a in model.answers.items() if any(s.operation.value == "Scan" for s in a.steps)
    )
    return _lacking(scanning, "answered by a scan")


def _lacking(names: Iterable[str], what: str) -> Fact:
    """Crossed by things that lack something."""
    lacking = list(dict.fromkeys(names))
    if not lacking:
        return YES
    more = f" and {len(lacking) - SHOWN:,} more" if len(lacking) > SHOWN else ""
    return Fact(Verdict.NO, f"{what}: {', '.join(lacking[:SHOWN])}{more}")


def _unknown(names: Iterable[str], what: str) -> Fact:
    fact = _lacking(names, what)
    return fact if fact is YES else Fact(Verdict.UNKNOWN, fact.detail)

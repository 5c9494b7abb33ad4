"""The thought behind a design: approach, aggregates, and decisions with what they cost."""

import re
from decimal import Decimal

from mkdocs_dynamodb.documents.labels import NO_DECISION
from mkdocs_dynamodb.documents.writing.markdown import (
    because,
    bullet,
    bullets,
    computed,
    escape,
    joined,
)
from mkdocs_dynamodb.model.decisions.records import Aggregate, Decision, StatedCorrelation
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model

_PERCENT = re.compile(r"(?:100|[0-9]{1,2}(?:\.[0-9]{1,4})?)\Z")


def approach_section(model: Model) -> str:
    """The approach as it is told, and what the design looks like."""
    told = model.approach
    facts = (
        bullets("Principles", told.principles),
        bullet("Stage", "" if told.stage is None else escape(told.stage.value)),
    )
    return joined((f"{escape(told.philosophy)}\n", "".join(facts), computed(), f"{_size(model)}\n"))


def aggregate_section(model: Model) -> str:
    """Each aggregate; the boundaries of tables where none is recorded."""
    if model.aggregates:
        return joined(_aggregate(each) for each in model.aggregates.values())
    lines = [
        bullet(escape(name), escape(each.aggregate))
        for name, each in model.tables.items()
        if each.aggregate
    ]
    return joined((computed(), "".join(lines) or "No aggregate is recorded.\n"))


def decision_section(model: Model) -> str:
    """Each decision with its alternatives and trade-offs."""
    return joined(_decision(each) for each in model.decisions.values()) or f"{NO_DECISION}\n"


def _aggregate(each: Aggregate) -> str:
    bounded = "" if each.bounded is None else "yes" if each.bounded.value else "no"
    factors = [
        f"  - **{escape(name.replace('_', ' ').capitalize())}**: {escape(text)}\n"
        for name, text in each.factors.items()
    ]
    facts = (
        bullet("Entities", ", ".join(escape(entity.value) for entity in each.entities)),
        bullet("Boundary", escape(each.boundary)),
        bullet("Kept", "" if each.kept is None else escape(each.kept.value)),
        bullet("Because", escape(each.because)),
        bullet("Correlation", "" if each.correlation is None else _correlation(each.correlation)),
        bullet("Bounded", bounded),
        "- **Factors**:\n" if factors else "",
        *factors,
    )
    return joined((f"### {escape(each.name.value)} Aggregate", "".join(facts)))


def _correlation(told: StatedCorrelation) -> str:
    part = told.share.value * 100
    text = f"{part.normalize():f}"
    shown = f"{text} %" if _PERCENT.match(text) else f"{told.share.value:f}"
    return because(shown, told.because)


def _decision(each: Decision) -> str:
    alternatives = [
        f"  - **{escape(other.what)}**: {escape(other.why_not)}\n"
        if other.why_not
        else f"  - {escape(other.what)}\n"
        for other in each.alternatives
    ]
    facts = (
        bullet("Type", escape(each.type.value)),
        bullet("About", ", ".join(escape(name.value) for name in each.about)),
        "- **Alternatives**:\n" if alternatives else "",
        *alternatives,
        bullet("Choice", escape(each.choice)),
        bullet("Why", escape(each.why)),
        bullets("Trade-offs", each.trade_offs),
        bullet("Rollback", escape(each.rollback)),
        bullets("Monitoring", each.monitoring),
    )
    return joined((f"### {escape(each.name.value)}", "".join(facts)))


def _size(model: Model) -> str:
    indexes = sum(len(table.indexes) for table in model.tables.values())
    entities = sum(len(table.entities) for table in model.tables.values())
    return (
        f"{_count(len(model.tables), 'table', 'tables')} with "
        f"{_count(indexes, 'secondary index', 'secondary indexes')} for "
        f"{_count(len(model.patterns), 'access pattern', 'access patterns')}; "
        f"{_count(entities, 'kind of item', 'kinds of items')}."
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{figure_text(Decimal(number))} {one if number == 1 else many}"

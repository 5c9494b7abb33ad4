"""Decisions and trade-offs: the approach, a record of each decision, and what the method asks."""

from collections.abc import Iterable, Iterator

from mkdocs_dynamodb.model.decisions.copied_pairs import copied_pairs
from mkdocs_dynamodb.model.decisions.reasons import (
    Reason,
    reasons_of_copies,
    reasons_of_index,
    reasons_of_table,
)
from mkdocs_dynamodb.model.decisions.records import Decision, DecisionType, Factor, Kept
from mkdocs_dynamodb.model.decisions.topics import TopicKind, topics_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.context import DECISIONS, PageContext
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.pages.unique_values import unique_views
from mkdocs_dynamodb.reports.decisions.correlation import Correlation
from mkdocs_dynamodb.reports.decisions.denormalisation import Assessment, build_assessments
from mkdocs_dynamodb.reports.decisions.factors import FactorFound, build_factors
from mkdocs_dynamodb.reports.decisions.words import coupling_text, short_why_text, why_text

TITLE = "Decisions and trade-offs"
MAX_SHOWN = 100
"""Assessments, and reasons, on the page; the others are counted."""
_TYPES = {
    DecisionType.TABLE_STRUCTURE: "table structure",
    DecisionType.GSI_DESIGN: "GSI design",
    DecisionType.DENORMALISATION: "denormalisation",
}
_KEPT = {
    Kept.SINGLE_ITEM: "one item",
    Kept.ITEM_COLLECTION: "one item collection",
    Kept.SEPARATE: "apart",
}
_FACTORS = {
    Factor.ITEM_SIZE: "Item size trajectory",
    Factor.COUPLING: "Access pattern coupling",
    Factor.WRITES: "Write amplification",
    Factor.CONSISTENCY: "Consistency requirements",
    Factor.OPERATIONS: "Operational complexity",
    Factor.EVOLUTION: "Schema evolution risk",
    Factor.PARTITIONS: "Hot partition risk",
}


def build_decisions_page(context: PageContext) -> tuple[Page, ...]:
    """The page; none for requirements alone that decide nothing."""
    model = context.model
    if not context.has_decisions:
        return ()
    assessments, rows = build_assessments(model), list(_reasons(context))
    shown = assessments[:MAX_SHOWN]
    values = {
        "approach": model.approach,
        "is_early": model.approach.is_early,
        "decisions": [_decision(context, each) for each in model.decisions.values()],
        "assessments": [
            _assessment(context, position, *each)
            for position, each in enumerate(
                zip(shown, build_factors(model, shown), strict=True), start=1
            )
        ],
        "more_assessments": max(0, len(assessments) - MAX_SHOWN),
        "other_aggregates": _other_aggregates(model, assessments),
        "rows": rows[:MAX_SHOWN],
        "more_rows": max(0, len(rows) - MAX_SHOWN),
        "unique": unique_views(context),
    }
    body = context.render(DECISIONS, "decisions", values)
    at = next((decision.name.at for decision in model.decisions.values()), None)
    return (Page(path=DECISIONS, title=TITLE, body=body, source=at, is_wide=True),)


def _other_aggregates(
    model: Model, assessments: tuple[Assessment, ...]
) -> list[tuple[str, str, str]]:
    """Declared aggregates that cannot be judged: of one entity, or of one that nobody knows."""
    judged = {each.aggregate.name.value for each in assessments if each.aggregate is not None}
    return [
        (name, ", ".join(entity.value for entity in each.entities), each.boundary or each.because)
        for name, each in model.aggregates.items()
        if name not in judged
    ]


def decision_links(
    context: PageContext, decisions: Iterable[Decision], page: str
) -> list[tuple[str, str]]:
    """Names of decisions with links to their records."""
    return [(d.name.value, context.decision_href(page, d.name.value)) for d in decisions]


def _decision(context: PageContext, decision: Decision) -> dict[str, object]:
    kinds = {kind.value: words for kind, words in _TYPES.items()}
    return {
        "name": decision.name.value,
        "anchor": context.decision_anchors[decision.name.value],
        "type": kinds.get(decision.type.value, decision.type.value),
        "about": [(text.value, _about_href(context, text.value)) for text in decision.about],
        "choice": decision.choice,
        "why": decision.why,
        "alternatives": [(each.what, each.why_not) for each in decision.alternatives],
        "trade_offs": decision.trade_offs,
        "rollback": decision.rollback,
        "monitoring": decision.monitoring,
    }


def _about_href(context: PageContext, text: str) -> str | None:
    """Where the thing is shown that a decision is about."""
    for topic in topics_of(context.model, text):
        index = topic.name if topic.kind is TopicKind.INDEX else ""
        return context.table_href(DECISIONS, topic.table, index)
    return None


def _assessment(
    context: PageContext, position: int, assessment: Assessment, factors: tuple[FactorFound, ...]
) -> dict[str, object]:
    aggregate, placement = assessment.aggregate, assessment.placement
    return {
        "name": assessment.name,
        "anchor": f"assessment-{position}",
        "is_declared": aggregate is not None,
        "entities": ", ".join(assessment.entities),
        "boundary": "" if aggregate is None else aggregate.boundary,
        "kept": _kept(assessment),
        "place": placement.place,
        "href": context.table_href(DECISIONS, *placement.place.split("/", 1)),
        "coupling": coupling_text(assessment),
        "differs": assessment.correlation_differs,
        "verdict": assessment.verdict.value,
        "short_why": short_why_text(assessment),
        "why": why_text(assessment).replace("`", ""),
        "contradicts": assessment.contradicts,
        "reasons": _reason_views(context, _shown(assessment.reasons)),
        "reads": _reads(context, assessment.correlation),
        "factors": [(_FACTORS[f.factor], f.computed.replace("`", ""), f.said) for f in factors],
    }


def _kept(assessment: Assessment) -> str:
    placement = assessment.placement
    if placement.kept is None:
        return "not all are stored"
    if placement.copies and placement.kept is Kept.SEPARATE:
        names = dict.fromkeys(name for pair in placement.copies for name in pair.names)
        return f"apart, with copies of {', '.join(names)}"
    return _KEPT[placement.kept]


def _reads(context: PageContext, correlation: Correlation) -> list[dict[str, object]]:
    return [
        {
            "name": f"{read.pattern.number.value}. {read.pattern.name}",
            "href": context.pattern_href(DECISIONS, read.pattern.number.value),
            "rate": number(read.rate(correlation.moment)) or "unknown",
            "entities": ", ".join(read.entities),
            "is_joint": read.is_joint,
        }
        for read in correlation.reads
    ]


def _reasons(context: PageContext) -> Iterator[dict[str, object]]:
    """Every shared table, index and copy, with the reasons that are recorded."""
    model = context.model
    for name, table in model.tables.items():
        shared = [each.name.value for each in table.entities.values() if each.role is None]
        if len(shared) > 1:
            told = reasons_of_table(model, table)
            yield _row(context, f"{', '.join(shared)} in one table", name, "", told)
        for index in table.indexes.values():
            told = reasons_of_index(model, table, index)
            yield _row(context, "", name, index.name.value, told)
    for pair in copied_pairs(model):
        copy = pair.first
        names = ", ".join(pair.names)
        what = f"{names} of {copy.source.name.value} in {copy.holder.name.value}"
        told = reasons_of_copies(model, pair)
        yield _row(context, what, copy.table.name.value, "", told)


def _row(
    context: PageContext, what: str, table: str, index: str, reasons: tuple[Reason, ...]
) -> dict[str, object]:
    return {
        "what": what,
        "target": f"{table}/{index}" if index else table,
        "href": context.table_href(DECISIONS, table, index),
        "reasons": _reason_views(context, _shown(reasons)),
    }


def _shown(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """What the thing itself tells first, then its decisions; its page tells the rest."""
    own = [reason for reason in reasons if reason.decision is None]
    return (*own[:1], *(reason for reason in reasons if reason.decision is not None))


def _reason_views(context: PageContext, reasons: tuple[Reason, ...]) -> list[dict[str, object]]:
    return [
        {
            "text": reason.text,
            "decision": "" if reason.decision is None else reason.decision.name.value,
            "href": None
            if reason.decision is None
            else context.decision_href(DECISIONS, reason.decision.name.value),
        }
        for reason in reasons
    ]

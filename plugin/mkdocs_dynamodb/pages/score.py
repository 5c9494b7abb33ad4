"""The score card: how a model stands, in a few figures."""

from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.model.figures import rounded_to
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.cost import cost_figure
from mkdocs_dynamodb.pages.gates import gate_figures
from mkdocs_dynamodb.pages.partitions import hottest_text
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.traffic import build_traffic


@record(kw_only=True)
class Card:
    """One figure with what it means."""

    label: str
    figure: str
    detail: str
    mood: str
    """good, warn, bad or plain; shown as a word too, never by colour alone."""


_LARGE_RATE = 100
"""Requests a second from which fractions are left out."""


def score_cards(context: PageContext) -> tuple[Card, ...]:
    """Coverage, findings, tables and traffic."""
    return (
        _coverage_card(context),
        _findings_card(context),
        _tables_card(context),
        _traffic_card(context),
        *_cost_cards(context),
        *_partition_cards(context),
        *_gate_cards(context),
    )


def _gate_cards(context: PageContext) -> tuple[Card, ...]:
    figures = gate_figures(context)
    if figures is None:
        return ()
    figure, detail, mood = figures
    return (Card(label="Gates", figure=figure, detail=detail, mood=mood),)


def _coverage_card(context: PageContext) -> Card:
    coverage = context.coverage
    parts = [f"{coverage.answered} answered by DynamoDB"]
    if coverage.external:
        parts.append(f"{coverage.external} by another service")
    if coverage.without_database:
        parts.append(f"{coverage.without_database} without a database")
    if coverage.unanswered:
        parts.append(f"{coverage.unanswered} not answered")
    settled = coverage.patterns - coverage.unanswered
    return Card(
        label="Access patterns",
        figure=f"{settled} of {coverage.patterns}",
        detail=", ".join(parts) if coverage.patterns else "none is listed yet",
        mood=("good" if coverage.is_complete else "bad") if coverage.patterns else "plain",
    )


def _findings_card(context: PageContext) -> Card:
    errors, warnings = context.count(Severity.ERROR), context.count(Severity.WARNING)
    notes = context.count(Severity.NOTE)
    mood = "bad" if errors else "warn" if warnings else "good"
    detail = f"{_plural(warnings, 'warning')}, {_plural(notes, 'note')}"
    return Card(
        label="Findings",
        figure=_plural(errors, "error"),
        detail=f"{detail}, {len(context.accepted)} accepted",
        mood=mood,
    )


def _tables_card(context: PageContext) -> Card:
    tables = context.model.tables.values()
    indexes = sum(len(table.indexes) for table in tables)
    items = sum(len(table.items) for table in tables)
    return Card(
        label="Tables",
        figure=str(len(context.model.tables)),
        detail=f"{_plural(indexes, 'index', 'indexes')}, {_plural(items, 'sample item')}",
        mood="plain",
    )


def _traffic_card(context: PageContext) -> Card:
    sums = build_traffic(context.model).database
    usual = f"{_brief(sums.average)} on average" if sums.average != sums.peak else "as on average"
    return Card(
        label="Peak traffic",
        figure=f"{_brief(sums.peak)} RPS",
        detail=f"{usual}, answered by DynamoDB",
        mood="plain",
    )


def _brief(rate: Decimal) -> str:
    """A rate without the fractions that mean nothing beside it; other pages have the exact one."""
    return number(rounded_to(rate, Decimal(1)) if rate >= _LARGE_RATE else rate)


def _cost_cards(context: PageContext) -> tuple[Card, ...]:
    """Cost a month; nothing where there is no table that could cost anything."""
    if not context.model.tables:
        return ()
    figure, detail = cost_figure(context.cost)
    return (Card(label="Cost a month", figure=figure, detail=detail, mood="plain"),)


def _partition_cards(context: PageContext) -> tuple[Card, ...]:
    """The hottest partition; nothing where no access pattern goes to a key."""
    if not context.partitions.loads:
        return ()
    figure, detail, mood = hottest_text(context)
    return (Card(label="Hottest partition", figure=figure, detail=detail, mood=mood),)


def _plural(count: int, word: str, words: str = "") -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {words or word + 's'}"

"""Lines over time; each has dashes of its own, so that colours need not tell them apart."""

from collections.abc import Callable
from decimal import Decimal

from markupsafe import Markup

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.pages.charts.axis import part, plain, ticks
from mkdocs_dynamodb.pages.charts.frame import Words, figure, line, text
from mkdocs_dynamodb.pages.text import escape
from mkdocs_dynamodb.records import record

HEAD = 16
PLOT = 220
FOOT = 22
LEFT = 14
"""Percent of the width that the figures of the upright axis take."""
MOST_SERIES = 4
"""Kinds of dashes in the style sheet."""

_ROOM = Decimal(100 - LEFT)
_WHOLE = Decimal(100)


@record(kw_only=True)
class Series:
    """One line."""

    name: str
    values: tuple[Decimal | None, ...]
    """None where unknown, which leaves a gap."""
    text: str = ""
    """What the legend adds, such as the last value."""


@record(kw_only=True)
class Axes:
    """What the places mean."""

    marks: tuple[tuple[int, str], ...]
    """Position of a value, and what stands below it."""
    tick_text: Callable[[Decimal], str] = figure_text


def line_chart(words: Words, series: tuple[Series, ...], axes: Axes) -> Markup:
    """HTML of a chart; empty where no value is known."""
    known = [value for each in series for value in each.values if value is not None]
    if not known:
        return Markup("")
    levels, last = ticks(max(known)), max(len(each.values) for each in series) - 1
    shapes = [_level(level, levels[-1], axes) for level in levels]
    shapes += [_mark(position, words_, last) for position, words_ in axes.marks]
    shapes.append(
        f'<svg x="{LEFT}%" y="{HEAD}" width="{_ROOM}%" height="{PLOT}" viewBox="0 0 100 100" '
        'preserveAspectRatio="none" overflow="visible">'
    )
    shapes += [_series(each, kind, last, levels[-1]) for kind, each in enumerate(series)]
    shapes.append("</svg>")
    return figure(words, shapes, HEAD + PLOT + FOOT, _legend(series))


def _level(level: Decimal, top: Decimal, axes: Axes) -> str:
    y = plain(HEAD + PLOT - part(level, top) * PLOT / _WHOLE)
    words = text("tick", ("0%", str(Decimal(y) - 3)), axes.tick_text(level))
    return line("grid", ("0%", y), ("100%", y)) + words


def _mark(position: int, words: str, last: int) -> str:
    at = f"{plain(LEFT + _across(position, last) * _ROOM / _WHOLE)}%"
    anchor = "end" if position == last and last else "middle" if position else "start"
    return text("tick", (at, str(HEAD + PLOT + FOOT - 6)), words, anchor)


def _across(position: int, last: int) -> Decimal:
    return part(Decimal(position), Decimal(last)) if last else Decimal(0)


def _series(series: Series, kind: int, last: int, top: Decimal) -> str:
    """The line, in pieces where values are unknown; one value alone is a dot."""
    runs: list[list[str]] = [[]]
    for position, value in enumerate(series.values):
        if value is None:
            runs.append([])
        else:
            y = plain(_WHOLE - part(value, top))
            runs[-1].append(f"{plain(_across(position, last))},{y}")
    lines = [run * 2 if len(run) == 1 else run for run in runs if run]
    start = f'<polyline class="ddb-chart-line {_style(kind)}" points="'
    return "".join(f'{start}{" ".join(run)}"/>' for run in lines)


def _legend(series: tuple[Series, ...]) -> str:
    return f'<ul class="ddb-chart-legend">{"".join(map(_entry, range(len(series)), series))}</ul>'


def _entry(kind: int, series: Series) -> str:
    words = f"{series.name}: {series.text}" if series.text else series.name
    return (
        '<li><svg aria-hidden="true" width="34" height="8">'
        f'<line class="ddb-chart-line {_style(kind)}" x1="0" y1="4" x2="34" y2="4"/></svg> '
        f"{escape(words)}</li>"
    )


def _style(kind: int) -> str:
    return f"ddb-chart-series-{kind % MOST_SERIES + 1}"

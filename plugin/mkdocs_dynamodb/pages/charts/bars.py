"""Bars from left to right, each below its label, with a line for a limit where there is one."""

from collections.abc import Callable
from decimal import Decimal

from markupsafe import Markup

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.pages.charts.axis import place, ticks
from mkdocs_dynamodb.pages.charts.frame import Words, figure, line, shortened, text
from mkdocs_dynamodb.pages.text import attribute
from mkdocs_dynamodb.records import record

TOP = 4
ROW = 38
LABEL = 13
"""Distance from the top of a row to the foot of its letters."""
BAR = 19
"""Distance from the top of a row to its bar."""
THICKNESS = 11
FOOT = 20
"""Room for the figures below the bars."""
NARROW = 52
"""How many letters have room above a bar on a telephone, for the label and the figure."""
WIDE = 96
"""The same from the width on that the style sheet names."""
MOST_OF_FIGURE = 30
LIMIT_ROOM = 18


@record(kw_only=True)
class Bar:
    """One row."""

    label: str
    value: Decimal | None
    """None where unknown, which is drawn as a dashed outline."""
    text: str
    """The value as a reader sees it elsewhere on the page."""
    mood: str = "plain"
    """plain, good, warn or bad: a colour, beside what the text says."""
    detail: str = ""
    """What is shown where the reader points at the row, in place of the text."""


@record(kw_only=True)
class Scale:
    """What the lengths mean."""

    tick_text: Callable[[Decimal], str] = figure_text
    limit: Decimal | None = None
    """Value of the line across all bars."""
    limit_text: str = ""
    longest: Decimal | None = None
    """Value at which longer bars are cut off, so that short ones can still be told apart."""


def bar_chart(words: Words, bars: tuple[Bar, ...], scale: Scale | None = None) -> Markup:
    """HTML of a chart; empty where there is no bar."""
    if not bars:
        return Markup("")
    scale = scale or Scale()
    marks = ticks(_largest(bars, scale))
    top, head = marks[-1], TOP + (LIMIT_ROOM if scale.limit_text else 0)
    foot = head + ROW * len(bars)
    shapes = [_tick(mark, top, (head, foot), scale) for mark in marks]
    if scale.limit is not None:
        at = place(scale.limit, top)
        shapes.append(line("limit", (at, str(head - 2)), (at, str(foot))))
        shapes.append(text("limit-text", (at, str(LABEL)), scale.limit_text, _anchor(at)))
    shapes += [_row(bar, head + ROW * position, top) for position, bar in enumerate(bars)]
    return figure(words, shapes, foot + FOOT)


def _largest(bars: tuple[Bar, ...], scale: Scale) -> Decimal:
    values = [bar.value for bar in bars if bar.value is not None]
    largest = max(values, default=Decimal(0))
    if scale.longest is not None:
        largest = min(largest, scale.longest)
    return max(largest, scale.limit or Decimal(0))


def _tick(mark: Decimal, top: Decimal, span: tuple[int, int], scale: Scale) -> str:
    at = place(mark, top)
    words = text("tick", (at, str(span[1] + FOOT - 6)), scale.tick_text(mark), _anchor(at))
    return line("grid", (at, str(span[0])), (at, str(span[1]))) + words


def _anchor(at: str) -> str:
    """The side of letters that keeps them within the picture."""
    return {"0%": "start", "100%": "end"}.get(at, "middle")


def _row(bar: Bar, y: int, top: Decimal) -> str:
    figures = shortened(bar.text, MOST_OF_FIGURE)
    return (
        f"<g><title>{attribute(f'{bar.label}: {bar.detail or bar.text}')}</title>"
        + _label(bar.label, len(figures), y + LABEL)
        + text("value", ("100%", str(y + LABEL)), figures, "end")
        + _shape(bar, y + BAR, top)
        + "</g>"
    )


def _label(label: str, taken: int, y: int) -> str:
    """The label, and more of it for wide places where it is cut in narrow ones."""
    narrow, wide = shortened(label, NARROW - taken), shortened(label, WIDE - taken)
    at = ("0%", str(y))
    if narrow == wide:
        return text("label", at, label)
    return text("narrow", at, narrow) + text("wide", at, wide)


def _shape(bar: Bar, y: int, top: Decimal) -> str:
    at = f'y="{y}" height="{THICKNESS}"'
    if bar.value is None:
        return f'<rect class="ddb-chart-unknown" x="0%" {at} width="100%"/>'
    shape = f'<rect class="ddb-chart-bar ddb-chart-{bar.mood}" x="0%" {at} '
    shape += f'width="{place(bar.value, top)}"/>'
    if bar.value > 0:  # a value that is too small for its length is still not nothing
        shape += f'<rect class="ddb-chart-bar ddb-chart-{bar.mood}" x="0%" {at} width="2"/>'
    if bar.value > top:
        shape += f'<svg class="ddb-chart-cut" x="96%" y="{y}" width="8" height="{THICKNESS}">'
        shape += f'<path d="M1 {THICKNESS} L4 0 M5 {THICKNESS} L8 0"/></svg>'
    return shape

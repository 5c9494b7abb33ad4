"""Which charts the pages show; their figures and texts are those of the reports."""

from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.pages.charts.bars import Bar, Scale, bar_chart
from mkdocs_dynamodb.pages.charts.frame import Words
from mkdocs_dynamodb.pages.charts.lines import Axes, Series, line_chart
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.loads import MOODS, load_bars
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.reports.cost.growth import CostGrowth, build_cost_growth
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.reports.cost.table_bills import Mode
from mkdocs_dynamodb.reports.cost.words import MODE_WORDS, bill_text
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.traffic import Counted, TrafficSum, build_traffic

MOST_BARS = 12
MOST_BARS_OF_OVERVIEW = 5
MONTHS_BETWEEN_MARKS = 12

_TWICE = Decimal(2)


def cost_by_table(context: PageContext, most: int = MOST_BARS, *, is_alone: bool = False) -> Markup:
    """What each table costs with its indexes, the dearest first.

    Args:
        context: the model.
        most: how many tables at most.
        is_alone: whether no table on the same page has the figures.
    """
    bars = [
        Bar(label=table.table, value=table.designed.total, text=bill_text(table.designed))
        for table in context.cost.tables.values()
    ]
    title = "Cost a month by table, with its indexes"
    return _dearest("cost-by-table", title, "Table", bars, most, is_alone=is_alone)


def cost_by_pattern(context: PageContext, most: int = MOST_BARS) -> Markup:
    """What the requests of each access pattern cost, the dearest first."""
    names = {key: pattern.name for key, pattern in context.model.patterns.items()}
    bars = [
        Bar(label=f"{key}. {names[key]}", value=cost.total, text=dollars(cost.total))
        for key, cost in context.cost.patterns.items()
    ]
    return _dearest("cost-by-pattern", "Cost a month by access pattern", "Pattern", bars, most)


def cost_over_growth(context: PageContext) -> Markup:
    """What the tables cost over the months to come, in each mode."""
    growth = build_cost_growth(context.model)
    if not growth.months or context.cost.designed.total is None:
        return Markup("")
    last = growth.months[-1].month
    series = _growth_series(growth)
    title = f"Cost a month over {last} months"
    ends = "; ".join(f"{each.name}: {each.text}" for each in series)
    words = Words(name="cost-over-growth", title=title, description=f"{ends}.")
    marks = [
        (month.month, f"{month.month} months" if month.month else "now")
        for month in growth.months[::MONTHS_BETWEEN_MARKS]
    ]
    return line_chart(words, series, Axes(marks=tuple(marks), tick_text=_dollar_tick))


def partition_loads(
    context: PageContext, most: int = MOST_BARS, *, is_alone: bool = False
) -> Markup:
    """The busiest value of each key against what one can get, the nearest to it first."""
    loads = load_bars(context.partitions.loads)
    shown = loads[:most]
    bars = tuple(
        Bar(
            label=load.label,
            value=load.part,
            text=load.part_text,
            detail=load.text,
            mood=MOODS[load.band],
        )
        for load in shown
    )
    bands = [load.band for load in loads]
    counts = [f"{bands.count(band)} {band.value}" for band in Band if bands.count(band)]
    words = Words(
        name="partition-loads",
        title="Busiest value of each key, in percent of its limit",
        description=f"{_how_many(len(shown), len(loads), 'nearest to the limit first')} "
        f"Of all keys, reads and writes apart: {', '.join(counts)}.",
        columns=("Key", "Busiest value at peak", "Part of the limit"),
        rows=tuple((load.label, load.text, load.part_text) for load in shown if is_alone),
    )
    scale = Scale(
        tick_text=lambda mark: f"{figure_text(mark * 100)} %",
        limit=Decimal(1),
        limit_text="limit",
        longest=_TWICE,
    )
    return bar_chart(words, bars, scale)


def traffic_by_group(context: PageContext) -> Markup:
    """Requests a second at peak of each stated group of patterns, or else of each type."""
    traffic = build_traffic(context.model)
    if traffic.groups:
        sums = [(group.name, group.sums[Counted.EVERY]) for group in traffic.groups]
        what = "group"
    else:
        sums = [(kind.value, each) for kind, each in traffic.by_type.items()]
        what = "type"
    bars = [
        Bar(label=name, value=_known_peak(each), text=traffic_text(each.peak, each.without_peak))
        for name, each in sums
    ]
    title = f"Requests a second at peak by {what} of access patterns"
    words = Words(
        name="traffic-by-group",
        title=title,
        description=_how_many(min(len(bars), MOST_BARS), len(bars), "in the order of the table"),
    )
    return bar_chart(words, tuple(bars[:MOST_BARS]))


def traffic_text(figure: Decimal, unknown: int) -> str:
    """A sum of rates; patterns without one make it a lower bound."""
    return f"at least {number(figure)}" if unknown else number(figure)


def _known_peak(sums: TrafficSum) -> Decimal | None:
    return None if sums.without_peak == sums.patterns else sums.peak


def _dearest(
    name: str, title: str, column: str, bars: Iterable[Bar], most: int, *, is_alone: bool = False
) -> Markup:
    """A chart of costs, without a picture where not one of them is known."""
    ordered = sorted(bars, key=lambda bar: -(bar.value if bar.value is not None else Decimal(0)))
    if all(bar.value is None for bar in ordered):
        return Markup("")
    shown = tuple(ordered[:most])
    words = Words(
        name=name,
        title=title,
        description=_how_many(len(shown), len(ordered), "the dearest first"),
        columns=(column, "A month"),
        rows=tuple((bar.label, bar.text) for bar in shown if is_alone),
    )
    return bar_chart(words, shown, Scale(tick_text=_dollar_tick))


def _growth_series(growth: CostGrowth) -> tuple[Series, ...]:
    months = growth.months
    designed = Series(
        name="As designed",
        values=tuple(month.designed for month in months),
        text=_from_to(months[0].designed, months[-1].designed),
    )
    modes = (
        Series(
            name=MODE_WORDS[mode].capitalize(),
            values=tuple(month.by_mode[mode] for month in months),
            text=_from_to(months[0].by_mode[mode], months[-1].by_mode[mode]),
        )
        for mode in Mode
    )
    return (designed, *modes)


def _from_to(first: Decimal | None, last: Decimal | None) -> str:
    return f"{dollars(first)} now, {dollars(last)} at the end"


def _how_many(shown: int, every: int, order: str) -> str:
    count = f"{shown} of {every}" if shown < every else f"{every}"
    return f"{count} bar{'s' * (every != 1)}, {order}."


def _dollar_tick(amount: Decimal) -> str:
    return f"${figure_text(amount)}"

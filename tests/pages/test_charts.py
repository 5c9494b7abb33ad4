"""Charts: exact places, escaping, and what is long, unknown, huge or written from the right."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from mkdocs_dynamodb.pages.charts.bars import Bar, Scale, bar_chart
from mkdocs_dynamodb.pages.charts.frame import Words, isolated, shortened
from mkdocs_dynamodb.pages.charts.lines import Axes, Series, line_chart

WORDS = Words(name="some-chart", title="Cost", description="Two bars.")
HOSTILE = "<script>alert('x')</script> & \"{{ x }}\" {% raw %} ]]> --> `$"


def bar(value: str | None, label: str = "Orders", **changes: str) -> Bar:
    """A bar whose text is its value."""
    known = None if value is None else Decimal(value)
    return Bar(label=label, value=known, text=value or "unknown", **changes)


def parsed(html: str) -> ET.Element:
    """The figure as a tree; a chart that is no XML fails here."""
    return ET.fromstring(html.replace(" data-search-exclude", ""))  # noqa: S314 - own output


def texts(figure: ET.Element, kind: str) -> list[str]:
    """Letters of a kind, such as `label`."""
    return [
        "".join(each.itertext())
        for each in figure.iter("text")
        if each.get("class") == f"ddb-chart-{kind}"
    ]


def shapes(figure: ET.Element, tag: str, kind: str) -> list[ET.Element]:
    """Elements with a class of charts."""
    return [e for e in figure.iter(tag) if f"ddb-chart-{kind}" in (e.get("class") or "").split()]


def test_bars_are_as_long_as_their_values_say() -> None:
    """Lengths are percentages of the last mark; rows stand below each other."""
    figure = parsed(bar_chart(WORDS, (bar("75"), bar("25", "Carts"), bar("0", "Users"))))
    bars = [b for b in shapes(figure, "rect", "bar") if b.get("width") != "2"]
    assert [b.get("width") for b in bars] == ["93.75%", "31.25%", "0%"]
    assert [b.get("y") for b in bars] == ["23", "61", "99"]
    assert texts(figure, "tick") == ["0", "20", "40", "60", "80"]
    assert [line.get("x1") for line in shapes(figure, "line", "grid")] == [
        "0%",
        "25%",
        "50%",
        "75%",
        "100%",
    ]
    assert texts(figure, "label") == ["Orders", "Carts", "Users"]
    assert texts(figure, "value") == ["75", "25", "0"]
    picture = figure.find("svg")
    assert picture is not None
    assert picture.get("height") == str(4 + 3 * 38 + 20)


def test_a_small_value_is_still_a_stroke_and_nothing_is_nothing() -> None:
    """Two pixels are drawn for whatever is above 0."""
    figure = parsed(bar_chart(WORDS, (bar("1000000"), bar("1", "Small"), bar("0", "None"))))
    strokes = [b.get("y") for b in shapes(figure, "rect", "bar") if b.get("width") == "2"]
    assert strokes == ["23", "61"]


def test_an_unknown_value_is_an_outline_and_never_a_bar() -> None:
    """Unknown is not zero."""
    figure = parsed(bar_chart(WORDS, (bar("4"), bar(None, "Carts"))))
    assert len(shapes(figure, "rect", "unknown")) == 1
    assert texts(figure, "value") == ["4", "unknown"]
    alone = parsed(bar_chart(WORDS, (bar(None),)))
    assert not shapes(alone, "rect", "bar")
    assert texts(alone, "tick") == ["0", "1"]


def test_the_limit_is_a_line_with_its_name() -> None:
    """It is in the picture even where every bar is far below it."""
    scale = Scale(limit=Decimal(1000), limit_text="limit")
    figure = parsed(bar_chart(WORDS, (bar("126", mood="good"),), scale))
    (limit,) = shapes(figure, "line", "limit")
    assert (limit.get("x1"), limit.get("x2")) == ("100%", "100%")
    assert texts(figure, "limit-text") == ["limit"]
    assert len(shapes(figure, "rect", "good")) == 2
    figure = parsed(bar_chart(WORDS, (bar("2000"),), scale))
    (limit,) = shapes(figure, "line", "limit")
    assert limit.get("x1") == "50%"


def test_a_bar_beyond_the_scale_is_cut_and_keeps_its_figure() -> None:
    """So that one figure far beyond leaves the others readable."""
    scale = Scale(limit=Decimal(1), longest=Decimal(2))
    figure = parsed(bar_chart(WORDS, (bar("60"), bar("1", "Other")), scale))
    assert len(shapes(figure, "svg", "cut")) == 1
    widths = [b.get("width") for b in shapes(figure, "rect", "bar")]
    assert widths == ["100%", "2", "50%", "2"]
    assert texts(figure, "value") == ["60", "1"]


def test_no_bar_is_no_chart() -> None:
    """A model without tables shows none."""
    assert bar_chart(WORDS, ()) == ""


def test_one_row_and_fifty_rows_have_the_height_they_need() -> None:
    """38 pixels each, and nothing overlaps."""
    for count in (1, 50):
        bars = tuple(bar(str(n), f"Table {n}") for n in range(count))
        picture = parsed(bar_chart(WORDS, bars)).find("svg")
        assert picture is not None
        assert picture.get("height") == str(24 + 38 * count)


@pytest.mark.parametrize("huge", ["1e300", "123456789012345678901234567890", "1e-300", "3e-9"])
def test_huge_and_tiny_figures_have_places(huge: str) -> None:
    """Neither floating point nor sixteen digits are enough for them."""
    figure = parsed(bar_chart(WORDS, (bar(huge), bar("0", "None"))))
    lengths = [b.get("width") for b in shapes(figure, "rect", "bar")]
    assert re.fullmatch(r"[0-9.]+%", lengths[0] or "")
    assert float((lengths[0] or "").rstrip("%")) > 40


def test_texts_of_a_model_stay_texts() -> None:
    """In labels, figures, titles, tables and legends; nothing is left for template languages."""
    words = Words(name="x", title=HOSTILE, description=HOSTILE, columns=("A",), rows=((HOSTILE,),))
    bars = bar_chart(words, (Bar(label=HOSTILE, value=Decimal(1), text=HOSTILE),))
    series = (Series(name=HOSTILE, values=(Decimal(1),), text=HOSTILE),)
    lines = line_chart(words, series, Axes(marks=((0, HOSTILE),)))
    for html in (bars, lines):
        assert not set("{}`$'") & set(html)
        assert "<script" not in html
        assert "\n" not in html
        figure = parsed(html)
        title = figure.find("svg/title")
        assert title is not None
        assert title.text == HOSTILE
        assert "".join(next(figure.iter("td")).itertext()) == HOSTILE


def test_a_long_label_is_cut_and_whole_in_its_title() -> None:
    """Label and figure fit beside each other on a telephone; wide screens show more of it."""
    name = "Show the orders of a customer by day with all that was ever bought"
    whole, figures = name * 2, "$1,234.50"
    bars = tuple(Bar(label=label, value=Decimal(1), text=figures) for label in (name, whole))
    figure = parsed(bar_chart(WORDS, bars))
    assert not texts(figure, "label")
    for narrow in texts(figure, "narrow"):
        assert len(narrow) + len(figures) <= 52
        assert narrow.endswith("\N{HORIZONTAL ELLIPSIS}")
    first, second = texts(figure, "wide")
    assert first == name
    assert len(second) + len(figures) <= 96
    titles = [title.text for title in figure.iter("title")]
    assert titles[1:] == [f"{name}: {figures}", f"{whole}: {figures}"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long\N{HORIZONTAL ELLIPSIS}"),
        ("a b c d", 5, "a b\N{HORIZONTAL ELLIPSIS}"),
        ("日本語テキスト", 7, "日本語\N{HORIZONTAL ELLIPSIS}"),
        ("日本語", 6, "日本語"),
        ("ae\u0301i\u0301o\u0301", 3, "ae\u0301\N{HORIZONTAL ELLIPSIS}"),
        ("", 0, ""),
    ],
)
def test_text_is_shortened_by_its_width(text: str, width: int, expected: str) -> None:
    """Ideographs take two places, accents none, and an accent stays with its letter."""
    assert shortened(text, width) == expected


def test_writing_from_the_right_is_kept_apart() -> None:
    """So that a figure beside it does not jump; other texts get no extra characters."""
    assert isolated("Orders") == "Orders"
    assert isolated("Größe") == "Größe"
    figure = parsed(bar_chart(WORDS, (bar("1", "\u05d3\u05e8 7"),)))
    assert texts(figure, "label") == ["\u2068\u05d3\u05e8 7\u2069"]


def test_lines_go_through_the_places_of_their_values() -> None:
    """Across in equal steps, upwards from the foot; the first mark starts at the axis."""
    series = (Series(name="Designed", values=(Decimal(0), Decimal(50), Decimal(100))),)
    axes = Axes(marks=((0, "now"), (1, "then"), (2, "later")))
    figure = parsed(line_chart(WORDS, series, axes))
    (line,) = shapes(figure, "polyline", "line")
    assert line.get("points") == "0,100 50,50 100,0"
    levels = [level.get("y1") for level in shapes(figure, "line", "grid")]
    assert levels == ["236", "181", "126", "71", "16"]
    marks = [e for e in figure.iter("text") if e.text in ("now", "then", "later")]
    places = [(mark.get("x"), mark.get("text-anchor")) for mark in marks]
    assert places == [("14%", "start"), ("57%", "middle"), ("100%", "end")]


def test_each_line_has_dashes_of_its_own_and_a_place_in_the_legend() -> None:
    """Colour is never needed to tell them apart."""
    series = tuple(Series(name=f"Mode {n}", values=(Decimal(n),) * 2, text="$1") for n in range(4))
    figure = parsed(line_chart(WORDS, series, Axes(marks=())))
    styles = [(line.get("class") or "").split()[1] for line in figure.iter("polyline")]
    assert styles == [f"ddb-chart-series-{n}" for n in range(1, 5)]
    legend = ["".join(entry.itertext()).strip() for entry in figure.iter("li")]
    assert legend == [f"Mode {n}: $1" for n in range(4)]


def test_an_unknown_month_is_a_gap_and_a_lone_value_a_dot() -> None:
    """Nothing is drawn through what is not known."""
    values = (Decimal(1), Decimal(1), None, Decimal(1), None)
    figure = parsed(line_chart(WORDS, (Series(name="A", values=values),), Axes(marks=())))
    points = [line.get("points") for line in figure.iter("polyline")]
    assert points == ["0,0 25,0", "75,0 75,0"]
    assert line_chart(WORDS, (Series(name="A", values=(None,)),), Axes(marks=())) == ""
    one = parsed(line_chart(WORDS, (Series(name="A", values=(Decimal(7),)),), Axes(marks=())))
    assert [line.get("points") for line in one.iter("polyline")] == ["0,12.5 0,12.5"]


def test_a_chart_has_words_in_place_of_the_picture() -> None:
    """A role, a name and a description; the figures as a table where it is asked for."""
    words = Words(
        name="cost", title="Cost", description="Words.", columns=("Table",), rows=(("Orders",),)
    )
    figure = parsed(bar_chart(words, (bar("1"),)))
    picture = figure.find("svg")
    assert picture is not None
    assert picture.get("role") == "img"
    ids = (picture.get("aria-labelledby") or "").split()
    found = {e.get("id"): e.text for e in picture if e.get("id")}
    assert [found[each] for each in ids] == ["Cost", "Words."]
    assert [e.text for e in figure.iter("td")] == ["Orders"]
    assert parsed(bar_chart(WORDS, (bar("1"),))).find("details") is None

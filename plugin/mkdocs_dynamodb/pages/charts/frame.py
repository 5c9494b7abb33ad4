"""What every chart is put into: a figure with a caption and with words for those who cannot see it.

Lengths across are percentages and letters keep their size, so that a chart is as wide as its place
and can be read on a telephone. Colours and dashes are those of the style sheet.
"""

import unicodedata
from collections.abc import Iterable

from markupsafe import Markup

from mkdocs_dynamodb.pages.text import attribute, escape, is_right_to_left
from mkdocs_dynamodb.records import record

_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_ISOLATED = "\N{FIRST STRONG ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


@record(kw_only=True)
class Words:
    """What a chart is called, and what it says in words."""

    name: str
    """Identifier of the chart, unique on its page, in lower case letters and hyphens."""
    title: str
    description: str
    columns: tuple[str, ...] = ()
    """Headings of a table with all figures, for charts that have none beside them."""
    rows: tuple[tuple[str, ...], ...] = ()


def figure(words: Words, shapes: Iterable[str], height: int, after: str = "") -> Markup:
    """HTML of a chart, on one line.

    Args:
        words: its words.
        shapes: SVG of its shapes, from top to bottom.
        height: its height in pixels.
        after: HTML between the picture and the table of its figures.
    """
    title, description = f"{words.name}-title", f"{words.name}-words"
    return Markup(  # noqa: S704 - every text in it is escaped
        f'<figure class="ddb-chart" id="{words.name}" data-search-exclude>'
        f"<figcaption>{escape(words.title)}</figcaption>"
        f'<svg role="img" aria-labelledby="{title} {description}" width="100%" height="{height}">'
        f'<title id="{title}">{attribute(words.title)}</title>'
        f'<desc id="{description}">{attribute(words.description)}</desc>'
        f"{''.join(shapes)}</svg>{after}{_table(words)}</figure>"
    )


def line(kind: str, start: tuple[str, str], end: tuple[str, str]) -> str:
    """A straight line between two places, each across and down."""
    (x1, y1), (x2, y2) = start, end
    return f'<line class="ddb-chart-{kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def text(kind: str, at: tuple[str, str], words: str, anchor: str = "start") -> str:
    """Letters that begin, end or have their middle at a place."""
    return (
        f'<text class="ddb-chart-{kind}" x="{at[0]}" y="{at[1]}" text-anchor="{anchor}">'
        f"{attribute(isolated(words))}</text>"
    )


def isolated(words: str) -> str:
    """Text whose writing from right to left does not reorder what stands beside it."""
    return _ISOLATED % words if is_right_to_left(words) else words


def shortened(words: str, width: int) -> str:
    """Text that is not wider than so many letters; ideographs are as wide as two."""
    if len(words) * 2 <= width:
        return words
    room, kept = width, 0
    for position, letter in enumerate(words):
        room -= _width(letter)
        if room < 0:
            return words[:kept].rstrip() + _ELLIPSIS
        if room >= 1 and not _joins(words, position):
            kept = position + 1
    return words


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def _joins(words: str, position: int) -> bool:
    """Whether the next letter belongs to this one."""
    return position + 1 < len(words) and not _width(words[position + 1])


def _table(words: Words) -> str:
    if not words.rows:
        return ""
    heads = "".join(f"<th>{escape(column)}</th>" for column in words.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in words.rows
    )
    return (
        '<details><summary>The figures as a table</summary><div class="ddb-table"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )

"""Escaping: text of a model becomes text on a page, whatever characters it is made of.

One escape serves Markdown, HTML and attribute values, and leaves nothing for template languages of
other plugins: every ASCII character that any of them could read is written as a numeric reference.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from mkdocs_dynamodb.model.figures import figure_text

_PLAIN = re.compile(r"[A-Za-z0-9 ,.;/-]*\Z")
_SPECIAL = re.compile(r"[\x00-\x9f](?<![A-Za-z0-9 ,.;/-])")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF"})
_BREAKS = frozenset("\n\r\x85\u2028\u2029")
_CODE = re.compile(r"`([^`]+)`")
_LINE_START = re.compile(r"^([0-9]+)\.(?= |$)|^-")


@lru_cache(maxsize=20_000)
def escape(text: str) -> Markup:
    """Text as one line of HTML; writing from right to left is kept apart from its surroundings."""
    if _PLAIN.match(text):
        return Markup(_LINE_START.sub(_reference_at_start, text))  # noqa: S704 - plain characters
    escaped = _SPECIAL.sub(_reference, _one_line(text))
    if is_right_to_left(text):
        escaped = f"<bdi>{escaped}</bdi>"
    return Markup(escaped)  # noqa: S704 - every special character is a reference now


def attribute(text: str) -> Markup:
    """Text for the value of an HTML attribute."""
    return Markup(_SPECIAL.sub(_reference, _one_line(text)))  # noqa: S704 - the same


def page_title(text: str) -> str:
    """Text for front matter, from which themes make the window's title and the navigation.

    Themes put this text into pages in two ways, with and without undoing HTML escapes, so that
    angle brackets are safe in neither; look-alikes stand for them. The heading on the page keeps
    the true characters.
    """
    return _one_line(text).translate({ord("<"): "\u2039", ord(">"): "\u203a", ord("&"): "\uff06"})


def number(value: Decimal | int | None) -> str:
    """A figure for readers; empty where there is none."""
    return "" if value is None else figure_text(value)


def sort_figure(value: Decimal | int | None) -> str:
    """A figure for scripts that sort by it; empty where there is none."""
    return "" if value is None else f"{value:f}"


def is_right_to_left(text: str) -> bool:
    """Whether any of a text is written from right to left."""
    return not text.isascii() and not _RIGHT_TO_LEFT.isdisjoint(
        map(unicodedata.bidirectional, text)
    )


def _one_line(text: str) -> str:
    """Text without breaks and with a sign for what cannot be shown."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character in _BREAKS or character == "\t":
        return " "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else character


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _reference_at_start(match: re.Match[str]) -> str:
    return f"{match[1]}&#46;" if match[1] else "&#45;"


def code_pieces(text: str) -> list[tuple[str, bool]]:
    """Pieces of a text, each with whether it stood between backticks.

    One piece where backticks are no pairs, such as those of a name that has some itself.
    """
    if "``" in text or text.count("`") % 2:
        return [(text, False)]
    return [(piece, i % 2 == 1) for i, piece in enumerate(_CODE.split(text))]

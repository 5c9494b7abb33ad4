"""Small readings of text: names, figures, and what stands before and behind a dash."""

import re
from collections.abc import Iterable
from decimal import Decimal

from mkdocs_dynamodb.source.nodes import Data

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*(?:\[[0-9]+\][A-Za-z0-9_.-]*)*\Z")
_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")
_FIGURE = r"[0-9][0-9,_]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_RATE = re.compile(
    rf"({_FIGURE}|\?)(?:\s*/\s*({_FIGURE}|\?))?\s*(?:RPS|QPS|requests? (?:a|per) second|req/s)?\Z",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^a-z0-9]+")


def is_name(text: str) -> bool:
    """Whether a text can be the name of an attribute."""
    return _NAME.match(text) is not None


def normal(text: str) -> str:
    """Words of a heading or label in lower case, for comparing."""
    return " ".join(_WORDS.sub(" ", text.lower().replace("&", " and ")).split())


def split_dash(text: str) -> tuple[str, str]:
    """What stands before and behind the first dash between spaces."""
    first, *rest = _DASH.split(text, maxsplit=1)
    return first.strip(), rest[0].strip() if rest else ""


def read_figure(text: str) -> Data:
    """A figure, whole where it has no fraction; None for anything else."""
    if not re.fullmatch(_FIGURE, text):
        return None
    number = Decimal(text.replace(",", "").replace("_", ""))
    is_whole = number == number.to_integral_value() and abs(number.adjusted()) < 30  # noqa: PLR2004
    return int(number) if is_whole else number


def read_rate(text: str) -> Data:
    """A rate as the model writes it: a figure, or `{peak, average}`; None where it is none."""
    match = _RATE.match(text)
    if match is None:
        return None
    peak, average = (None if part is None else read_figure(part) for part in match.groups())
    if match[2] is None:
        return peak
    told: dict[str, Data] = {"peak": peak, "average": average}
    return {name: figure for name, figure in told.items() if figure is not None} or None


def one_or_many(texts: Iterable[str]) -> Data:
    """A single text as it is, several as a list; None for none."""
    found: list[Data] = list(texts)
    return found if len(found) > 1 else (found[0] if found else None)


def told(data: dict[str, Data]) -> dict[str, Data]:
    """A mapping without what is not there."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}

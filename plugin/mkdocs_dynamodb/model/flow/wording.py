"""Words in names and sentences, as hints of what an attribute holds or a pattern wants.

A hint is never proof: rules that use one only warn, and stay silent where the hint is missing.
"""

import re
from functools import lru_cache

from mkdocs_dynamodb.model.requirements import AccessPattern

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SPOKEN = re.compile(r"[a-z]+")
KIND_WORDS = frozenset({"type", "kind", "entity", "discriminator"})
"""Last words of attributes whose values tell entities apart."""
_TIME_WORDS = frozenset(
    {
        *("at", "on", "date", "day", "time", "timestamp", "ts", "datetime", "epoch", "when"),
        *("month", "year", "week", "hour", "minute", "quarter", "period", "created", "updated"),
        *("from", "to", "since", "until", "before", "after", "start", "end"),
    }
)
MEASURE_WORDS = frozenset(
    {
        *("score", "points", "rating", "price", "amount", "total", "quantity", "count", "balance"),
        *("duration", "distance", "weight", "temperature", "likes", "views", "votes", "stars"),
    }
)
"""Last words of attributes that say how much, which is the same for many things."""
STATE_WORDS = frozenset({"status", "state", "stage", "phase", "priority", "severity", "title"})
"""Last words of attributes that change while the thing stays the same."""
_MOMENT = re.compile(
    r"\d{4}-\d\d(?:-\d\d(?:[T ].*)?)?"  # a month, a day, or a moment in ISO 8601
    r"|\d{10}|\d{13}"  # seconds or milliseconds since 1970
    r"|[0-9A-HJKMNP-TV-Z]{26}"  # ULID, which begins with the time
    r"|[0-9A-Za-z]{27}"  # KSUID, which begins with the time
    r"|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"  # UUID version 7
)
_NEWEST = re.compile(r"\b(?:newest|latest|most recent)\b")
_OLDEST = re.compile(
    r"\boldest first\b|\bchronological(?:ly)?\b|\bin order of time\b"
    r"|\b(?:trail|history|timeline|log)\b.*\bin order\b"
)
_RECENT = re.compile(r"\brecent\b")


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Words of a name such as `order_id` or `orderId`, in lower case."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=20_000)
def spoken_words(text: str) -> frozenset[str]:
    """Words of a sentence, in lower case."""
    return frozenset(_SPOKEN.findall(text.lower()))


def is_kind(name: str) -> bool:
    """Whether an attribute tells entities apart, such as `type` or `entity_type`."""
    words = words_of(name)
    return bool(words) and words[-1] in KIND_WORDS


def is_time(name: str) -> bool:
    """Whether an attribute or input holds a time by its name, such as `placed_at`."""
    return not _TIME_WORDS.isdisjoint(words_of(name))


def is_moment(text: str) -> bool:
    """Whether a value orders by time: a date, seconds since 1970, or an id that begins so."""
    return _MOMENT.fullmatch(text) is not None


def demand_of(pattern: AccessPattern) -> str:
    """What a pattern asks for in words, in lower case."""
    return " ".join((pattern.name, pattern.description, *pattern.key_requirements)).lower()


def asked_newest(pattern: AccessPattern) -> str:
    """The word by which a pattern asks for the newest items; nothing where it does not."""
    match = _NEWEST.search(demand_of(pattern))
    return "" if match is None else match.group()


def asks_oldest_first(pattern: AccessPattern) -> bool:
    """Whether a pattern asks for items in the order of time, the oldest first."""
    return _OLDEST.search(demand_of(pattern)) is not None


def asked_recent(pattern: AccessPattern) -> str:
    """The word by which a pattern asks for the newest items, or for recent ones."""
    match = _RECENT.search(demand_of(pattern))
    return asked_newest(pattern) or ("" if match is None else match.group())

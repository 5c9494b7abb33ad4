"""What an attribute holds, as its name and type tell: a counter, a stock, a status, a flag."""

from collections.abc import Iterable

from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.tables import Attribute

_COUNT_ENDS = frozenset({"count", "counts", "counter"})
_COUNT_BEGINS = frozenset({"total", "num", "number"})
_DONE = frozenset(
    {
        *("played", "won", "lost", "sold", "sent", "received", "posted", "completed", "solved"),
        *("visited", "read", "written", "published", "attended", "finished", "downloaded"),
    }
)
"""Last words of numbers such as `games_played`, which count the things of the first."""
_OF_SUMS = frozenset(
    {"amount", "price", "cost", "spent", "value", "sum", "paid", "due", "weight", "tax", "fee"}
)
_EVER_CHANGING = frozenset(
    {
        *("like", "dislike", "view", "follower", "following", "follow", "subscriber", "visit"),
        *("click", "play", "download", "share", "vote", "upvote", "downvote", "hit", "reaction"),
        *("impression", "comment", "reply", "retweet", "repost"),
    }
)
_STOCKS = frozenset(
    {
        *("stock", "inventory", "available", "availability", "remaining", "balance", "seats"),
        *("tickets", "credits", "vacancies", "left", "gold", "coins", "gems", "funds", "wallet"),
    }
)
_STATES = frozenset({"status", "state", "phase", "stage"})
_FLAGS = frozenset({"read", "seen", "opened", "delivered", "acknowledged", "viewed"})
_SHORTEST_STEM = 4
_LONGEST_STEM = 40
_MOST_COUNTED = 4


def is_counter(attribute: Attribute) -> bool:
    """Whether it counts things: a number called `like_count`, `num_orders` or `games_played`."""
    words = words_of(attribute.name.value)
    if attribute.type.value != "N" or not words or not _OF_SUMS.isdisjoint(words):
        return False
    is_done = words[-1] in _DONE and words[0].endswith("s")
    return words[-1] in _COUNT_ENDS or (len(words) > 1 and (is_done or words[0] in _COUNT_BEGINS))


def is_count(name: str) -> bool:
    """Whether it is called a count of what there is now, such as `like_count`."""
    words = words_of(name)
    return bool(words) and words[-1] in _COUNT_ENDS


def counted_thing(name: str) -> str:
    """What a counter counts, in the singular: `like` for `likeCount` and `total_likes`."""
    words = [w for w in words_of(name) if w not in _COUNT_ENDS | _COUNT_BEGINS | {"of"}]
    if len(words) > 1 and words[-1] in _DONE:
        words = words[:-1]
    thing = words[-1] if words else ""
    if thing.endswith("ies"):
        return f"{thing[:-3]}y"
    return thing.removesuffix("s")


def is_ever_changing(name: str) -> bool:
    """Whether a counter counts what people go on doing, such as likes and views."""
    words = words_of(name)
    is_done = bool(words) and words[-1] in _DONE
    return is_done or counted_thing(name) in _EVER_CHANGING


class CountedEntities:
    """Finds what a counter counts: for `order_count` an Order, for `followerCount` a Follow."""

    def __init__(self, names: Iterable[str]) -> None:
        """Look among entities of these names."""
        self.by_word: dict[str, list[str]] = {}
        self.by_stem: dict[str, list[str]] = {}
        for name in names:
            words = words_of(name)
            joined = "".join(words)
            for word in dict.fromkeys((joined, *words[-1:])):
                self.by_word.setdefault(word, []).append(name)
            if len(joined) >= _SHORTEST_STEM:
                self.by_stem.setdefault(joined, []).append(name)

    def of(self, counter: str) -> tuple[str, ...]:
        """Names of the entities that a counter counts; none where too many could be meant."""
        thing = counted_thing(counter)
        found = dict.fromkeys(self.by_word.get(thing, ()) if thing else ())
        for end in range(_SHORTEST_STEM, min(len(thing), _LONGEST_STEM)):
            found.update(dict.fromkeys(self.by_stem.get(thing[:end], ())))
        return tuple(found) if len(found) <= _MOST_COUNTED else ()


def is_stock(name: str) -> bool:
    """Whether a number must not fall below zero, such as units in stock or a balance."""
    return not _STOCKS.isdisjoint(words_of(name))


def is_status(name: str) -> bool:
    """Whether it says how far something has come, such as `order_status`."""
    words = words_of(name)
    return bool(words) and words[-1] in _STATES


def is_receipt(attribute: Attribute) -> bool:
    """Whether it is a flag that turns true later, such as `is_read`."""
    words = words_of(attribute.name.value)
    return attribute.type.value == "BOOL" and bool(words) and words[-1] in _FLAGS

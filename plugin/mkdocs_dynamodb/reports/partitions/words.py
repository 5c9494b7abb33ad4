"""Loads of partitions in words: the same for pages, commands and findings."""

from decimal import Context, Decimal

from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad, KeyUse, band_of
from mkdocs_dynamodb.reports.partitions.partitions import Partitions
from mkdocs_dynamodb.reports.partitions.sharding import sharding_of

_SHOWN = Context(prec=3)
"""Shares are estimates; more digits would only look exact."""

_WHOLE = 1000
_TINY = Decimal("0.01")
_MUCH_GROWTH = 1000
_WORDS = {Kind.READ: "read", Kind.WRITE: "write"}


def rounded(figure: Decimal) -> Decimal:
    """Three significant digits, and never less than whole units."""
    return figure.to_integral_value() if figure >= _WHOLE else _SHOWN.plus(figure)


def load_text(figure: Decimal) -> str:
    """Units a second for a reader."""
    return f"under {_TINY}" if 0 < figure < _TINY else figure_text(rounded(figure))


def most_text(figure: Decimal) -> str:
    """Units a second as a bound."""
    return figure_text(_TINY if 0 < figure < _TINY else rounded(figure))


def percent_text(part: Decimal) -> str:
    """A part of something in percent."""
    return f"{load_text(part * 100)} %"


def part_text(part: Decimal | None) -> str:
    """`12.6 %, cool`."""
    band = Band.UNKNOWN if part is None else band_of(part)
    return band.value if part is None else f"{percent_text(part)}, {band.value}"


def units_text(load: KeyLoad) -> str:
    """`126 of 1,000 write units a second`."""
    known = "unknown" if load.load is None else load_text(load.load)
    return f"{known} of {figure_text(load.limit)} {_WORDS[load.kind]} units a second"


def value_text(load: KeyLoad) -> str:
    """The busiest value: its name, or what it is the most popular of."""
    return load.value or f"the most popular {load.key}"


def breaks_text(load: KeyLoad) -> str:
    """When the limit is reached."""
    share, growth = load.breaks_at_share, load.breaks_at_growth
    if load.band is Band.BREAKS and growth is not None:
        return f"the limit is reached at {percent_text(growth)} of the peak"
    if share is not None:
        sure = "of what is not known for sure" if share != load.limit / (load.units or 1) else ""
        return f"breaks if one value gets {percent_text(share)} {sure}".strip()
    most = load.at_most
    if most is not None and (load.load is None or load.is_assumed) and most <= load.limit:
        return f"cannot break: no value can get more than {most_text(most)}"
    if growth is None:
        return ""
    if growth > _MUCH_GROWTH:
        return f"breaks beyond {_MUCH_GROWTH:,} times the peak"
    return f"breaks at {figure_text(rounded(growth))} times the peak"


def use_text(use: KeyUse, load: KeyLoad) -> str:
    """`pattern 29: 10.2 % of 1,200 units a second (Zipf's law ...)`."""
    units = "unknown" if use.units is None else load_text(use.units)
    share = use.share_of(load.value)
    if share is None:
        return f"pattern {use.pattern}: {units} units a second, spread unknown"
    source = "" if use.popularity is None else use.popularity.source
    return f"pattern {use.pattern}: {percent_text(share)} of {units} units a second ({source})"


def uses_texts(load: KeyLoad) -> list[str]:
    """What the load is made of, each once; what is nothing is left out."""
    return list(dict.fromkeys(use_text(use, load) for use in load.uses if use.units != 0))


def patterns_text(load: KeyLoad, most: int = 3) -> str:
    """`patterns 29, 32 and 16`, those that take most."""
    numbers = list(dict.fromkeys(use.pattern for use in load.uses if use.load_of(load.value)))
    shown = numbers[:most]
    if len(numbers) > most:
        return f"patterns {', '.join(shown)} and {len(numbers) - most} more"
    if len(shown) == 1:
        return f"pattern {shown[0]}"
    return f"patterns {', '.join(shown[:-1])} and {shown[-1]}" if shown else "no pattern"


def cure_text(load: KeyLoad, partitions: Partitions) -> str:
    """What helps against a hot value, with figures."""
    advice = sharding_of(load, partitions)
    if advice is None:
        return ""
    if load.kind is Kind.READ:
        first = "read it from a cache or with eventual consistency, or keep copies of it"
        return f"{first}; {advice.shards} shards would do as well"
    text = f"add one of {advice.shards} shards to the key"
    if not advice.queries or advice.extra_units is None:
        return text
    more = load_text(advice.extra_units)
    return (
        f"{text}: reading all of it then takes {advice.shards} queries, {more} units a second more"
    )

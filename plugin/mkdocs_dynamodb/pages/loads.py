"""Loads of partition keys as rows: their order, their colours, and what a chart shows of them."""

from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.words import part_text, units_text

MOODS: Mapping[Band, str] = {
    Band.COOL: "good",
    Band.WARM: "plain",
    Band.HOT: "warn",
    Band.BREAKS: "bad",
    Band.UNKNOWN: "plain",
}


@record(kw_only=True)
class LoadBar:
    """Load of the busiest value of a key, as a row of a bar chart or of a table."""

    label: str
    """Table or index with its key and kind, such as `Products {product_id}, write`."""
    part: Decimal | None
    """Load as a part of the limit; None where unknown."""
    band: Band
    text: str
    """Such as `126 of 1,000 write units a second`."""
    part_text: str
    """Such as `12.6 %, cool`."""


def load_bars(loads: tuple[KeyLoad, ...]) -> tuple[LoadBar, ...]:
    """Every load, the nearest to its limit first, as data for a chart."""
    return tuple(
        LoadBar(
            label=f"{load.name} {load.key}, {load.kind.value}",
            part=load.part,
            band=load.band,
            text=units_text(load),
            part_text=part_text(load.part) if load.part is not None else load.band.value,
        )
        for load in hottest_first(loads)
    )


def hottest_first(loads: tuple[KeyLoad, ...]) -> list[KeyLoad]:
    """The nearest to the limit first; what is unknown stands before what is cool."""
    unknown = Decimal("0.5")

    def heat(load: KeyLoad) -> Decimal:
        if load.band is Band.UNKNOWN:
            return unknown
        return load.at_least / load.limit

    return sorted(loads, key=lambda load: -heat(load))

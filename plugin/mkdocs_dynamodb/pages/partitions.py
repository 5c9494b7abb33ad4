"""Hot partitions on pages: the page of a model, and what tables and the score card say of it."""

from mkdocs_dynamodb.model.figures import bytes_text, figure_text
from mkdocs_dynamodb.pages.context import PARTITIONS, PageContext
from mkdocs_dynamodb.pages.loads import MOODS, hottest_first
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.pictures import partition_loads
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.counts import PartitionCount
from mkdocs_dynamodb.reports.partitions.item_collections import ItemCollection
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.words import (
    breaks_text,
    cure_text,
    percent_text,
    units_text,
    uses_texts,
)

MAX_ROWS = 200
"""Rows of a table on the page; the command prints all of them."""

UNKNOWN = "unknown"


def build_partitions_page(context: PageContext) -> tuple[Page, ...]:
    """The page; none for a model without a table."""
    if not context.model.tables:
        return ()
    body = context.render(PARTITIONS, "partitions", partition_values(context, PARTITIONS))
    return (Page(path=PARTITIONS, title="Hot partitions", body=body, is_wide=True),)


def partition_values(context: PageContext, page: str) -> dict[str, object]:
    """What the page shows, with links that start from it."""
    partitions = context.partitions
    loads = hottest_first(partitions.loads)
    return {
        "summary": _summary(context),
        "chart": partition_loads(context),
        "loads": [load_view(context, load, page) for load in loads[:MAX_ROWS]],
        "more_loads": max(0, len(loads) - MAX_ROWS),
        "counts": [_count(context, count, page) for count in partitions.counts[:MAX_ROWS]],
        "more_counts": max(0, len(partitions.counts) - MAX_ROWS),
        "collections": [_collection(context, found, page) for found in partitions.collections],
        "scans": [
            {"name": name, "href": context.pattern_href(page, name)} for name in partitions.scans
        ],
    }


def table_partitions(context: PageContext, table: str, page: str) -> dict[str, object]:
    """Loads of a table and its indexes."""
    loads = hottest_first(context.partitions.of(table))
    return {
        "loads": [load_view(context, load, page) for load in loads],
        "href": context.links(page).to(PARTITIONS),
    }


def hottest_text(context: PageContext) -> tuple[str, str, str]:
    """Figure, detail and mood of the card on the hottest partition."""
    hottest, unknown = context.partitions.hottest, len(context.partitions.unknown)
    open_text = f"; {unknown} keys unknown" if unknown > 1 else "; 1 key unknown" * unknown
    if hottest is None or hottest.part is None:
        return UNKNOWN, f"no load of a key is known{open_text}", "plain"
    detail = f"{hottest.name} by {hottest.key}: {units_text(hottest)}, {hottest.band.value}"
    return percent_text(hottest.part), detail + open_text, MOODS[hottest.band]


def load_view(context: PageContext, load: KeyLoad, page: str) -> dict[str, object]:
    """One row: where, what it gets, and when it breaks."""
    return {
        "target": load.name,
        "href": context.table_href(page, load.table, load.index),
        "key": load.key,
        "value": load.value if load.value != load.key else "",
        "units": units_text(load),
        "part": UNKNOWN if load.part is None else percent_text(load.part),
        "band": load.band.value,
        "mood": MOODS[load.band],
        "breaks": breaks_text(load),
        "cure": cure_text(load, context.partitions),
        "uses": uses_texts(load),
        "unknown": list(load.unknown),
    }


def _summary(context: PageContext) -> list[tuple[str, str]]:
    figure, detail, _ = hottest_text(context)
    bands = [load.band for load in context.partitions.loads]
    counts = [f"{bands.count(band)} {band.value}" for band in Band if bands.count(band)]
    return [
        ("Hottest", f"{figure}: {detail}"),
        ("Keys, reads and writes apart", ", ".join(counts) or "none"),
    ]


def _count(context: PageContext, count: PartitionCount, page: str) -> dict[str, object]:
    late = [start for start in count.starts if not start.is_enough]
    start = "provisioned" if count.is_provisioned else UNKNOWN
    if len(count.starts) == len(Kind):
        start = "enough"
    if late:
        longest = max(late, key=lambda each: each.doublings)
        start = (
            f"{figure_text(longest.peak)} {longest.kind.value} units a second, and a new one takes "
            f"{figure_text(longest.limit)}: {longest.minutes} minutes of growth"
        )
    return {
        "target": count.name,
        "href": context.table_href(page, count.table, count.index),
        "by_size": _figure(count.by_size),
        "by_throughput": _figure(count.by_throughput),
        "count": _figure(count.count),
        "start": start,
        "unknown": list(count.unknown),
    }


def _collection(context: PageContext, found: ItemCollection, page: str) -> dict[str, object]:
    sizes = (found.average, found.largest)
    average, largest = (UNKNOWN if size is None else bytes_text(size) for size in sizes)
    return {
        "target": found.table,
        "href": context.table_href(page, found.table),
        "average": average,
        "largest": largest if found.largest is not None else "not bounded",
        "limit": bytes_text(found.limit),
        "unknown": list(found.unknown),
    }


def _figure(value: int | None) -> str:
    return UNKNOWN if value is None else number(value)

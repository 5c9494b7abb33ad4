"""The report on partitions as sheets: loads of keys, what they are made of, and counts."""

from mkdocs_dynamodb.emit.sheets import Sheet
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.partitions.partitions import Partitions
from mkdocs_dynamodb.reports.partitions.words import breaks_text, cure_text, percent_text, rounded

LOAD_NOTE = (
    "Load: what the busiest value of the key gets, all access patterns at their peaks at once.\n"
    "Bands: cool up to 50 % of the limit, warm up to 70 %, hot up to 100 %, beyond that it breaks."
)


def partition_sheets(model: Model, partitions: Partitions) -> tuple[Sheet, ...]:
    """Sheets of the partitions of a model."""
    sheets = [
        _loads(partitions),
        _uses(model, partitions),
        _counts(partitions),
        _starts(partitions),
    ]
    if partitions.collections:
        sheets.append(_collections(partitions))
    return tuple(sheets)


def _loads(partitions: Partitions) -> Sheet:
    return Sheet(
        name="loads",
        title="Units a second of the busiest value of each partition key",
        columns=(
            *("Table", "Index", "Key", "Value", "Kind", "Load", "At most", "Limit", "Part", "Band"),
            *("Limit reached", "Cure", "Unknown"),
        ),
        rows=tuple(
            (
                load.table,
                load.index,
                load.key,
                load.value,
                load.kind.value,
                None if load.load is None else rounded(load.load),
                None if load.at_most is None else rounded(load.at_most),
                load.limit,
                None if load.part is None else percent_text(load.part),
                load.band.value,
                breaks_text(load),
                cure_text(load, partitions),
                "; ".join(load.unknown),
            )
            for load in partitions.loads
        ),
        note=LOAD_NOTE,
    )


def _uses(model: Model, partitions: Partitions) -> Sheet:
    return Sheet(
        name="uses",
        title="What each load is made of",
        columns=(
            *("Table", "Index", "Key", "Kind", "Pattern", "Name"),
            *("Units a second", "Share", "Load", "Source"),
        ),
        rows=tuple(
            (
                load.table,
                load.index,
                load.key,
                load.kind.value,
                use.pattern,
                model.patterns[use.pattern].name,
                use.units,
                use.share_of(load.value),
                None if (own := use.load_of(load.value)) is None else rounded(own),
                use.popularity.source if use.popularity is not None else "; ".join(use.unknown),
            )
            for load in partitions.loads
            for use in load.uses
        ),
    )


def _counts(partitions: Partitions) -> Sheet:
    return Sheet(
        name="partitions",
        title="Partitions wanted, by size and by throughput",
        columns=("Table", "Index", "By size", "By throughput", "Partitions", "Unknown"),
        rows=tuple(
            (c.table, c.index, c.by_size, c.by_throughput, c.count, "; ".join(c.unknown))
            for c in partitions.counts
        ),
    )


def _starts(partitions: Partitions) -> Sheet:
    return Sheet(
        name="starts",
        title="Peak of on-demand tables and indexes against what a new one gives at once",
        columns=("Table", "Index", "Kind", "Peak", "At once", "Doublings", "Minutes"),
        rows=tuple(
            (c.table, c.index, s.kind.value, s.peak, s.limit, s.doublings, s.minutes)
            for c in partitions.counts
            for s in c.starts
        ),
        note="Capacity doubles within 30 minutes of a new peak.",
    )


def _collections(partitions: Partitions) -> Sheet:
    return Sheet(
        name="collections",
        title="Bytes of item collections of tables with local indexes",
        columns=("Table", "Usual", "Largest", "Limit", "Unknown"),
        rows=tuple(
            (c.table, c.average, c.largest, c.limit, "; ".join(c.unknown))
            for c in partitions.collections
        ),
    )

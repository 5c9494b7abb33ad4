"""What is said of a load in a finding: the figures, and the access patterns that make it."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.model.limits import FEW_KEY_VALUES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad
from mkdocs_dynamodb.reports.partitions.partitions import Partitions, build_partitions
from mkdocs_dynamodb.reports.partitions.words import cure_text, units_text, use_text, value_text

MOST_RELATED = 3
"""Access patterns that a finding names; the report has all."""


def is_cascade(load: KeyLoad) -> bool:
    """Whether it can hold up a whole table: writes of a global index, hot but not yet too much."""
    return load.index != "" and load.kind is Kind.WRITE and load.band is Band.HOT


def is_single_item(load: KeyLoad) -> bool:
    """Whether one item gets most of the writes, so that only its own limit counts."""
    return load.item != "" and not load.index and load.kind is Kind.WRITE


def loads_in(model: Model, *bands: Band) -> Iterator[KeyLoad]:
    """Loads of some bands, the ones that cannot be placed in the files left out."""
    for load in build_partitions(model).loads:
        table = model.tables.get(load.table)
        if load.band in bands and table is not None and table.partition_keys:
            yield load


def load_finding(model: Model, load: KeyLoad, message: str, label: str, cure: str) -> Finding:
    """A finding at the partition key of a table or index."""
    table = model.tables[load.table]
    index = table.indexes.get(load.index)
    keys = table.partition_keys if index is None else index.partition_keys
    return Finding(
        at=(keys or table.partition_keys)[0].name.at,
        message=message,
        label=label,
        subject=table.subject if index is None else index.subject,
        related=tuple(_related(model, load)),
        help=cure,
    )


def busiest_text(load: KeyLoad) -> str:
    """``the most popular `{user_id}` gets 800 of 1,000 write units a second``."""
    value = f"`{load.value}`" if load.value else f"the most popular `{load.key}`"
    return f"{value} gets {units_text(load)}"


def hot_cure(load: KeyLoad, partitions: Partitions) -> str:
    """What helps against a load that is hot or too much."""
    if is_single_item(load):
        return (
            f"spread the writes over several `{load.item}` items and add them up when reading; "
            "more sort keys do not help, as one item is written"
        )
    return cure_text(load, partitions) or f"watch {value_text(load)}"


def few_values_of(load: KeyLoad) -> int:
    """Number of values where it is small and they are only assumed to be evenly used; else 0."""
    found = [u.popularity for u in load.uses if u.popularity is not None and u.units]
    counts = {p.values for p in found if not p.is_firm and p.values is not None}
    most = max(counts, default=None)
    return int(most) if most is not None and most < FEW_KEY_VALUES else 0


def _related(model: Model, load: KeyLoad) -> Iterator[Related]:
    seen: set[str] = set()
    for use in load.uses:
        rate = model.patterns[use.pattern].rps
        if rate is None or use.pattern in seen or not use.units:
            continue
        if len(seen) == MOST_RELATED:
            return
        seen.add(use.pattern)
        yield Related(rate.at, use_text(use, load))

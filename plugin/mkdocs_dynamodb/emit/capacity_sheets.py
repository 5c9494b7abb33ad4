"""The report on capacity as sheets: patterns, how their figures came about, tables, and sizes."""

from mkdocs_dynamodb.emit.sheets import Sheet
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.capacity import Capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind

PEAK_NOTE = "Peak: all access patterns at their peaks at once, each as often as its `rps` says."


def capacity_sheets(model: Model, capacity: Capacity) -> tuple[Sheet, ...]:
    """Sheets of the capacity of a model."""
    return (
        _patterns(model, capacity),
        _throughput(capacity),
        _contributions(capacity),
        _sizes(capacity),
        _storage(capacity),
        _derivations(capacity),
    )


def _patterns(model: Model, capacity: Capacity) -> Sheet:
    return Sheet(
        name="patterns",
        title="Units for one request of each access pattern",
        columns=("Pattern", "Name", "Read", "Write", "Largest read", "Largest write", "Unknown"),
        rows=tuple(
            (
                number,
                model.patterns[number].name,
                answer.units(Kind.READ),
                answer.units(Kind.WRITE),
                answer.largest(Kind.READ),
                answer.largest(Kind.WRITE),
                "; ".join(answer.unknown),
            )
            for number, answer in capacity.patterns.items()
        ),
    )


def _throughput(capacity: Capacity) -> Sheet:
    return Sheet(
        name="throughput",
        title="Units a second of each table and global index",
        columns=(
            "Table",
            "Index",
            "Read average",
            "Read peak",
            "Write average",
            "Write peak",
            "Unknown",
        ),
        rows=tuple(
            (
                found.table,
                found.index,
                found.read.average,
                found.read.peak,
                found.write.average,
                found.write.peak,
                "; ".join(dict.fromkeys((*found.read.unknown, *found.write.unknown))),
            )
            for found in capacity.throughput.values()
        ),
        note=PEAK_NOTE,
    )


def _contributions(capacity: Capacity) -> Sheet:
    return Sheet(
        name="contributions",
        title="Units a second by access pattern",
        columns=("Table", "Index", "Kind", "Pattern", "Units per request", "Average", "Peak"),
        rows=tuple(
            (
                found.table,
                found.index,
                kind.value,
                contribution.pattern,
                contribution.units,
                contribution.average,
                contribution.peak,
            )
            for found in capacity.throughput.values()
            for kind in Kind
            for contribution in found.load(kind).contributions
        ),
    )


def _sizes(capacity: Capacity) -> Sheet:
    return Sheet(
        name="sizes",
        title="Bytes of items and index entries",
        columns=("Table", "Index", "Entity", "P50 bytes", "P99 bytes", "Source"),
        rows=tuple(
            (
                entry.table,
                entry.index,
                entry.entity,
                None if entry.size is None else entry.size.p50,
                None if entry.size is None else entry.size.p99,
                entry.unknown if entry.size is None else entry.size.source,
            )
            for entry in capacity.sizes.entries.values()
        ),
    )


def _storage(capacity: Capacity) -> Sheet:
    return Sheet(
        name="storage",
        title="Stored bytes, with the 100 that are billed for each item and index entry",
        columns=("Table", "Index", "Items", "Bytes", "Unknown"),
        rows=tuple(
            (stored.table, stored.index, stored.count, stored.bytes, "; ".join(stored.unknown))
            for stored in capacity.sizes.storage.values()
        ),
    )


def _derivations(capacity: Capacity) -> Sheet:
    return Sheet(
        name="derivations",
        title="How the units of each answer came about",
        columns=("Answer", "Step", "Kind", "Table", "Index", "Units", "Formula"),
        rows=tuple(
            (
                number,
                derivation.part,
                derivation.kind.value,
                derivation.table,
                derivation.through,
                derivation.units,
                derivation.formula,
            )
            for number, answer in capacity.answers.items()
            for derivation in answer.derivations
        ),
    )

"""Capacity on pages: how the units of a pattern came about, and what tables and indexes get."""

from decimal import Decimal

from mkdocs_dynamodb.model.figures import bytes_text
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.reports.capacity.capacity import Contribution, Throughput
from mkdocs_dynamodb.reports.capacity.derivations import Derivation, Kind
from mkdocs_dynamodb.reports.capacity.sizes import EntrySize

UNKNOWN = "unknown"
_WORDS = {Kind.READ: "read", Kind.WRITE: "write"}


def pattern_capacity(context: PageContext, key: str, page: str) -> dict[str, object] | None:
    """Units of a pattern with their derivation; None where DynamoDB does not answer it."""
    answer = context.capacity.patterns.get(key)
    if answer is None:
        return None
    derivations = answer.derivations
    return {
        "once": _units_text({kind: answer.units(kind) for kind in Kind}, "for each request"),
        "peak": _units_text(
            {kind: context.capacity.peak(key, kind) for kind in Kind}, "a second at peak"
        ),
        "rows": [_derivation(context, derivation, page) for derivation in derivations],
        "sources": list(
            dict.fromkeys((s.what, s.text) for d in derivations for s in d.sources if s.text)
        ),
        "rules": list(dict.fromkeys(d.rule for d in derivations if d.rule)),
        "unknown": list(answer.unknown),
    }


def table_capacity(context: PageContext, table: Table, page: str) -> dict[str, object]:
    """Units a second of a table and its global indexes, with what they are made of, and sizes."""
    name = table.name.value
    targets = ["", *(index.name.value for index in table.global_indexes)]
    every = [context.capacity.throughput[name, index] for index in targets]
    contributions = [c for t in every for kind in Kind for c in t.load(kind).contributions]
    ordered = sorted(contributions, key=lambda c: -(c.peak or Decimal(0)))
    entries = [
        context.capacity.sizes.entries[name, index, entity.name.value]
        for index in ("", *table.indexes)
        for entity in table.entities.values()
        if (name, index, entity.name.value) in context.capacity.sizes.entries
    ]
    return {
        "throughput": [_throughput(context, found, page) for found in every],
        "contributions": [_contribution(context, c, page) for c in ordered],
        "sizes": [_size(context, entry, page) for entry in entries],
        "storage": [_storage(context, name, index, page) for index in ("", *table.indexes)],
    }


def throughput_rows(context: PageContext, page: str) -> list[dict[str, object]]:
    """Units a second of every table and global index."""
    return [
        {**_throughput(context, found, page), **_target(context, found.table, found.index, page)}
        for found in context.capacity.throughput.values()
    ]


def _derivation(context: PageContext, derivation: Derivation, page: str) -> dict[str, object]:
    return {
        **_target(context, derivation.table, derivation.through, page),
        "formula": derivation.formula.replace(" -> ", " \N{RIGHTWARDS ARROW} "),
    }


def _throughput(context: PageContext, found: Throughput, page: str) -> dict[str, object]:
    return {
        **_target(context, found.table, found.index, page, short=True),
        "read_average": _figure(found.read.average),
        "read_peak": _figure(found.read.peak),
        "write_average": _figure(found.write.average),
        "write_peak": _figure(found.write.peak),
        "unknown": list(dict.fromkeys((*found.read.unknown, *found.write.unknown))),
    }


def _contribution(context: PageContext, found: Contribution, page: str) -> dict[str, object]:
    pattern = context.model.patterns[found.pattern]
    return {
        **_target(context, found.table, found.index, page, short=True),
        "kind": _WORDS[found.kind],
        "name": f"{found.pattern}. {pattern.name}",
        "pattern_href": context.pattern_href(page, found.pattern),
        "units": _figure(found.units),
        "average": _figure(found.average),
        "peak": _figure(found.peak),
    }


def _size(context: PageContext, entry: EntrySize, page: str) -> dict[str, object]:
    size = entry.size
    return {
        **_target(context, entry.table, entry.index, page, short=True),
        "entity": entry.entity,
        "p50": UNKNOWN if size is None else f"{number(size.p50)} B",
        "p99": UNKNOWN if size is None else f"{number(size.p99)} B",
        "source": entry.unknown if size is None else size.source,
    }


def _storage(context: PageContext, table: str, index: str, page: str) -> dict[str, object]:
    stored = context.capacity.sizes.storage[table, index]
    return {
        **_target(context, table, index, page, short=True),
        "count": _figure(stored.count),
        "bytes": UNKNOWN if stored.bytes is None else bytes_text(stored.bytes),
        "unknown": list(stored.unknown),
    }


def _target(
    context: PageContext, table: str, index: str, page: str, *, short: bool = False
) -> dict[str, object]:
    """Name and link; the short name of an index leaves out its table."""
    long_name = f"{table}/{index}" if index else table
    return {
        "target": (index or table) if short else long_name,
        "href": context.table_href(page, table, index),
    }


def _figure(value: Decimal | None) -> str:
    return UNKNOWN if value is None else number(value)


def _units_text(units: dict[Kind, Decimal | None], when: str) -> str:
    """`2 read and 4 write units a second at peak`, without what is zero."""
    parts = [f"{_figure(value)} {_WORDS[kind]}" for kind, value in units.items() if value != 0]
    return f"{' and '.join(parts) or 'no'} units {when}"

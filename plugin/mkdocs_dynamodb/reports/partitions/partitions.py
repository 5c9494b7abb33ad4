"""Hot partitions: what the busiest value of each partition key gets, against what one can give.

Loads are added up over all access patterns that go to the same key; where several have a most
popular value, it is taken to be the same one. Values that are known by name are told apart.
"""

from collections.abc import Hashable, Iterable
from decimal import Decimal
from functools import cached_property, partial

from mkdocs_dynamodb.model.figures import exact_difference, exact_product, exact_sum
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import Capacity, Contribution, build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.counts import PartitionCount, build_partition_counts
from mkdocs_dynamodb.reports.partitions.item_collections import (
    ItemCollection,
    build_item_collections,
)
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad, KeyUse
from mkdocs_dynamodb.reports.partitions.key_values import KeyReader


@record(slots=False, kw_only=True)
class Partitions:
    """Everything on partitions of a model."""

    loads: tuple[KeyLoad, ...]
    """By table and index in the order of the files, reads before writes, the hottest first."""
    counts: tuple[PartitionCount, ...]
    collections: tuple[ItemCollection, ...]
    """Of tables with local indexes, the only ones whose collections are limited."""
    scans: tuple[str, ...]
    """Patterns that scan; a scan reads one partition after another and is in no load."""
    spread_names: frozenset[str]
    """Names of inputs for which some pattern states how popular their values are."""

    @cached_property
    def hottest(self) -> KeyLoad | None:
        """The load nearest to its limit, or beyond it furthest."""
        known = [load for load in self.loads if load.part is not None]
        return max(known, key=lambda load: load.part or Decimal(0), default=None)

    @cached_property
    def assuming(self) -> frozenset[str]:
        """Patterns of which the popularity of some key is unknown or only assumed."""
        uses = (use for load in self.loads for use in load.uses)
        return frozenset(
            use.pattern for use in uses if use.popularity is None or not use.popularity.is_firm
        )

    @property
    def unknown(self) -> tuple[KeyLoad, ...]:
        """Loads that are not known and could be too much."""
        return tuple(load for load in self.loads if load.band is Band.UNKNOWN)

    def of(self, table: str, index: str | None = None) -> tuple[KeyLoad, ...]:
        """Loads of a table with its indexes, or of one of them."""
        return tuple(
            load
            for load in self.loads
            if load.table == table and (index is None or load.index == index)
        )


def build_partitions(model: Model) -> Partitions:
    """Partitions of a model; worked out once for each."""
    found = model.worked_out.get(Partitions)
    if not isinstance(found, Partitions):
        found = model.worked_out[Partitions] = _build(model, build_capacity(model))
    return found


def _build(model: Model, capacity: Capacity) -> Partitions:
    kept, reader = model.kept, KeyReader(model, capacity.sizes)
    stated = kept.get(("stated spreads",), (reader.stated,), object)
    grouped: dict[tuple[str, str, Kind], dict[Hashable, list[KeyUse]]] = {}
    scans: dict[str, None] = {}
    for number, contributions in capacity.contributions.items():
        pattern = model.patterns[number]
        ingredients = (
            *(pattern, model.answer_to(pattern), model.originals.get(number)),
            *(contributions, stated, model.frame),
        )
        found = kept.get(
            ("key uses", number), ingredients, partial(_all_uses, model, reader, contributions)
        )
        for contribution, uses in zip(contributions, found, strict=True):
            place = (contribution.table, contribution.index, contribution.kind)
            for use in uses:
                if use.key.is_scan:
                    scans[use.pattern] = None
                else:
                    grouped.setdefault(place, {}).setdefault(use.key.form, []).append(use)
    loads: list[KeyLoad] = []
    for place in ((table, index, kind) for table, index in capacity.throughput for kind in Kind):
        groups = [tuple(uses) for uses in grouped.get(place, {}).values()]
        loads += kept.get(("key loads", *place), (groups,), partial(_loads, place, groups))
    return Partitions(
        loads=tuple(loads),
        counts=build_partition_counts(model, capacity),
        collections=build_item_collections(model, capacity.sizes, reader.counts),
        scans=tuple(scans),
        spread_names=frozenset(name for name, _ in reader.stated),
    )


def _all_uses(
    model: Model, reader: KeyReader, contributions: Iterable[Contribution]
) -> tuple[tuple[KeyUse, ...], ...]:
    return tuple(_uses(model, reader, contribution) for contribution in contributions)


def _loads(
    place: tuple[str, str, Kind], groups: Iterable[tuple[KeyUse, ...]]
) -> tuple[KeyLoad, ...]:
    """Loads of the keys of a table or index, the hottest first."""
    loads = [_load(*place, uses) for uses in groups]
    return tuple(sorted(loads, key=lambda load: -load.at_least))


def _uses(model: Model, reader: KeyReader, contribution: Contribution) -> tuple[KeyUse, ...]:
    pattern = model.patterns[contribution.pattern]
    answer = model.answer_to(pattern)
    if answer is None or contribution.table not in model.tables:
        return ()
    rps = pattern.rps
    requests = None if rps is None or rps.peak is None else rps.peak.value
    found = []
    for derivation in contribution.derivations:
        key = reader.read(pattern, answer, derivation)
        open_texts = [derivation.unknown, key.unknown]
        if requests is None:
            open_texts.append(f"state `rps` of `{pattern.subject}`")
        found.append(
            KeyUse(
                pattern=contribution.pattern,
                derivation=derivation,
                requests=requests,
                key=key,
                unknown=tuple(text for text in open_texts if text),
            )
        )
    return tuple(found)


def _load(table: str, index: str, kind: Kind, uses: tuple[KeyUse, ...]) -> KeyLoad:
    """Load of the busiest of the values that are known by name; else of the most popular one."""
    extra: dict[str, Decimal] = {}
    for use in uses:
        units, popularity = use.units, use.popularity
        if units is None or popularity is None:
            continue
        named = {use.key.value: popularity.top} if use.key.value else popularity.named
        rest = Decimal(0) if use.key.value else popularity.rest_top
        for name, share in named.items():
            gain = exact_product(units, exact_difference(share, rest))
            extra[name] = exact_sum((extra.get(name, Decimal(0)), gain))
    busiest = max(extra, key=lambda name: (extra[name], name), default="")
    if extra.get(busiest, Decimal(0)) < 0:
        busiest = ""

    def weight(use: KeyUse) -> Decimal:
        load = use.load_of(busiest)
        return (use.units or Decimal(0)) if load is None else load

    ordered = sorted(uses, key=weight, reverse=True)
    return KeyLoad(
        table=table,
        index=index,
        key=uses[0].key.key,
        kind=kind,
        value=busiest,
        uses=tuple(ordered),
    )

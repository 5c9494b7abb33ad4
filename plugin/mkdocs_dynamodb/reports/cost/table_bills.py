"""What one table costs a month, in each capacity mode and table class."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.model.capacity.billing import INFREQUENT, Scaling
from mkdocs_dynamodb.model.capacity.pricing import (
    HOURS_A_MONTH,
    SECONDS_A_MONTH,
    Price,
    PriceName,
    home_region,
    what_settles,
)
from mkdocs_dynamodb.model.figures import exact_sum, figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.reports.capacity.bounds import most_units
from mkdocs_dynamodb.reports.capacity.capacity import Capacity, Load, Throughput
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.cost.lines import (
    Bill,
    CostLine,
    Growing,
    Item,
    Provision,
    per_text,
)
from mkdocs_dynamodb.reports.cost.money import GIGABYTE, MILLION, price_text, product, quotient
from mkdocs_dynamodb.reports.cost.storage_bills import storage_lines
from mkdocs_dynamodb.reports.traffic import Moment

DEFAULT_TARGET = Decimal(70)
"""Percent that auto scaling aims at where nothing is stated (Developer Guide, Managing throughput
capacity automatically with DynamoDB auto scaling)."""


class Mode(StrEnum):
    """How capacity is paid for."""

    ON_DEMAND = "on-demand"
    PROVISIONED = "provisioned"
    """Provisioned units that follow the load, so that the average decides."""
    PEAK = "provisioned for the peak"
    """Provisioned units that are enough for the peak, at all times."""


def mode_of(table: Table) -> Mode:
    """Mode of a table; on-demand where it says nothing."""
    is_provisioned = table.capacity is not None and table.capacity.mode == "provisioned"
    return Mode.PROVISIONED if is_provisioned else Mode.ON_DEMAND


class TableBills:
    """Works out the bills of one table."""

    def __init__(self, model: Model, capacity: Capacity, table: Table) -> None:
        """Bill `table` by the units of `capacity`."""
        self.pricing = model.pricing
        self.patterns = model.patterns
        self.capacity = capacity
        self.table = table
        self.name = table.name.value
        self.regions = tuple(region.value for region in table.billing.replicas)

    def bill(self, mode: Mode, table_class: str, *, as_declared: bool = False) -> Bill:
        """Everything that the table costs.

        Args:
            mode: how capacity is paid for.
            table_class: `standard` or `standard-ia`.
            as_declared: whether the units that the table provisions are taken as they stand.
        """
        lines: list[CostLine] = []
        for region in ("", *self.regions):
            lines += self._requests(mode, table_class, region, as_declared=as_declared)
            lines += storage_lines(
                self.pricing, self.capacity.sizes, self.table, table_class, region
            )
        lines += self._stream()
        if self.regions:
            lines.append(self._transfer())
        return Bill(lines=tuple(lines))

    def _requests(
        self, mode: Mode, table_class: str, region: str, *, as_declared: bool
    ) -> Iterator[CostLine]:
        names = ("", *(index.name.value for index in self.table.global_indexes))
        for index in names:
            found = self.capacity.throughput[self.name, index]
            for kind in Kind:
                if region and kind is Kind.READ:
                    continue  # reads are those of the application, which is in the home region
                name = _price_name(
                    mode, kind, table_class, is_replicated=bool(self.regions) and not index
                )
                if mode is Mode.ON_DEMAND:
                    if found.load(kind).contributions:
                        yield self._on_demand(found, kind, name, region)
                    continue
                yield self._provisioned(found, kind, name, mode, region, as_declared=as_declared)

    def _on_demand(self, found: Throughput, kind: Kind, name: PriceName, region: str) -> CostLine:
        load, price = found.load(kind), self.price(name, region)
        known = load.at_least(Moment.AVERAGE)
        millions = quotient(product(known, SECONDS_A_MONTH), MILLION)
        amount = Decimal(0) if price is None else product(millions, price.amount)
        is_known = price is not None and load.average is not None
        formula = ""
        if price is not None:
            formula = (
                f"{figure_text(known)} {kind.value} units a second x "
                f"{figure_text(SECONDS_A_MONTH)} s x {per_text(price)}"
            )
        return CostLine(
            item=Item.READS if kind is Kind.READ else Item.WRITES,
            table=self.name,
            index=found.index,
            region=self.region(region),
            amount=amount if is_known else None,
            at_least=amount,
            formula=formula,
            prices=() if price is None else (price,),
            unknown=(*load.unknown, *self._missing(name, price, region)),
            growing=Growing.TRAFFIC,
            price_name=name,
            quantity=None if load.average is None else millions,
            load=load,
        )

    def _provisioned(
        self,
        found: Throughput,
        kind: Kind,
        name: PriceName,
        mode: Mode,
        region: str,
        *,
        as_declared: bool,
    ) -> CostLine:
        load, price = found.load(kind), self.price(name, region)
        fixed = self._fixed(found.index, kind) if as_declared else None
        provision = None
        used = load.peak if mode is Mode.PEAK else load.average
        is_known = used is not None or fixed is not None
        if is_known:
            provision = self._provision(load, kind, mode, fixed)
        cost, formula = None, ""
        if provision is not None and price is not None:
            cost = product(provision.hours(), price.amount)
            formula = (
                f"{provision.formula} x {figure_text(HOURS_A_MONTH)} h x {price_text(price.amount)}"
            )
        return CostLine(
            item=Item.READS if kind is Kind.READ else Item.WRITES,
            table=self.name,
            index=found.index,
            region=self.region(region),
            amount=cost,
            at_least=cost or Decimal(0),
            formula=formula,
            prices=() if price is None else (price,),
            unknown=(
                *(() if is_known else load.unknown),
                *self._missing(name, price, region),
            ),
            growing=Growing.TRAFFIC,
            price_name=name,
            quantity=None if provision is None else provision.hours(),
            load=load,
            provision=provision,
        )

    def _provision(self, load: Load, kind: Kind, mode: Mode, fixed: int | None) -> Provision:
        capacity = self.table.capacity
        scaling = capacity.scaling if capacity is not None and capacity.scaling else Scaling()
        is_peak = mode is Mode.PEAK
        used = load.peak if is_peak else load.average
        return Provision(
            load=used or Decimal(0),
            target=DEFAULT_TARGET if scaling.target is None else scaling.target.value,
            least=1 if is_peak else max(1, scaling.least.get(kind.value, 1)),
            most=None if is_peak else scaling.most.get(kind.value),
            fixed=fixed,
        )

    def _fixed(self, index: str, kind: Kind) -> int | None:
        """Units that the table or index provisions, where they do not follow the load."""
        own = self.table.indexes.get(index)
        scales = self.table.capacity is not None and self.table.capacity.scaling is not None
        if scales and (own is None or own.capacity is None):
            return None
        return most_units(self.table, own, kind)

    def _stream(self) -> Iterator[CostLine]:
        stream = self.table.billing.stream
        if stream is None:
            return
        paid = [consumer for consumer in stream.consumers if consumer.by == "application"]
        name = PriceName.STREAM_READS
        price = self.price(name) if paid else None
        silent = [consumer for consumer in paid if consumer.reads is None]
        unknown = [f"state `reads` of the consumer `{each.name.value}`" for each in silent]
        if not stream.consumers:
            unknown.append(f"name what reads the stream of `{self.name}` below `consumers`")
        is_known = not unknown
        if paid:
            unknown += self._missing(name, price, "")
        reads = exact_sum(consumer.reads or Decimal(0) for consumer in paid)
        bought = quotient(product(reads, SECONDS_A_MONTH), Decimal(100_000))
        known, formula = Decimal(0), "" if paid else "reads by Lambda functions are free"
        if price is not None:
            known = product(bought, price.amount)
            formula = (
                f"{figure_text(reads)} reads a second x {figure_text(SECONDS_A_MONTH)} s x "
                f"{per_text(price)}"
            )
        yield CostLine(
            item=Item.STREAM,
            table=self.name,
            index="",
            region=self.region(""),
            amount=None if unknown else known,
            at_least=known,
            formula=formula,
            prices=() if price is None else (price,),
            unknown=tuple(unknown),
            price_name=name if paid else None,
            quantity=bought if is_known else None,
        )

    def _transfer(self) -> CostLine:
        """Bytes of the items that are written, sent to each replica."""
        name = PriceName.TRANSFER
        price, load = self.price(name), self.capacity.throughput[self.name, ""].write
        sent = product(self._written(load), SECONDS_A_MONTH, Decimal(len(self.regions)))
        gigabytes = quotient(sent, GIGABYTE)
        known = Decimal(0) if price is None else product(gigabytes, price.amount)
        unknown = (*load.unknown, *self._missing(name, price, ""))
        formula = f"{figure_text(sent)} B / {figure_text(GIGABYTE)}"
        return CostLine(
            item=Item.TRANSFER,
            table=self.name,
            index="",
            region=self.region(""),
            amount=None if unknown else known,
            at_least=known,
            formula=formula if price is None else f"{formula} x {per_text(price)}",
            prices=() if price is None else (price,),
            unknown=unknown,
            growing=Growing.TRAFFIC,
            price_name=name,
            quantity=None if load.unknown else gigabytes,
        )

    def _written(self, load: Load) -> Decimal:
        """Bytes of items a second, entries of indexes left out."""
        parts = []
        for contribution in load.contributions:
            rps = self.patterns[contribution.pattern].rps
            rate = None if rps is None or rps.average is None else rps.average.value
            for derivation in contribution.derivations:
                usual = derivation.usual
                is_sent = not derivation.through and not derivation.is_check
                if usual is not None and rate is not None and is_sent:
                    parts.append(product(usual.bytes or Decimal(0), usual.repeats, rate))
        return exact_sum(parts)

    def price(self, name: PriceName, region: str = "") -> Price | None:
        """A price in a region, the home region unless another is named."""
        return None if self.pricing is None else self.pricing.price(name, region)

    def region(self, region: str) -> str:
        """Name of a region; empty where no region is named."""
        return region or home_region(self.pricing)

    def _missing(self, name: PriceName, price: Price | None, region: str) -> tuple[str, ...]:
        return () if price is not None else (what_settles(self.pricing, name, region),)


_NAMES = {
    (Mode.ON_DEMAND, Kind.READ): PriceName.READ_REQUESTS,
    (Mode.ON_DEMAND, Kind.WRITE): PriceName.WRITE_REQUESTS,
    (Mode.PROVISIONED, Kind.READ): PriceName.READ_CAPACITY,
    (Mode.PROVISIONED, Kind.WRITE): PriceName.WRITE_CAPACITY,
}


def _price_name(mode: Mode, kind: Kind, table_class: str, *, is_replicated: bool) -> PriceName:
    paid = Mode.PROVISIONED if mode is Mode.PEAK else mode
    name = _NAMES[paid, kind].value
    if is_replicated and kind is Kind.WRITE:
        name = f"replicated_{name}"
    return PriceName(f"infrequent_{name}" if table_class == INFREQUENT else name)

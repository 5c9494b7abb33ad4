"""What strongly consistent reads, transactions and projections of everything add to a bill."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from mkdocs_dynamodb.model.capacity.capacity_units import TRANSACTION_FACTOR
from mkdocs_dynamodb.model.figures import exact_difference
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Projection, ProjectionKind, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Derivation, Kind
from mkdocs_dynamodb.reports.cost.cost import PatternCost, PatternPart, TableCost, build_cost
from mkdocs_dynamodb.reports.cost.lines import Bill, Item
from mkdocs_dynamodb.reports.cost.money import product, quotient, total_of
from mkdocs_dynamodb.reports.cost.table_bills import TableBills


class Extra(StrEnum):
    """A choice that costs more than its plain alternative."""

    STRONG = "strongly consistent read"
    TRANSACTION = "transaction"
    PROJECTION = "projection ALL"


@record(kw_only=True)
class ExtraCost:
    """What one choice adds a month."""

    extra: Extra
    pattern: str
    """Number of the access pattern; empty for a projection."""
    table: str
    index: str
    amount: Decimal | None
    why: str
    """What it is compared with."""


@lru_cache(maxsize=4)
def build_cost_extras(model: Model) -> tuple[ExtraCost, ...]:
    """Everything in a model that costs more than its plain alternative, patterns first."""
    return (*_of_patterns(model), *_of_projections(model))


def _of_patterns(model: Model) -> Iterator[ExtraCost]:
    cost = build_cost(model)
    for pattern in cost.patterns.values():
        for extra in (Extra.STRONG, Extra.TRANSACTION):
            for (table, index), amount in _added(pattern, extra).items():
                yield ExtraCost(
                    extra=extra,
                    pattern=pattern.number,
                    table=table,
                    index=index,
                    amount=amount,
                    why=_WHY[extra],
                )


_WHY: Mapping[Extra, str] = {
    Extra.STRONG: "an eventually consistent read costs half",
    Extra.TRANSACTION: "outside a transaction, writing costs half, and checks cost nothing",
    Extra.PROJECTION: "KEYS_ONLY writes and stores less; what it lacks would have to be fetched",
}


def _added(pattern: PatternCost, extra: Extra) -> dict[tuple[str, str], Decimal | None]:
    """(table, index) -> what an extra adds there."""
    found: dict[tuple[str, str], list[Decimal | None]] = {}
    for part in pattern.parts:
        amounts = [
            _amount(part, derivation, share)
            for derivation in part.contribution.derivations
            if (share := _share(derivation, extra))
        ]
        if amounts:
            place = (part.contribution.table, part.contribution.index)
            found.setdefault(place, []).extend(amounts)
    return {place: total_of(amounts) for place, amounts in found.items()}


def _share(derivation: Derivation, extra: Extra) -> Decimal:
    """Part of a derivation's cost that an extra is to blame for."""
    usual = derivation.usual
    if usual is None:
        return Decimal(0)
    if extra is Extra.STRONG:
        is_strong = derivation.kind is Kind.READ and usual.factor == 1
        return Decimal("0.5") if is_strong else Decimal(0)
    if usual.factor != TRANSACTION_FACTOR:
        return Decimal(0)
    return Decimal(1) if derivation.is_check else Decimal("0.5")


def _amount(part: PatternPart, derivation: Derivation, share: Decimal) -> Decimal | None:
    units = part.contribution.units
    if part.amount is None or not units or derivation.units is None:
        return None
    return quotient(product(part.amount, derivation.units, share), units)


def _of_projections(model: Model) -> Iterator[ExtraCost]:
    """Global indexes that hold everything, beside the same with their keys only."""
    tables = {name: _with_keys_only(table) for name, table in model.tables.items()}
    wide = [(name, index) for name, table in model.tables.items() for index in _wide(table)]
    if not wide:
        return
    narrow, cost = replace(model, tables=tables), build_cost(model)
    capacity = build_capacity(narrow)
    bills: dict[str, Bill] = {}
    for name, index in wide:
        if name not in bills:
            bills[name] = _bill(TableBills(narrow, capacity, tables[name]), cost.tables[name])
        paid = (Item.WRITES, Item.STORAGE)
        now = cost.tables[name].designed.of_index(index.name.value).only(*paid).total
        then = bills[name].of_index(index.name.value).only(*paid).total
        yield ExtraCost(
            extra=Extra.PROJECTION,
            pattern="",
            table=name,
            index=index.name.value,
            amount=None if now is None or then is None else exact_difference(now, then),
            why=_WHY[Extra.PROJECTION],
        )


def _bill(bills: TableBills, table: TableCost) -> Bill:
    return bills.bill(table.mode, table.table_class, as_declared=True)


def _wide(table: Table) -> Iterator[Index]:
    return (i for i in table.global_indexes if i.projection.kind is ProjectionKind.ALL)


def _with_keys_only(table: Table) -> Table:
    indexes = dict(table.indexes)
    for index in _wide(table):
        keys = Projection(kind=ProjectionKind.KEYS_ONLY, at=index.projection.at)
        indexes[index.name.value] = replace(index, projection=keys)
    return replace(table, indexes=indexes)

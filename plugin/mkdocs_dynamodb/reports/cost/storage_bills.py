"""What is stored of a table, as it is billed: items and entries, recovery, backups, replicas."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.model.capacity.billing import INFREQUENT
from mkdocs_dynamodb.model.capacity.pricing import (
    Price,
    PriceName,
    Pricing,
    home_region,
    what_settles,
)
from mkdocs_dynamodb.model.figures import exact_sum, figure_text
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.reports.capacity.sizes import Sizes, Storage
from mkdocs_dynamodb.reports.cost.lines import CostLine, Growing, Item, per_text
from mkdocs_dynamodb.reports.cost.money import GIGABYTE, product, quotient

REPLICATED_OVERHEAD_BYTES = Decimal(48)
"""Bytes billed for each item of a global table, beside those of any item (Developer Guide, DynamoDB
item sizes and formats)."""


def storage_lines(
    pricing: Pricing | None, sizes: Sizes, table: Table, table_class: str, region: str
) -> Iterator[CostLine]:
    """Storage of a table and its indexes, then recovery and backups.

    Args:
        pricing: prices.
        sizes: what is stored.
        table: the table.
        table_class: `standard` or `standard-ia`.
        region: region of a replica; empty for the home region.
    """
    name = table.name.value
    price_name = PriceName.INFREQUENT_STORAGE if table_class == INFREQUENT else PriceName.STORAGE
    own = [sizes.storage[name, ""]]
    local = [sizes.storage[name, index.name.value] for index in table.local_indexes]
    is_replicated = bool(table.billing.replicas)
    for index in ("", *table.indexes):
        stored = [sizes.storage[name, index]]
        yield _line(pricing, Item.STORAGE, price_name, stored, region, is_replicated=is_replicated)
    if region:
        return  # recovery and backups of a replica are its own matter
    if table.billing.pitr:
        yield _line(pricing, Item.PITR, PriceName.PITR, [*own, *local], region)
    if table.billing.backups:
        copies = table.billing.backups
        yield _line(pricing, Item.BACKUPS, PriceName.BACKUP, [*own, *local], region, copies=copies)


def _line(
    pricing: Pricing | None,
    item: Item,
    name: PriceName,
    stored: list[Storage],
    region: str,
    *,
    copies: Decimal = Decimal(1),
    is_replicated: bool = False,
) -> CostLine:
    price = None if pricing is None else pricing.price(name, region)
    place = region or home_region(pricing)
    unknown = [text for each in stored for text in each.unknown]
    is_known = not unknown
    if price is None:
        unknown.append(what_settles(pricing, name, region))
    known = exact_sum(each.known_bytes for each in stored)
    if is_replicated and not stored[0].index:
        known += product(stored[0].count or Decimal(0), REPLICATED_OVERHEAD_BYTES)
    gigabytes = quotient(product(known, copies), GIGABYTE)
    amount = Decimal(0) if price is None else product(gigabytes, price.amount)
    return CostLine(
        item=item,
        table=stored[0].table,
        index=stored[0].index,
        region=place,
        amount=None if unknown else amount,
        at_least=amount,
        formula=_formula(known, copies, price),
        prices=() if price is None else (price,),
        unknown=tuple(dict.fromkeys(unknown)),
        growing=Growing.ITEMS,
        price_name=name,
        quantity=gigabytes if is_known else None,
    )


def _formula(known: Decimal, copies: Decimal, price: Price | None) -> str:
    if price is None:
        return ""
    times = "" if copies == 1 else f" x {figure_text(copies)} copies"
    return f"{figure_text(known)} B / {figure_text(GIGABYTE)}{times} x {per_text(price)}"

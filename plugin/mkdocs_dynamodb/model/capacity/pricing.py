"""Prices of a region: from its dated file, and as a model overrides them."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import number_of, placed_of, text_of
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.price_files import read_price_file

HOURS_A_MONTH = Decimal(730)
"""The month of AWS' own calculator, 365 x 24 / 12."""
SECONDS_A_MONTH = HOURS_A_MONTH * 3600


class PriceName(StrEnum):
    """What has a price of its own."""

    WRITE_REQUESTS = "write_requests"
    READ_REQUESTS = "read_requests"
    REPLICATED_WRITE_REQUESTS = "replicated_write_requests"
    WRITE_CAPACITY = "write_capacity"
    READ_CAPACITY = "read_capacity"
    REPLICATED_WRITE_CAPACITY = "replicated_write_capacity"
    STORAGE = "storage"
    INFREQUENT_WRITE_REQUESTS = "infrequent_write_requests"
    INFREQUENT_READ_REQUESTS = "infrequent_read_requests"
    INFREQUENT_REPLICATED_WRITE_REQUESTS = "infrequent_replicated_write_requests"
    INFREQUENT_WRITE_CAPACITY = "infrequent_write_capacity"
    INFREQUENT_READ_CAPACITY = "infrequent_read_capacity"
    INFREQUENT_REPLICATED_WRITE_CAPACITY = "infrequent_replicated_write_capacity"
    INFREQUENT_STORAGE = "infrequent_storage"
    PITR = "pitr"
    BACKUP = "backup"
    STREAM_READS = "stream_reads"
    TRANSFER = "transfer"
    FREE_STORAGE = "free_storage"
    FREE_WRITE_CAPACITY = "free_write_capacity"
    FREE_READ_CAPACITY = "free_read_capacity"
    FREE_STREAM_READS = "free_stream_reads"


@record(kw_only=True)
class Price:
    """A figure in US dollars, or a free amount, with where it was read and when."""

    name: PriceName
    amount: Decimal
    per: str
    """What it is for, such as `GB and month`."""
    source: str
    date: str
    region: str
    is_stated: bool = False
    """Whether the model states it, and no file."""


@record(kw_only=True)
class Pricing:
    """The region that a model is priced in, with the prices that it states itself."""

    region: Placed[str]
    stated: Mapping[str, Mapping[PriceName, Price]] = field(default_factory=dict)
    """Region -> prices that replace those of its file."""
    free_tier: bool = False
    """Whether the free tier of the account is used for this application."""

    def price(self, name: PriceName, region: str = "") -> Price | None:
        """A price in a region, the model's own unless another is named; None where unknown."""
        place = region or self.region.value
        stated = self.stated.get(place, {}).get(name)
        return filed_prices(place).get(name) if stated is None else stated


def build_pricing(node: Node | None) -> Pricing | None:
    """Pricing of a model; None where no region is named."""
    region = None if node is None else placed_of(node, "region")
    if node is None or region is None:
        return None
    stated = {region.value: _prices(node.get("prices"), region.value)}
    others = node.get("regions")
    for name, _, child in () if others is None else others.pairs():
        stated[name] = {**stated.get(name, {}), **_prices(child, name)}
    free = node.get("free_tier")
    return Pricing(region=region, stated=stated, free_tier=free is not None and free.data is True)


def home_region(pricing: Pricing | None) -> str:
    """Region of the application; empty where none is named."""
    return "" if pricing is None else pricing.region.value


def what_settles(pricing: Pricing | None, name: PriceName, region: str = "") -> str:
    """What a model has to say so that a price is known."""
    if pricing is None:
        return "name a `region` below `pricing`"
    place = region or pricing.region.value
    return f"state the price `{name.value}` of {place} below `pricing`"


@lru_cache(maxsize=32)
def filed_prices(region: str) -> Mapping[PriceName, Price]:
    """Prices of the dated file of a region; none where there is no file."""
    node = read_price_file(region)
    found = {} if node is None else _prices(node.get("prices"), region)
    return {
        name: Price(
            name=name,
            amount=price.amount,
            per=price.per,
            source=price.source,
            date=price.date,
            region=region,
        )
        for name, price in found.items()
    }


def _prices(node: Node | None, region: str) -> dict[PriceName, Price]:
    found = {}
    for key, at, child in () if node is None else node.pairs():
        amount = number_of(child if child.entries is None else child.get("price"))
        if amount is not None and key in set(PriceName):
            found[PriceName(key)] = _stated(PriceName(key), amount, child, region, at)
    return found


def _stated(name: PriceName, amount: Decimal, node: Node, region: str, at: Span) -> Price:
    plain = node.entries is None
    return Price(
        name=name,
        amount=amount,
        per=("" if plain else text_of(node, "per")) or UNITS[name],
        source=("" if plain else text_of(node, "source")) or f"stated in {at.path}",
        date="" if plain else text_of(node, "date"),
        region=region,
        is_stated=True,
    )


_MILLION = "1,000,000"
UNITS: Mapping[PriceName, str] = {
    PriceName.WRITE_REQUESTS: f"{_MILLION} write request units",
    PriceName.READ_REQUESTS: f"{_MILLION} read request units",
    PriceName.REPLICATED_WRITE_REQUESTS: f"{_MILLION} replicated write request units",
    PriceName.WRITE_CAPACITY: "write capacity unit and hour",
    PriceName.READ_CAPACITY: "read capacity unit and hour",
    PriceName.REPLICATED_WRITE_CAPACITY: "replicated write capacity unit and hour",
    PriceName.STORAGE: "GB and month",
    PriceName.INFREQUENT_WRITE_REQUESTS: f"{_MILLION} write request units",
    PriceName.INFREQUENT_READ_REQUESTS: f"{_MILLION} read request units",
    PriceName.INFREQUENT_REPLICATED_WRITE_REQUESTS: f"{_MILLION} replicated write request units",
    PriceName.INFREQUENT_WRITE_CAPACITY: "write capacity unit and hour",
    PriceName.INFREQUENT_READ_CAPACITY: "read capacity unit and hour",
    PriceName.INFREQUENT_REPLICATED_WRITE_CAPACITY: "replicated write capacity unit and hour",
    PriceName.INFREQUENT_STORAGE: "GB and month",
    PriceName.PITR: "GB and month",
    PriceName.BACKUP: "GB and month",
    PriceName.STREAM_READS: "100,000 reads of a stream",
    PriceName.TRANSFER: "GB sent to another region",
    PriceName.FREE_STORAGE: "GB a month",
    PriceName.FREE_WRITE_CAPACITY: "write capacity units",
    PriceName.FREE_READ_CAPACITY: "read capacity units",
    PriceName.FREE_STREAM_READS: "reads of a stream a month",
}
"""What each price is for."""

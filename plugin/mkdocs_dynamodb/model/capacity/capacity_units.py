"""Capacity units of one request, from the bytes that it reads or writes.

Read request units and read capacity units follow the same arithmetic, as do those for writes, so
that one figure serves both capacity modes. Sources: Developer Guide (DG), DynamoDB read and write
operations; DynamoDB on-demand capacity mode; Using Global Secondary Indexes.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.model.limits import MAX_PAGE_BYTES

READ_UNIT_BYTES = 4 * 1024
"""Bytes that one read unit covers (DG, DynamoDB read and write operations)."""

WRITE_UNIT_BYTES = 1024
"""Bytes that one write unit covers (DG, DynamoDB read and write operations)."""

TRANSACTION_FACTOR = 2
"""A transaction prepares and commits, which costs twice (DG, DynamoDB transactions)."""


class ReadMode(StrEnum):
    """How a read sees earlier writes."""

    EVENTUAL = "eventually consistent"
    STRONG = "strongly consistent"
    TRANSACTION = "in a transaction"

    @property
    def factor(self) -> Decimal:
        """Read units for each 4 KB."""
        return _FACTORS[self]


_FACTORS = {
    ReadMode.EVENTUAL: Decimal("0.5"),
    ReadMode.STRONG: Decimal(1),
    ReadMode.TRANSACTION: Decimal(TRANSACTION_FACTOR),
}


class IndexChange(StrEnum):
    """What a write does to the entry of an item in an index."""

    NONE = "unchanged"
    NEW = "new entry"
    REMOVED = "entry removed"
    PROJECTED = "projected attribute changed"
    REKEYED = "index key changed: delete and put"

    @property
    def writes(self) -> int:
        """Number of writes to the index."""
        return {IndexChange.NONE: 0, IndexChange.REKEYED: 2}.get(self, 1)


def read_blocks(size: int) -> int:
    """Blocks of 4 KB that a read of some bytes takes; at least one, also where nothing is found."""
    return max(1, -(-size // READ_UNIT_BYTES))


def write_blocks(size: int) -> int:
    """Blocks of 1 KB that a write of an item of some bytes takes; at least one."""
    return max(1, -(-size // WRITE_UNIT_BYTES))


def item_read_units(size: int, mode: ReadMode) -> Decimal:
    """Units of reading one item by its key; size zero is an item that is not there.

    The whole item counts, whatever a projection returns of it.
    """
    return read_blocks(size) * mode.factor


def pages_of(size: int) -> int:
    """Pages of at most 1 MB that hold some bytes; at least one."""
    return max(1, -(-size // MAX_PAGE_BYTES))


def search_units(sizes: Iterable[int], mode: ReadMode) -> Decimal:
    """Units of a Query or Scan that evaluates items of these bytes: all are added, then rounded.

    Filters, projections and counting change nothing, since they come after reading. Further pages
    are taken to be full, that is a whole number of blocks, so that they add no rounding.
    """
    return read_blocks(sum(sizes)) * mode.factor


def fetch_units(sizes: Iterable[int], mode: ReadMode) -> Decimal:
    """Units of fetching, for entries of a local index, whole items from the table.

    Each item is rounded by itself (DG, Local secondary indexes).
    """
    return sum((item_read_units(size, mode) for size in sizes), Decimal(0))


def item_write_units(old: int, new: int, *, in_transaction: bool = False) -> Decimal:
    """Units of putting, updating, deleting or checking one item, without its indexes.

    The larger of the item before and after counts; size zero is an item that is not there. A write
    whose condition fails costs as much.
    """
    factor = TRANSACTION_FACTOR if in_transaction else 1
    return Decimal(write_blocks(max(old, new)) * factor)


def index_change(
    old: object | None, new: object | None, *, same_key: bool, same_entry: bool
) -> IndexChange:
    """What becomes of an index entry.

    Args:
        old: the entry before; None where there was none.
        new: the entry after; None where there is none.
        same_key: whether the key attributes of the index stay as they are.
        same_entry: whether everything that the index holds stays as it is.
    """
    if old is None:
        return IndexChange.NONE if new is None else IndexChange.NEW
    if new is None:
        return IndexChange.REMOVED
    if not same_key:
        return IndexChange.REKEYED
    return IndexChange.NONE if same_entry else IndexChange.PROJECTED


def index_write_units(change: IndexChange, old: int, new: int) -> Decimal:
    """Units of what a write does to the entry in one index; a transaction does not double them.

    Args:
        change: what happens to the entry.
        old: bytes of the entry before; zero where there was none.
        new: bytes of the entry after; zero where there is none.
    """
    if change is IndexChange.NONE:
        return Decimal(0)
    if change is IndexChange.REKEYED:
        return Decimal(write_blocks(old) + write_blocks(new))
    return Decimal(write_blocks(max(old, new)))

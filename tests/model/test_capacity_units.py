"""Units of single requests, compared with worked examples of the documentation.

Sources: Amazon DynamoDB Developer Guide (DG), its pages named by their titles, and measurements of
the service that were published.
"""

from decimal import Decimal

import pytest

from mkdocs_dynamodb.model.capacity.capacity_units import (
    IndexChange,
    ReadMode,
    fetch_units,
    index_change,
    index_write_units,
    item_read_units,
    item_write_units,
    pages_of,
    read_blocks,
    search_units,
    write_blocks,
)

EVENTUAL, STRONG, TRANSACTION = ReadMode.EVENTUAL, ReadMode.STRONG, ReadMode.TRANSACTION
KB = 1024
GETS = [
    (KB, EVENTUAL, "0.5"),
    (KB, STRONG, "1"),
    (KB, TRANSACTION, "2"),
    (4096, STRONG, "1"),
    (4097, STRONG, "2"),
    (10 * KB, STRONG, "3"),
    (10 * KB, EVENTUAL, "1.5"),
    (400 * KB, STRONG, "100"),
    (400 * KB, EVENTUAL, "50"),
    (400 * KB, TRANSACTION, "200"),
    (0, EVENTUAL, "0.5"),
    (0, STRONG, "1"),
]


@pytest.mark.parametrize(("size", "mode", "units"), GETS)
def test_one_item_is_read(size: int, mode: ReadMode, units: str) -> None:
    """Each item is rounded up to 4 KB; nothing found costs the minimum.

    DG, DynamoDB read and write operations; DynamoDB on-demand capacity mode.
    """
    assert item_read_units(size, mode) == Decimal(units)


def test_items_of_a_batch_are_rounded_one_by_one() -> None:
    """1.5 KB and 6.5 KB take 4 KB and 8 KB (DG, DynamoDB read and write operations)."""
    sizes = [1536, 6656]
    assert sum(item_read_units(size, STRONG) for size in sizes) == 3


def test_a_batch_of_small_items_costs_more_than_a_query() -> None:
    """100 items of 300 bytes: each rounded up, or all together (DG, read and write operations)."""
    assert sum(item_read_units(300, EVENTUAL) for _ in range(100)) == 50
    assert search_units([300] * 100, EVENTUAL) == 4


SEARCHES = [
    ([4178] * 9 + [4177], STRONG, "11"),
    ([4178] * 9 + [4177], EVENTUAL, "5.5"),
    ([64] * 1500, STRONG, "24"),
    ([500] * 100, EVENTUAL, "6.5"),
    ([KB] * 1024, STRONG, "256"),
    ([KB] * 1024, EVENTUAL, "128"),
    ([KB] * 500, EVENTUAL, "62.5"),
    ([2000] * 8, EVENTUAL, "2"),
    ([KB**3], EVENTUAL, "131072"),
    ([KB**3], STRONG, "262144"),
    ([], EVENTUAL, "0.5"),
    ([], STRONG, "1"),
]


@pytest.mark.parametrize(("sizes", "mode", "units"), SEARCHES)
def test_a_search_adds_before_it_rounds(sizes: list[int], mode: ReadMode, units: str) -> None:
    """Bytes of all items examined, rounded up once; a filter changes nothing.

    DG, DynamoDB read and write operations; Querying tables; Best practices for querying.
    """
    assert search_units(sizes, mode) == Decimal(units)


def test_a_local_index_fetches_items_one_by_one() -> None:
    """Four entries of 200 bytes, and four items of 300 bytes (DG, Local secondary indexes)."""
    assert search_units([200] * 4, STRONG) + fetch_units([300] * 4, STRONG) == 5


def test_a_transaction_reads_twice() -> None:
    """Three items of 500 bytes (DG, DynamoDB transactions: how it works)."""
    assert sum(item_read_units(500, TRANSACTION) for _ in range(3)) == 6


PUTS = [(0, 500, 1), (0, 1024, 1), (0, 1025, 2), (0, 3584, 4), (2355, 819, 3), (7372, 7373, 8)]


@pytest.mark.parametrize(("old", "new", "units"), [*PUTS, (5222, 0, 6), (0, 0, 1)])
def test_the_larger_of_before_and_after_is_written(old: int, new: int, units: int) -> None:
    """Put over an older item, update of one flag, delete, and delete of nothing.

    DG, DynamoDB read and write operations; API Reference, DeleteItem.
    """
    assert item_write_units(old, new) == units


def test_a_batch_write_has_no_discount() -> None:
    """500 bytes and 3.5 KB (DG, DynamoDB read and write operations)."""
    assert item_write_units(0, 500) + item_write_units(0, 3584) == 5


def test_a_transaction_writes_items_twice_and_index_entries_once() -> None:
    """Three puts of 500 bytes, without and with an index (measured on the service)."""
    items = 3 * item_write_units(0, 500, in_transaction=True)
    assert items == 6
    assert items + 3 * index_write_units(IndexChange.NEW, 0, 300) == 9


def test_a_condition_check_costs_as_much_as_a_write() -> None:
    """A put of 400 bytes, and a check of an item of 2.5 KB (measured on the service)."""
    put = item_write_units(0, 400, in_transaction=True)
    check = item_write_units(2560, 2560, in_transaction=True)
    assert put == 2
    assert check == 6


def test_the_retry_of_a_transaction_reads() -> None:
    """With the same token: two read units for each action (API Reference, TransactWriteItems)."""
    assert sum(item_read_units(500, TRANSACTION) for _ in range(3)) == 6


def test_a_refused_condition_costs_the_larger_item() -> None:
    """310 KB that were to replace 300 KB (DG, DynamoDB read and write operations)."""
    assert item_write_units(300 * KB, 310 * KB) == 310


CHANGES = [
    (None, None, False, False, IndexChange.NONE, 0),
    (None, "new", False, False, IndexChange.NEW, 1),
    ("old", None, False, False, IndexChange.REMOVED, 1),
    ("old", "new", True, False, IndexChange.PROJECTED, 1),
    ("old", "old", True, True, IndexChange.NONE, 0),
    ("old", "new", False, False, IndexChange.REKEYED, 2),
]


@pytest.mark.parametrize(("old", "new", "key", "entry", "change", "writes"), CHANGES)
def test_an_index_is_written_by_what_changes(
    old: str | None, new: str | None, key: bool, entry: bool, change: IndexChange, writes: int
) -> None:
    """The six rows of write amplification (DG, Using Global Secondary Indexes; measured)."""
    assert index_change(old, new, same_key=key, same_entry=entry) is change
    assert change.writes == writes
    assert index_write_units(change, 100, 100) == writes


def test_a_moved_entry_is_deleted_and_put_rounded_apart() -> None:
    """1.8 KB out and in: two units each (DG, Using Global Secondary Indexes)."""
    assert index_write_units(IndexChange.REKEYED, 1843, 1843) == 4
    assert item_write_units(1843, 1843) + index_write_units(IndexChange.REKEYED, 1843, 1843) == 6


def test_a_put_with_two_indexes() -> None:
    """2.5 KB with an ALL index and a KEYS_ONLY one of 120 bytes (DG, GSIs)."""
    entries = [index_write_units(IndexChange.NEW, 0, size) for size in (2560, 120)]
    assert item_write_units(0, 2560) + sum(entries) == 7


def test_removing_an_index_key_writes_item_and_index_once() -> None:
    """Entry 0.3 KB, item 0.5 KB (DG, Using Global Secondary Indexes)."""
    assert item_write_units(512, 480) + index_write_units(IndexChange.REMOVED, 307, 0) == 2


def test_each_region_of_a_global_table_writes() -> None:
    """1 KB in three Regions: three replicated writes, and three to the index (DG, billing)."""
    regions = 3
    assert regions * item_write_units(0, KB) == 3
    assert regions * index_write_units(IndexChange.NEW, 0, 100) == 3


def test_provisioned_units_follow_the_same_arithmetic() -> None:
    """80 strong reads of 3 KB and 100 writes of 512 bytes a second (DG, provisioned capacity)."""
    assert 80 * item_read_units(3 * KB, STRONG) == 80
    assert 100 * item_write_units(0, 512) == 100


def test_blocks_and_pages_are_never_none() -> None:
    """A request that finds nothing takes one block of one page."""
    assert (read_blocks(0), write_blocks(0), pages_of(0)) == (1, 1, 1)
    assert (pages_of(KB * KB), pages_of(KB * KB + 1)) == (1, 2)

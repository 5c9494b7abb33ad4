"""How many partitions a table or index needs, and how large a new on-demand one has to grow.

Partitions = the larger of bytes / 10 GB and reads / 3,000 + writes / 1,000, each rounded up. AWS
does not publish the real number, which only grows (older text of the Developer Guide; Burst and
adaptive capacity for the figures).
"""

from decimal import ROUND_CEILING, Decimal

from mkdocs_dynamodb.model.figures import exact_sum
from mkdocs_dynamodb.model.limits import (
    MAX_PARTITION_BYTES,
    MAX_PARTITION_READ_UNITS,
    MAX_PARTITION_WRITE_UNITS,
    NEW_TABLE_READ_UNITS,
    NEW_TABLE_WRITE_UNITS,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.capacity import Capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind

START_UNITS = {Kind.READ: NEW_TABLE_READ_UNITS, Kind.WRITE: NEW_TABLE_WRITE_UNITS}
DOUBLING_MINUTES = 30
"""Minutes in which on-demand capacity follows a peak that is twice the last one (Developer Guide,
On-demand capacity mode)."""


@record(kw_only=True)
class Start:
    """The peak of an on-demand table or index against what a new one gives at once."""

    kind: Kind
    peak: Decimal
    limit: int

    @property
    def is_enough(self) -> bool:
        """Whether a new one takes the peak at once."""
        return self.peak <= self.limit

    @property
    def doublings(self) -> int:
        """How often capacity has to double before the peak."""
        count, reached = 0, Decimal(self.limit)
        while reached < self.peak:
            count, reached = count + 1, reached * 2
        return count

    @property
    def minutes(self) -> int:
        """How long traffic has to grow evenly before the peak."""
        return self.doublings * DOUBLING_MINUTES


@record(kw_only=True)
class PartitionCount:
    """Partitions of one table, with its local indexes, or of one global index."""

    table: str
    index: str
    by_size: int | None
    """None where the storage is unknown."""
    by_throughput: int | None
    """None where reads or writes are unknown."""
    is_provisioned: bool
    starts: tuple[Start, ...]
    """Of an on-demand table or index: reads and writes, as far as they are known."""
    unknown: tuple[str, ...]

    @property
    def name(self) -> str:
        """Table, or table and index."""
        return f"{self.table}/{self.index}" if self.index else self.table

    @property
    def count(self) -> int | None:
        """Partitions wanted; None where size or throughput is unknown."""
        if self.by_size is None or self.by_throughput is None:
            return None
        return max(self.by_size, self.by_throughput)


def build_partition_counts(model: Model, capacity: Capacity) -> tuple[PartitionCount, ...]:
    """Counts of all tables and global indexes."""
    return tuple(
        _count(model.tables[table], index, capacity) for table, index in capacity.throughput
    )


def _count(table: Table, index: str, capacity: Capacity) -> PartitionCount:
    name = table.name.value
    throughput = capacity.throughput[name, index]
    stored = [capacity.sizes.storage[name, index]]
    if not index:
        stored += [capacity.sizes.storage[name, local.name.value] for local in table.local_indexes]
    sizes = [each.bytes for each in stored]
    known = [size for size in sizes if size is not None]
    by_size = None
    if len(known) == len(sizes):
        by_size = max(1, _ceiling(exact_sum(known) / MAX_PARTITION_BYTES))
    reads, writes = throughput.read.peak, throughput.write.peak
    by_throughput = None
    if reads is not None and writes is not None:
        wanted = reads / MAX_PARTITION_READ_UNITS + writes / MAX_PARTITION_WRITE_UNITS
        by_throughput = max(1, _ceiling(wanted))
    is_provisioned = table.capacity is not None and table.capacity.mode == "provisioned"
    peaks = {} if is_provisioned else {Kind.READ: reads, Kind.WRITE: writes}
    texts = (*(t for s in stored for t in s.unknown), *throughput.read.unknown)
    return PartitionCount(
        table=name,
        index=index,
        by_size=by_size,
        by_throughput=by_throughput,
        is_provisioned=is_provisioned,
        starts=tuple(
            Start(kind=kind, peak=peak, limit=START_UNITS[kind])
            for kind, peak in peaks.items()
            if peak is not None
        ),
        unknown=tuple(dict.fromkeys((*texts, *throughput.write.unknown))),
    )


def _ceiling(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))

"""Limits of DynamoDB that rules and reports compare a model with, each with its source.

DG is the Amazon DynamoDB Developer Guide; its pages are named as they are titled there.
"""

from decimal import Decimal

# Names

MIN_NAME_LENGTH = 3
"""Characters of a table or index name, at least (DG, Constraints in Amazon DynamoDB)."""

MAX_NAME_LENGTH = 255
"""Characters of a table or index name, at most (DG, Constraints in Amazon DynamoDB)."""

NAME_CHARACTERS = "[a-zA-Z0-9_.-]"
"""What a table or index name may consist of (API Reference, CreateTable, TableName)."""

MAX_ATTRIBUTE_NAME_BYTES = 65_535
"""UTF-8 bytes of an attribute name (API Reference, AttributeName as the name of any attribute)."""

MAX_KEY_ATTRIBUTE_NAME_BYTES = 255
"""UTF-8 bytes of the name of a key attribute of a table or index (DG, Constraints)."""

MAX_PROJECTED_NAME_LENGTH = 255
"""Characters of a name in a projection (API Reference, Projection, NonKeyAttributes)."""

MAX_ALIAS_BYTES = 255
"""Bytes of an expression alias or placeholder, with its `#` or `:` (DG, Constraints)."""

# Keys and values

MAX_PARTITION_KEY_BYTES = 2048
"""Bytes of a partition key value; at least 1 (DG, Constraints)."""

MAX_SORT_KEY_BYTES = 1024
"""Bytes of a sort key value; at least 1 (DG, Constraints)."""

NUMBER_DIGITS = 38
"""Significant digits of a number; more are refused, not rounded (DG, Constraints)."""

MIN_NUMBER_MAGNITUDE = "1E-130"
"""The smallest magnitude of a number that is not zero (DG, Constraints)."""

MAX_NUMBER_MAGNITUDE = "9.9999999999999999999999999999999999999E+125"
"""The largest magnitude of a number (DG, Constraints)."""

MIN_NUMBER_EXPONENT = -130
"""Power of ten of the first digit of the smallest number (DG, Constraints)."""

MAX_NUMBER_EXPONENT = 125
"""Power of ten of the first digit of the largest number (DG, Constraints)."""

MAX_NESTING = 32
"""Levels of lists and maps, counting the attribute itself (DG, Constraints)."""

# Items, tables and indexes

MAX_ITEM_BYTES = 400 * 1024
"""Bytes of an item, names and values together; with a local index, the index entries count too
(DG, Constraints)."""

MAX_ITEM_COLLECTION_BYTES = 10 * 1024**3
"""Bytes of one item collection of a table with local indexes (DG, Local secondary indexes)."""

MAX_GLOBAL_INDEXES = 20
"""Global secondary indexes of a table, unless AWS raises the quota (DG, Quotas)."""

MAX_LOCAL_INDEXES = 5
"""Local secondary indexes of a table (DG, Quotas)."""

MANY_GLOBAL_INDEXES = 5
"""Above this number of global indexes the design asks for a second look: each one multiplies the
cost of writes (DG, General guidelines for secondary indexes: keep indexes to a minimum; the number
is this tool's choice)."""

MANY_LOCAL_INDEXES = 3
"""The same for local indexes; the number is this tool's choice."""

MAX_INDEX_PARTITION_KEYS = 4
"""Partition key attributes of a global index (DG, Multi-attribute keys pattern)."""

MAX_INDEX_SORT_KEYS = 4
"""Sort key attributes of a global index (DG, Multi-attribute keys pattern)."""

MAX_PROJECTED_ATTRIBUTES = 100
"""Names in all INCLUDE projections of a table together; one name in two indexes counts twice
(DG, Quotas)."""

MAX_PROJECTED_ATTRIBUTES_OF_INDEX = 20
"""Names in the projection of one index, as the API states it (API Reference, Projection,
NonKeyAttributes); whether the service still insists is not documented."""

# Requests

MAX_BATCH_GET = 100
"""Items of a BatchGetItem (API Reference, BatchGetItem)."""

MAX_BATCH_WRITE = 25
"""Puts and deletes of a BatchWriteItem (API Reference, BatchWriteItem)."""

MAX_BATCH_BYTES = 16 * 1024**2
"""Bytes that a batch reads or writes (API Reference, BatchGetItem and BatchWriteItem)."""

MAX_TRANSACTION_ITEMS = 100
"""Items of a transaction (DG, DynamoDB transactions: how it works)."""

MAX_TRANSACTION_BYTES = 4 * 1024**2
"""Bytes of all items of a transaction (DG, DynamoDB transactions: how it works)."""

MAX_PAGE_BYTES = 1024**2
"""Bytes that one page of a Query or Scan reads, before filter and projection (DG, Querying
tables)."""

MAX_SCAN_SEGMENTS = 1_000_000
"""Segments of a parallel scan (API Reference, Scan, TotalSegments)."""

MAX_EXPRESSION_BYTES = 4096
"""Bytes of an expression as it is written, before aliases are replaced (DG, Constraints)."""

MAX_EXPRESSION_VALUE_BYTES = 2 * 1024**2
"""Bytes of all substitution variables of an expression together (DG, Constraints)."""

MAX_UPDATE_OPERATORS = 300
"""Operators and functions of an update expression (DG, Constraints)."""

MAX_IN_OPERANDS = 100
"""Operands of `IN` (DG, Constraints)."""

# Throughput

MAX_PARTITION_READ_UNITS = 3000
"""Read units a second of one partition, and so of one item (DG, Burst and adaptive capacity)."""

MAX_PARTITION_WRITE_UNITS = 1000
"""Write units a second of one partition, and so of one item (DG, Burst and adaptive capacity)."""

MAX_PARTITION_BYTES = 10 * 1024**3
"""Bytes of one partition (DG, Constraints)."""

MAX_TABLE_READ_UNITS = 40_000
"""Read units a second of a table or global index under the default quota, in both capacity modes
(DG, Quotas)."""

MAX_TABLE_WRITE_UNITS = 40_000
"""Write units a second of a table or global index under the default quota, in both capacity modes
(DG, Quotas)."""

MIN_PROVISIONED_UNITS = 1
"""Read and write units of a provisioned table, at least (DG, Quotas)."""

NEW_TABLE_READ_UNITS = 12_000
"""Reads a second that a new on-demand table sustains at once (DG, On-demand capacity mode)."""

NEW_TABLE_WRITE_UNITS = 4000
"""Writes a second that a new on-demand table sustains at once (DG, On-demand capacity mode)."""

# Time to live

TTL_TYPE = "N"
"""Type of the TTL attribute: a number of seconds since 1970 (DG, Using time to live)."""

MAX_TTL_PAST_SECONDS = 5 * 365 * 24 * 60 * 60
"""An expiry further back than five years is ignored (DG, Using time to live)."""

# Operations

MAX_SCANS_A_SECOND = 1
"""Requests a second above which a scan is no rare job any more; this tool's choice (DG, Best
practices for querying and scanning data, advises against scans without a number)."""

# Design judgement; the numbers are this tool's choices where no source gives one

MIN_SCANS_FOR_USERS = Decimal(1) / 60
"""Scans a second above which somebody waits for them and no rare job does: one a minute
(this tool's choice)."""

SMALL_TABLE_ITEMS = 100
"""Items up to which a scan reads hardly more than any other request would (this tool's choice)."""

GATHERED_ITEMS = 10_000
"""Items from which one of a few values of a key gathers more than a page, if there are ten values
and an item has 1 KB (this tool's choice)."""

HUGE_COLLECTION_ITEMS = 10_000
"""Items of one thing beyond which a stated maximum is no bound for one read: at a few hundred bytes
an item, that are several pages of 1 MB (this tool's choice)."""

MANY_REQUESTS = 5
"""Requests for one action from which the items seem to be cut in the wrong places (AWS Labs,
DynamoDB MCP server, guide of the data modelling expert: five and more queries)."""

MAX_FILTERED_SHARE = Decimal("0.9")
"""Share of the items read that a filter may throw away (the same guide)."""

MIN_FILTERED_ITEMS = 50
"""Items below which a filter saves too little to be worth an index (this tool's choice)."""

WIDE_ENTRY_BYTES = 1024
"""Bytes up to which every entry of an index costs the same to write (DG, General guidelines for
secondary indexes)."""

MAX_NEEDED_SHARE = Decimal("0.25")
"""Share of an entry, in bytes, up to which a projection of everything is wide
(this tool's choice)."""

MAX_EXTRA_ATTRIBUTES = 3
"""Attributes that are worth copying into an index to spare a read (AWS Labs, as above: two or
three)."""

RARE_READ_SHARE = Decimal("0.01")
"""Reads of an index for one write to it, below which it costs more than it gives
(this tool's choice)."""

BUSY_INDEX_WRITES = 1
"""Writes a second from which it matters that an index is hardly ever read (this tool's choice)."""

WARM_PARTITION_SHARE = Decimal("0.1")
"""Share of a partition's throughput from which a key with few values is under load
(this tool's choice)."""

WARM_KEY_SHARE = Decimal("0.5")
"""Share of a partition's throughput above which the busiest key value is warm
(this tool's choice)."""

HOT_PARTITION_SHARE = Decimal("0.7")
"""Share of a partition's throughput above which the busiest key value is hot, and up to which a
shard is filled (this tool's choice)."""

FEW_KEY_VALUES = 100
"""Values of a partition key below which it is few (AWS Labs, as above: a hundred and more)."""

BUSY_TABLE_WRITES = 500
"""Writes a second of a table from which an index with few key values can hold it up
(this tool's choice)."""

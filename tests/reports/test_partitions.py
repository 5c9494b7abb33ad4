"""Load of the busiest value of each key, worked out from whole models.

Sources of the worked examples: Amazon DynamoDB Developer Guide (DG), its pages named by their
titles, and what follows from its figures.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.reports.capacity.derivations import Kind
from mkdocs_dynamodb.reports.partitions.bands import Band
from mkdocs_dynamodb.reports.partitions.counts import Start
from mkdocs_dynamodb.reports.partitions.key_loads import KeyLoad, band_of
from mkdocs_dynamodb.reports.partitions.partitions import Partitions, build_partitions
from mkdocs_dynamodb.reports.partitions.sharding import sharding_of, shards_for
from mkdocs_dynamodb.reports.partitions.words import breaks_text, cure_text, units_text

TABLE = """
tables:
  T:
    partition_key: id
    sort_key: at
    entities:
      Item: {size: SIZE, attributes: {id: S, at: S, status: S, note: S}}
    indexes:
      ByStatus: {partition_key: status, sort_key: at}
"""


def partitions(
    checker: Checker, patterns: str, mapping: str, size: str = "1 KB", more: str = ""
) -> Partitions:
    """Partitions of a model with one table."""
    table = TABLE.replace("SIZE", size)
    text = f"access_patterns:\n{patterns}\n{table}mapping:\n{mapping}\n{more}"
    return build_partitions(checker.check(text).models[0].model)


def figures(*values: object) -> list[object]:
    """Figures of several kinds to compare at once."""
    return list(values)


def one(found: Partitions, kind: Kind, index: str = "") -> KeyLoad:
    """The only load of a kind."""
    (load,) = (each for each in found.of("T", index) if each.kind is kind)
    return load


PUT = "  1: {operation: PutItem, table: T, entity: Item}"
UPDATE = "  1: {operation: UpdateItem, table: T, entity: Item, set: {note: x}}"


@pytest.mark.parametrize(
    ("spread", "load"),
    [
        ("{over: 4}", "250"),
        ("{shares: {a: 0.6, b: 0.4}}", "600"),
        ("{samples: [a, a, a, b]}", "750"),
        ("{samples: {a: 30, b: 70}}", "700"),
        ("{zipf: 1, over: 10_000}", "102.17"),
    ],
)
def test_load_is_units_at_peak_times_the_share(checker: Checker, spread: str, load: str) -> None:
    """Units a second = peak requests x units x share of the top key (DG, Burst and adaptive)."""
    rates = "{peak: 1000, average: 10}"
    patterns = f"  1: {{name: P, type: update, rps: {rates}, inputs: {{id: {{spread: {spread}}}}}}}"
    found = one(partitions(checker, patterns, UPDATE), Kind.WRITE)
    assert found.load == Decimal(load)
    assert found.limit == 1000


def test_patterns_that_touch_the_same_key_are_added_up(checker: Checker) -> None:
    """A spread that is stated once holds for each pattern with a value of that name."""
    patterns = """
  1: {name: A, type: update, rps: 100, inputs: {id: {spread: {over: 10}}}}
  2: {name: B, type: update, rps: 300, inputs: [id]}
  3: {name: C, type: update, rps: 50, inputs: {id: {spread: {shares: {x: 1.0}}}}}"""
    mapping = "\n".join(UPDATE.replace("1:", f"{n}:") for n in (1, 2, 3))
    found = one(partitions(checker, patterns, mapping), Kind.WRITE)
    assert found.units == 450
    # 2 states nothing, and goes by the most uneven spread that some pattern states
    assert [use.load_of(found.value) for use in found.uses] == [300, 50, 10]
    assert found.load == 360


def test_index_partitions_have_their_own_writes(checker: Checker) -> None:
    """A change of an index key is a delete and a put (DG, Using Global Secondary Indexes)."""
    patterns = (
        "  1: {name: P, type: update, rps: 400, "
        "inputs: {id: {spread: {over: 100}}, status: {spread: {shares: {OPEN: 0.9}}}}}"
    )
    mapping = '  1: {operation: UpdateItem, table: T, entity: Item, set: {status: "{status}"}}'
    found = partitions(checker, patterns, mapping, size="500 B")
    assert one(found, Kind.WRITE).load == 4
    index = one(found, Kind.WRITE, "ByStatus")
    assert figures(index.value, index.units, index.load) == ["OPEN", 800, 720]
    assert index.band is Band.HOT


def test_constants_are_told_apart(checker: Checker) -> None:
    """Two values known by name do not add up; a constant key has a share of one."""
    patterns = """
  1: {name: A, type: read, rps: 1000, inputs: []}
  2: {name: B, type: read, rps: 400, inputs: []}"""
    mapping = """
  1: {operation: Query, table: T, index: ByStatus, where: {status: OPEN}, returns: {Item: 1}}
  2: {operation: Query, table: T, index: ByStatus, where: {status: DONE}, returns: {Item: 1}}"""
    found = one(partitions(checker, patterns, mapping), Kind.READ, "ByStatus")
    assert figures(found.value, found.load, found.units) == ["OPEN", 500, 700]


def test_new_ids_get_one_request_each(checker: Checker) -> None:
    """A put that must not find its item makes a new key each time."""
    patterns = "  1: {name: P, type: write, rps: 5000, inputs: [id]}"
    text = f"""
access_patterns:
{patterns}
tables:
  T:
    partition_key: id
    entities:
      Item: {{size: 1 KB, attributes: {{id: S}}}}
mapping:
  1: {{operation: PutItem, table: T, entity: Item, condition: attribute_not_exists(id)}}
"""
    found = build_partitions(checker.check(text).models[0].model)
    (load,) = found.loads
    assert figures(load.load, load.band, load.units) == [1, Band.COOL, 5000]


def test_nothing_known_of_the_spread_is_unknown_or_harmless(checker: Checker) -> None:
    """Unknown stays unknown, unless all of it together could do no harm."""
    patterns = "  1: {name: P, type: update, rps: RATE, inputs: [id]}"
    busy = one(partitions(checker, patterns.replace("RATE", "4000"), UPDATE), Kind.WRITE)
    assert figures(busy.load, busy.band, busy.breaks_at_share) == [
        None,
        Band.UNKNOWN,
        Decimal("0.25"),
    ]
    assert busy.unknown == ("state `spread` of `id` in `access_patterns.1`",)
    quiet = one(partitions(checker, patterns.replace("RATE", "500"), UPDATE), Kind.WRITE)
    assert figures(quiet.load, quiet.band, quiet.at_most) == [None, Band.COOL, 500]
    assert breaks_text(quiet) == "cannot break: no value can get more than 500"


def test_even_use_is_assumed_where_only_the_number_is_known(checker: Checker) -> None:
    """1 / cardinality, and the share at which it breaks: 1,000 / (writes/s x W)."""
    text = """
access_patterns:
  1: {name: P, type: update, rps: 2000, inputs: [id]}
tables:
  T:
    partition_key: id
    entities:
      Item: {size: 2 KB, count: 5_000, attributes: {id: S, note: S}}
mapping:
  1: {operation: UpdateItem, table: T, entity: Item, set: {note: x}}
"""
    (load,) = build_partitions(checker.check(text).models[0].model).loads
    assert load.is_assumed
    assert figures(load.load, load.breaks_at_share) == [Decimal("0.8"), Decimal("0.25")]
    assert breaks_text(load) == "breaks if one value gets 25 %"


def test_a_date_key_has_everything_on_today(checker: Checker) -> None:
    """DG, Designing partition keys to distribute your workload, warns of creation dates."""
    text = """
access_patterns:
  1: {name: P, type: write, rps: 900, inputs: [order_date, at]}
tables:
  T:
    partition_key: order_date
    sort_key: at
    entities:
      Order: {size: 1 KB, attributes: {order_date: S, at: S}}
mapping:
  1: {operation: PutItem, table: T, entity: Order}
"""
    (load,) = build_partitions(checker.check(text).models[0].model).loads
    assert figures(load.load, load.band) == [900, Band.HOT]


def test_scans_are_in_no_load(checker: Checker) -> None:
    """A scan reads one partition after another."""
    mapping = "  1: {operation: Scan, table: T, returns: {Item: 3}}"
    found = partitions(checker, "  1: {name: P, type: read, rps: 5}", mapping)
    assert figures(found.loads, found.scans, found.hottest) == [(), ("1",), None]


@pytest.mark.parametrize(
    ("part", "band"),
    [
        ("0.5", Band.COOL),
        ("0.501", Band.WARM),
        ("0.7", Band.WARM),
        ("0.701", Band.HOT),
        ("1", Band.HOT),
        ("1.001", Band.BREAKS),
    ],
)
def test_bands(part: str, band: Band) -> None:
    """At a border it is still the cooler one."""
    assert band_of(Decimal(part)) is band


@pytest.mark.parametrize(
    ("rate", "operation", "load"),
    [
        ("1000", "{operation: UpdateItem, table: C, entity: Counter, add: {n: 1}}", "1000"),
        (
            "500",
            "{operation: TransactWriteItems, actions: [{update: Counter, table: C, add: {n: 1}}]}",
            "1000",
        ),
    ],
)
def test_single_item_limit(checker: Checker, rate: str, operation: str, load: str) -> None:
    """1,000 updates a second at up to 1 KB, 500 in transactions (DG, Burst and adaptive)."""
    text = f"""
access_patterns:
  1: {{name: P, type: update, rps: {rate}}}
tables:
  C:
    partition_key: name
    entities:
      Counter: {{size: 1 KB, keys: {{name: ALL}}, attributes: {{n: N}}}}
mapping:
  1: {operation}
"""
    (found,) = build_partitions(checker.check(text).models[0].model).loads
    assert figures(found.load, found.part, found.item) == [Decimal(load), 1, "Counter"]


@pytest.mark.parametrize(
    ("rate", "consistency", "load"), [("3000", "strong", "3000"), ("6000", "eventual", "3000")]
)
def test_reads_of_one_item(checker: Checker, rate: str, consistency: str, load: str) -> None:
    """3,000 strong reads of 4 KB a second, 6,000 eventual ones (DG, Burst and adaptive)."""
    patterns = f"  1: {{name: P, type: read, rps: {rate}, inputs: {{id: {{spread: {{over: 1}}}}}}}}"
    mapping = f"  1: {{operation: GetItem, table: T, entity: Item, consistency: {consistency}}}"
    found = one(partitions(checker, patterns, mapping, size="4 KB"), Kind.READ)
    assert figures(found.load, found.part) == [Decimal(load), 1]


@pytest.mark.parametrize(
    ("load", "limit", "shards"), [("4500", 1000, 7), ("700", 1000, 1), ("2101", 3000, 2)]
)
def test_shards(load: str, limit: int, shards: int) -> None:
    """Shards = ceil(load / (limit x 0.7)): 4,500 write units need 7 (DG, write sharding)."""
    assert shards_for(Decimal(load), limit) == shards


def test_sharding_costs_the_readers_a_query_for_each_shard(checker: Checker) -> None:
    """N shards are N queries, of which each takes half a unit at least (DG, Querying tables)."""
    patterns = """
  1: {name: A, type: update, rps: 4500, inputs: {id: {spread: {over: 1}}}}
  2: {name: B, type: read, rps: 10, inputs: [id]}"""
    mapping = (
        UPDATE + '\n  2: {operation: Query, table: T, where: {id: "{id}"}, returns: {Item: 1}}'
    )
    found = partitions(checker, patterns, mapping)
    load = one(found, Kind.WRITE)
    advice = sharding_of(load, found)
    assert advice is not None
    assert figures(advice.shards, advice.queries, advice.extra_units) == [7, 10, 30]
    assert "7 queries, 30 units a second more" in cure_text(load, found)
    assert units_text(load) == "4,500 of 1,000 write units a second"
    assert breaks_text(load) == "the limit is reached at 22.2 % of the peak"


def test_partitions_wanted_by_size_and_throughput(checker: Checker) -> None:
    """max(ceil(GB / 10), ceil(RCU / 3000 + WCU / 1000)), the rule of thumb of the older DG."""
    text = """
access_patterns:
  1: {name: A, type: write, rps: 2500, inputs: [id]}
  2: {name: B, type: read, rps: 6000, inputs: [id]}
tables:
  T:
    partition_key: id
    entities:
      Item: {size: 924 B, count: 52_428_800, attributes: {id: S}}
mapping:
  1: {operation: PutItem, table: T, entity: Item}
  2: {operation: GetItem, table: T, entity: Item}
"""
    (count,) = build_partitions(checker.check(text).models[0].model).counts
    # 52,428,800 items of 924 + 100 B are 50 GB; 3,000 / 3,000 + 2,500 / 1,000 = 3.5
    assert figures(count.by_size, count.by_throughput, count.count) == [5, 4, 5]


@pytest.mark.parametrize(
    ("peak", "doublings", "minutes"), [("4000", 0, 0), ("4001", 1, 30), ("16001", 3, 90)]
)
def test_start_of_an_on_demand_table(peak: str, doublings: int, minutes: int) -> None:
    """4,000 writes at once, then twice the peak within 30 minutes (DG, On-demand capacity mode)."""
    start = Start(kind=Kind.WRITE, peak=Decimal(peak), limit=4000)
    assert figures(start.doublings, start.minutes) == [doublings, minutes]


def test_item_collections_are_limited_by_local_indexes_alone(checker: Checker) -> None:
    """Items and their entries in local indexes together (DG, Local secondary indexes)."""
    text = """
entities:
  User: {count: 100}
  Note: {count: 1_000}
relationships:
  - {from: User, to: Note, kind: one-to-many, verb: writes, average: 10, max: 50}
tables:
  T:
    partition_key: user_id
    sort_key: at
    entities:
      User: {size: 1 KB, keys: {at: PROFILE}, attributes: {user_id: S}}
      Note: {size: 500 B, attributes: {user_id: S, at: S, rank: N}}
    indexes:
      ByRank: {local: true, partition_key: user_id, sort_key: rank, projection: ALL}
"""
    (found,) = build_partitions(checker.check(text).models[0].model).collections
    note = 2 * (500 + 100)
    assert found.average == 1124 + 10 * note
    assert found.largest == 1124 + 50 * note
    without = text.replace("local: true, ", "")
    assert build_partitions(checker.check(without).models[0].model).collections == ()


@pytest.mark.parametrize("name", ["ecommerce", "social"])
def test_every_key_of_the_models_is_known_and_cool(name: str) -> None:
    """Nothing in the two models gets near a limit, and nothing is unknown."""
    found = build_partitions(load_model(ROOT / "models" / name, Path(ROOT)))
    assert {load.band for load in found.loads} == {Band.COOL}
    assert found.unknown == ()
    assert all(load.load is not None for load in found.loads)


def test_hottest_key_of_the_shop() -> None:
    """A best-seller's stock: 1,236 write units a second x 10.2 %, as a tenth of products sells."""
    found = build_partitions(load_model(ROOT / "models/ecommerce", Path(ROOT)))
    hottest = found.hottest
    assert hottest is not None
    assert figures(hottest.name, hottest.kind, hottest.item) == [
        "Products",
        Kind.WRITE,
        "ProductStock",
    ]
    assert units_text(hottest) == "126 of 1,000 write units a second"

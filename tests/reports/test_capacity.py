"""Units of steps, and of tables and indexes a second, worked out from whole models.

Sources of the worked examples: Amazon DynamoDB Developer Guide (DG), its pages named by their
titles, and measurements of the service that were published.
"""

from decimal import Decimal

import pytest

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.reports.capacity.capacity import AnswerCapacity, Capacity, build_capacity
from mkdocs_dynamodb.reports.capacity.derivations import Kind

TABLE = """
tables:
  T:
    partition_key: id
    sort_key: at
    entities:
      Small: {size: 300 B, attributes: {id: S, at: S, status: S, note: S}}
      Item: {size: SIZE, attributes: {id: S, at: S, status: S, note: S, optional?: S}}
    indexes:
INDEXES
"""
ALL = "      All: {partition_key: status, projection: ALL}\n"
KEYS = "      Keys: {partition_key: {name: status}, sort_key: note, projection: KEYS_ONLY}\n"
NO_INDEX = "      None: {partition_key: nothing}\n"


def capacity(checker: Checker, text: str) -> Capacity:
    """Capacity of a model given as text."""
    return build_capacity(checker.check(text).models[0].model)


def answer(
    checker: Checker, step: str, size: str = "1 KB", indexes: str = NO_INDEX, more: str = ""
) -> AnswerCapacity:
    """Units of one answer, with `SIZE` and the indexes put into the table."""
    table = TABLE.replace("SIZE", size).replace("INDEXES\n", indexes)
    found = capacity(checker, f"{table}mapping:\n  1: {step}\n{more}")
    return found.answers["1"]


def figures(*values: Decimal | None) -> list[object]:
    """Figures to compare with whole numbers."""
    return list(values)


ACTIONS = "actions: [{get: Item, table: T}, {get: Small, table: T}]"


@pytest.mark.parametrize(
    ("step", "size", "units"),
    [
        ("{operation: GetItem, table: T, entity: Item}", "1 KB", "0.5"),
        ("{operation: GetItem, table: T, entity: Item, consistency: strong}", "1 KB", "1"),
        (f"{{operation: TransactGetItems, {ACTIONS}}}", "1 KB", "4"),
        ("{operation: GetItem, table: T, entity: Item, consistency: strong}", "4096", "1"),
        ("{operation: GetItem, table: T, entity: Item, consistency: strong}", "4097", "2"),
        ("{operation: GetItem, table: T, entity: Item, consistency: strong}", "10 KB", "3"),
        ("{operation: GetItem, table: T, entity: Item}", "10 KB", "1.5"),
        ("{operation: GetItem, table: T, entity: Item, projection: [note]}", "400 KB", "50"),
        (f"{{operation: BatchGetItem, consistency: strong, {ACTIONS}}}", "6.5 KB", "3"),
        (
            (
                "{operation: BatchGetItem, actions: [{get: Small, table: T,"
                " times: {average: 100, max: 100}}]}"
            ),
            "1 KB",
            "50",
        ),
        ("{operation: Query, table: T, where: {id: a}, returns: {Small: 100}}", "1 KB", "4"),
        (
            (
                "{operation: Query, table: T, where: {id: a}, returns: {Item: 10},"
                " consistency: strong}"
            ),
            "4177 B",
            "11",
        ),
        (
            (
                "{operation: Query, table: T, where: {id: a}, returns: {Item: 1500},"
                " consistency: strong}"
            ),
            "64",
            "24",
        ),
        ("{operation: Query, table: T, where: {id: a}, returns: {Item: 100}}", "500", "6.5"),
        ("{operation: Query, table: T, where: {id: a}, returns: {Item: 1024}}", "1 KB", "128"),
        ("{operation: Query, table: T, where: {id: a}, returns: {Item: 0}}", "1 KB", "0.5"),
        (
            (
                "{operation: Query, table: T, where: {id: a}, filter: {status: x}, limit: 500,"
                " returns: {Item: 2}}"
            ),
            "1 KB",
            "62.5",
        ),
        ("{operation: Scan, table: T, limit: 8}", "2000", "2"),
    ],
)
def test_reads_cost_what_the_documentation_works_out(
    checker: Checker, step: str, size: str, units: str
) -> None:
    """Rounding for each item or for the page, consistency, transactions, filters, minimums.

    DG, DynamoDB read and write operations; Querying tables; DynamoDB on-demand capacity mode.
    """
    found = answer(checker, step, size)
    assert figures(found.units(Kind.READ), found.units(Kind.WRITE)) == [Decimal(units), 0]


def test_an_index_is_read_by_the_size_of_its_entries(checker: Checker) -> None:
    """Eight entries of 2,000 bytes; strong consistency does not exist there (DG, GSIs)."""
    step = (
        "{operation: Query, table: T, index: All, where: {status: x}, returns: {Item: 8},"
        " consistency: strong}"
    )
    found = answer(checker, step, "2000", ALL)
    assert found.units(Kind.READ) == 2
    (derivation,) = found.derivations
    assert (derivation.table, derivation.index, derivation.through) == ("T", "All", "All")


LOCAL = """
tables:
  T:
    partition_key: id
    sort_key: at
    entities:
      Item: {size: 300, attributes: {id: {type: S, size: 60}, at: {type: S, size: 60},
             day: {type: S, size: 71}, note: {type: S, size: 50}}}
    indexes:
      ByDay: {local: true, partition_key: id, sort_key: day, projection: KEYS_ONLY}
mapping:
  1:
    operation: Query
    table: T
    index: ByDay
    where: {id: a}
    consistency: strong
    returns: {Item: 4}
"""


def test_a_local_index_fetches_what_it_lacks(checker: Checker) -> None:
    """Four entries of 198 bytes, and four items of 300 (DG, Local secondary indexes).

    The table is charged for both, and nothing is fetched that nobody asks for.
    """
    found = capacity(checker, LOCAL + "    projection: [note]\n").answers["1"]
    assert found.units(Kind.READ) == 1 + 4
    assert [(d.index, d.through) for d in found.derivations] == [("", "ByDay"), ("", "")]
    assert capacity(checker, LOCAL).answers["1"].units(Kind.READ) == 1


@pytest.mark.parametrize(
    ("step", "size", "units"),
    [
        ("{operation: PutItem, table: T, entity: Item}", "500", 1),
        ("{operation: PutItem, table: T, entity: Item}", "1024", 1),
        ("{operation: PutItem, table: T, entity: Item}", "1025", 2),
        ("{operation: PutItem, table: T, entity: Item}", "3.5 KB", 4),
        ("{operation: UpdateItem, table: T, entity: Item, set: {note: x}}", "7.2 KB", 8),
        ("{operation: DeleteItem, table: T, entity: Item}", "5.1 KB", 6),
        (
            "{operation: BatchWriteItem, table: T, actions: [{put: Item}, {delete: Small}]}",
            "3.5 KB",
            5,
        ),
        (
            "{operation: TransactWriteItems, table: T, actions: [{put: Small, times: 3}]}",
            "1 KB",
            6,
        ),
        (
            (
                "{operation: TransactWriteItems, table: T, actions: [{put: Small},"
                " {check: Item, condition: {status: x}}]}"
            ),
            "2.5 KB",
            8,
        ),
    ],
)
def test_writes_cost_what_the_documentation_works_out(
    checker: Checker, step: str, size: str, units: int
) -> None:
    """Each item is rounded up to 1 KB; transactions twice, checks like writes.

    DG, DynamoDB read and write operations; DynamoDB transactions: how it works; measurements.
    """
    found = answer(checker, step, size)
    assert figures(found.units(Kind.READ), found.units(Kind.WRITE)) == [0, units]


SPARSE = "      Sparse: {partition_key: optional, projection: ALL}\n"
UPDATE = "{operation: UpdateItem, table: T, entity: Item, "


@pytest.mark.parametrize(
    ("step", "indexes", "item", "entries"),
    [
        ("{operation: PutItem, table: T, entity: Item}", ALL, 3, [3]),
        (UPDATE + "set: {status: x}}", ALL, 3, [6]),
        (UPDATE + "set: {note: x}}", ALL, 3, [3]),
        (UPDATE + "remove: [status]}", ALL, 3, [3]),
        ("{operation: DeleteItem, table: T, entity: Item}", ALL, 3, [3]),
        (UPDATE + "set: {optional: x}}", SPARSE, 3, [6]),
        (
            UPDATE + "set: {optional: x}, condition: attribute_not_exists(optional)}",
            SPARSE,
            3,
            [3],
        ),
        (
            UPDATE + "set: {optional: x}, condition: {optional: {attribute_exists: false}}}",
            SPARSE,
            3,
            [3],
        ),
        ("{operation: PutItem, table: T, entity: Item}", SPARSE, 3, [0]),
        ("{operation: PutItem, table: T, entity: Item, example: {optional: x}}", SPARSE, 3, [3]),
        (UPDATE + 'update_expression: "SET note = :note REMOVE #status"}', ALL, 3, [3]),
        (UPDATE + 'update_expression: "ADD status :one"}', ALL, 3, [6]),
        (UPDATE + 'update_expression: "SET other.note = :note"}', ALL, 3, [3]),
    ],
)
def test_an_index_costs_by_what_a_write_changes(
    checker: Checker, step: str, indexes: str, item: int, entries: list[int]
) -> None:
    """New, removed or changed entries once; a moved one twice; others not at all.

    DG, Using Global Secondary Indexes.
    """
    found = answer(checker, step, "2.5 KB", indexes)
    assert [d.units for d in found.derivations] == [item, *entries]


def test_an_index_that_holds_nothing_of_a_change_costs_nothing(checker: Checker) -> None:
    """Three KEYS_ONLY indexes, and an attribute that none projects (DG, GSIs)."""
    indexes = "".join(KEYS.replace("Keys", f"Keys{n}") for n in range(3))
    step = UPDATE + "set: {optional: x}}"
    found = answer(checker, step, "0.5 KB", indexes)
    assert found.units(Kind.WRITE) == 1
    assert [d.formula for d in found.derivations[1:]] == ["unchanged -> 0 WRU"] * 3


def test_a_counter_as_index_key_doubles_the_index(checker: Checker) -> None:
    """100 updates a second of 200 bytes: 100 units to the table, 200 to the index (DG, GSIs)."""
    text = """
access_patterns:
  1: {name: Count, type: update, rps: {peak: 100, average: 10}}
tables:
  T:
    partition_key: id
    entities: {E: {size: 200, attributes: {id: S, group: S, count: N}}}
    indexes: {Top: {partition_key: group, sort_key: count, projection: ALL}}
mapping:
  1: {operation: UpdateItem, table: T, entity: E, add: {count: 1}}
"""
    found = capacity(checker, text).throughput
    assert figures(found["T", ""].write.peak, found["T", "Top"].write.peak) == [100, 200]
    assert figures(found["T", ""].write.average, found["T", "Top"].write.average) == [10, 20]


def test_a_transaction_does_not_double_the_index(checker: Checker) -> None:
    """Three puts of 300 bytes with one index: 6 + 3 units (measured on the service)."""
    step = "{operation: TransactWriteItems, table: T, actions: [{put: Small, times: 3}]}"
    found = answer(checker, step, indexes=ALL)
    assert [d.units for d in found.derivations] == [6, 3]


def test_a_put_with_two_indexes(checker: Checker) -> None:
    """2.5 KB, an ALL index, and KEYS_ONLY entries of 120 bytes: 3 + 3 + 1 units (DG, GSIs)."""
    text = """
tables:
  T:
    partition_key: id
    entities:
      E: {size: 2.5 KB, attributes: {id: {type: S, size: 50}, status: {type: S, size: 62}}}
    indexes:
      All: {partition_key: status, projection: ALL}
      Keys: {partition_key: status, projection: KEYS_ONLY}
mapping:
  1: {operation: PutItem, table: T, entity: E}
"""
    found = capacity(checker, text)
    entry = found.sizes.entries["T", "Keys", "E"].size
    assert entry is not None
    assert entry.p50 == 120
    assert [d.units for d in found.answers["1"].derivations] == [3, 3, 1]


def test_what_nobody_asks_for_costs_nothing(checker: Checker) -> None:
    """Items that expire are deleted for free, with their index entries (DG, Using TTL)."""
    text = TABLE.replace("SIZE", "1 KB").replace("INDEXES\n", ALL) + "    ttl: note\n"
    found = capacity(checker, text).throughput
    assert {key: load.write.peak for key, load in found.items()} == {("T", ""): 0, ("T", "All"): 0}


def test_provisioned_capacity_is_counted_in_its_own_units(checker: Checker) -> None:
    """80 strong reads of 3 KB and 100 writes of 512 bytes a second (DG, provisioned mode)."""
    text = """
access_patterns:
  1: {name: Read, type: read, rps: 80, consistency: strong}
  2: {name: Write, type: write, rps: 100}
tables:
  T:
    partition_key: id
    capacity: provisioned
    entities:
      Large: {size: 3 KB, keys: {id: "L#{id}"}}
      Small: {size: 512, keys: {id: "S#{id}"}}
mapping:
  1: {operation: GetItem, table: T, entity: Large}
  2: {operation: PutItem, table: T, entity: Small}
"""
    found = capacity(checker, text)
    assert figures(found.throughput["T", ""].read.peak, found.throughput["T", ""].write.peak) == [
        80,
        100,
    ]
    formulas = [found.answers[number].derivations[0].formula for number in ("1", "2")]
    assert formulas == [
        "Large 3,072 B -> 1 x 4 KB -> 1 RCU, strongly consistent",
        "Small 512 B -> 1 x 1 KB -> 1 WCU",
    ]


LOADS = """
access_patterns:
  1: {name: Read, type: read, rps: {peak: 10, average: 4}}
  2: {name: Read again, type: read, rps: {peak: 2, average: 1}, duplicate_of: 1}
  3: {name: Search, type: read, rps: 50, served_by: {service: OpenSearch, because: words}}
  4: {name: Change, type: update, rps: {peak: 6, average: 2}}
  5: {name: Unrated, type: read}
  6: {name: Unanswered, type: read, rps: 5}
tables:
  T:
    partition_key: id
    entities: {E: {size: 5 KB, attributes: {id: S, state: S, note: S}}}
    indexes:
      ByState: {partition_key: state}
      Locally: {local: true, partition_key: id, sort_key: note, projection: KEYS_ONLY}
    items: [{E: {id: a, state: b, note: c}}]
mapping:
  1: {operation: GetItem, table: T, entity: E}
  3: {operation: GetItem, table: T, entity: E}
  4: {operation: UpdateItem, table: T, entity: E, set: {note: x}}
  9: {operation: GetItem, table: T, entity: E}
"""


def test_loads_are_summed_over_access_patterns(checker: Checker) -> None:
    """Those that repeat another count as well; those of other services, or invented, do not.

    A local index is charged to its table.
    """
    found = capacity(checker, LOADS)
    assert sorted(found.throughput) == [("T", ""), ("T", "ByState")]
    table = found.throughput["T", ""]
    assert figures(table.read.peak, table.read.average) == [12, 5]
    assert [c.pattern for c in table.read.contributions] == ["1", "2"]
    assert figures(table.write.peak, table.write.average) == [6 * (5 + 2), 2 * (5 + 2)]
    index = found.throughput["T", "ByState"]
    assert figures(index.read.peak, index.write.peak) == [0, 30]
    assert list(found.patterns) == ["1", "2", "4"]
    assert found.answers["9"].units(Kind.READ) == 1
    assert [(c.kind, c.index) for c in found.contributions["4"]] == [
        (Kind.WRITE, ""),
        (Kind.WRITE, "ByState"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "settles"),
    [
        ("rps: {peak: 2, average: 1}, dup", "dup", "state `rps` of `access_patterns.2`"),
        (
            "E: {size: 5 KB, attributes: {id: S, state: S, note: S}}",
            "E: {attributes: {id: S, state: S, note: S}}, F: {attributes: {id: S}}",
            "add a sample item of `E`, or state its `size`",
        ),
        ("table: T, entity: E}\n  3", "table: T}\n  3", "name the entity that `mapping.1` reads"),
        ("table: T, entity: E}\n  3", "table: U, entity: E}\n  3", "name a table that exists"),
    ],
)
def test_a_load_is_unknown_where_a_part_of_it_is(
    checker: Checker, old: str, new: str, settles: str
) -> None:
    """What is known is kept apart, and the reason says what would settle the rest."""
    text = LOADS.replace(old, new, 1).replace("    items: [{E: {id: a, state: b, note: c}}]\n", "")
    text = text.replace("    entities: {E", "    entities: {Other: {size: 1 KB}, E")
    found = capacity(checker, text)
    read = found.throughput["T", ""].read
    unknown = read.unknown or found.answers["1"].unknown
    assert settles in unknown
    if "U, entity" not in new:
        assert read.peak is None or read.average is None


def test_an_unreadable_update_leaves_indexes_unknown(checker: Checker) -> None:
    """The item itself is known, its entries are not."""
    found = answer(checker, UPDATE + 'update_expression: "SET note :x"}', indexes=ALL)
    assert [d.units for d in found.derivations] == [1, None]
    assert found.unknown == ("write `mapping.1` so that its changes can be read",)


def test_writes_name_what_they_lack(checker: Checker) -> None:
    """A table that does not exist, and an action without an entity."""
    for step, settles in (
        ("{operation: PutItem, table: U, entity: Item}", "name a table that exists"),
        ("{operation: DeleteItem, table: T, where: {id: a}}", "name the entity that `mapping.1`"),
    ):
        found = answer(checker, step)
        assert found.units(Kind.WRITE) is None
        assert found.unknown[0].startswith(settles)


def test_repeats_of_steps_and_actions_multiply(checker: Checker) -> None:
    """Average for cost, most for limits; a single operation counts its repeats once."""
    step = "{operation: GetItem, table: T, entity: Item, times: {average: 0.5, max: 4}}"
    found = answer(checker, step)
    assert figures(found.units(Kind.READ), found.largest(Kind.READ)) == [Decimal("0.25"), 2]
    step = (
        "{operation: TransactWriteItems, times: {average: 2, max: 3},"
        " actions: [{put: Small, table: T, times: {average: 5, max: 10}}]}"
    )
    found = answer(checker, step)
    assert figures(found.units(Kind.WRITE), found.largest(Kind.WRITE)) == [20, 60]
    (derivation,) = found.derivations
    assert [source.text for source in derivation.sources[:2]] == [
        "2 on average, 3 at most",
        "5 on average, 10 at most",
    ]
    assert derivation.formula == (
        "Small 300 B -> 1 x 1 KB -> 2 WRU, twice in a transaction; 10 times: 20 WRU"
    )


def test_every_figure_of_a_formula_is_there_as_a_figure(checker: Checker) -> None:
    """Repeats, bytes, blocks and factor give the units, and the source says where they are from."""
    step = "{operation: Query, table: T, where: {id: a}, returns: {Item: 20}}"
    (derivation,) = answer(checker, step, "640").derivations
    text = "20 Item x 640 B = 12,800 B -> 4 x 4 KB -> 2 RRU, eventually consistent"
    assert derivation.formula == text
    charge = derivation.usual
    assert charge is not None
    found = figures(charge.repeats, charge.bytes, charge.blocks, charge.factor, charge.units)
    assert found == [1, 12_800, 4, Decimal("0.5"), 2]
    assert [(s.what, s.text, s.subject) for s in derivation.sources] == [
        ("number of Item", "stated by returns", "mapping.1"),
        ("size of Item", "stated size", "tables.T.entities.Item"),
    ]
    assert "Developer Guide" in derivation.rule


def test_capacity_is_worked_out_once_for_a_model(checker: Checker) -> None:
    """Pages, reports and rules share the same objects."""
    model = checker.check(LOADS).models[0].model
    assert build_capacity(model) is build_capacity(model)


def test_every_figure_of_the_shop_is_known() -> None:
    """The shipped model says all that its capacity depends on."""
    found = build_capacity(load_model(ROOT / "models/ecommerce", ROOT))
    assert [n for n, a in found.patterns.items() if a.unknown] == []
    assert [k for k, t in found.throughput.items() if t.read.peak is None] == []
    assert [k for k, s in found.sizes.storage.items() if s.bytes is None] == []

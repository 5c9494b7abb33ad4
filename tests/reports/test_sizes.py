"""Bytes of items and index entries, how they are known, and what is stored of them."""

from decimal import Decimal

import pytest

from conftest import Checker
from mkdocs_dynamodb.reports.capacity.sizes import Sizes, build_sizes
from mkdocs_dynamodb.reports.capacity.weighing import Basis, Size

SAMPLES = """
tables:
  Orders:
    partition_key: customer_id
    sort_key: order_id
    entities:
      Order:
        attributes:
          {customer_id: S, order_id: S, status?: S, total: N, created_at: N, items: L}
    indexes:
      ByStatus: {partition_key: status, sort_key: created_at, projection: KEYS_ONLY}
      Everything: {partition_key: order_id, projection: ALL}
      Totals: {partition_key: order_id, projection: [total]}
    items:
      - Order: &order
          customer_id: CUST#1001
          order_id: ORD#2026-07-01#0001
          status: PENDING
          total: 120.50
          created_at: 1782864000
          items: [{sku: A1, qty: 2}, {sku: B22, qty: 1}]
"""


def build(checker: Checker, text: str) -> Sizes:
    """Sizes of a model given as text."""
    return build_sizes(checker.check(text).models[0].model)


def size(sizes: Sizes, table: str, entity: str, index: str = "") -> Size:
    """A size that is known."""
    found = sizes.entries[table, index, entity].size
    assert found is not None
    return found


def test_sample_items_are_weighed_byte_by_byte(checker: Checker) -> None:
    """An order of 125 bytes, and its KEYS_ONLY entry of 75.

    Developer Guide, DynamoDB item sizes and formats; Using Global Secondary Indexes.
    """
    sizes = build(checker, SAMPLES)
    order = size(sizes, "Orders", "Order")
    assert (order.p50, order.p99, order.basis) == (125, 125, Basis.SAMPLES)
    assert order.source == "1 sample item, largest 125 B"
    assert size(sizes, "Orders", "Order", "ByStatus").p50 == 75
    assert size(sizes, "Orders", "Order", "Everything").p50 == 125
    assert size(sizes, "Orders", "Order", "Totals").p50 == 20 + 27 + 9


def test_the_usual_size_is_the_median_and_the_large_one_the_largest(checker: Checker) -> None:
    """Of an even number the larger of the middle two, so that nothing is told too small."""
    items = "".join(f"      - E: {{id: {'x' * n}}}\n" for n in (1, 2, 3, 8))
    head = "tables:\n  T:\n    partition_key: id\n    entities: {E: {attributes: {id: S}}}\n"
    found = size(build(checker, f"{head}    items:\n{items}"), "T", "E")
    assert (found.p50, found.p99) == (5, 10)
    assert found.source == "4 sample items, largest 10 B"


STATED = """
entities:
  Whole: {{size: 3 KB, count: 10}}
  Parts: {{size: 3 KB}}
  Asked: {{size: {{p50: 1 KB, p99: 2 KB}}}}
  Seen: {{}}
tables:
  T:
    partition_key: id
    entities:
      Whole: {{size: 2 KB, attributes: {{id: S, name: {{type: S, size: 9}}}}}}
      Parts: {{attributes: {{id: S, name: {{type: S, size: {{p50: 10, p99: 90}}}}, old?: BOOL}}}}
      Asked: {{attributes: {{id: S, name: S}}}}
      Seen: {{attributes: {{id: S, name: S}}}}
    indexes:
      ByName: {{partition_key: name, projection: KEYS_ONLY}}
      AllByName: {{partition_key: name}}
{items}
"""
ITEMS = """
    items:
      - Whole: {id: a, name: b}
      - Parts: {id: abcd, name: b}
      - Asked: {id: a, name: b}
      - Seen: {id: a, name: b}
"""


def test_what_is_stated_comes_before_what_is_weighed(checker: Checker) -> None:
    """Size of the stored item, of its attributes, of the requirements; then the sample items."""
    sizes = build(checker, STATED.format(items=ITEMS))
    found = {name: size(sizes, "T", name) for name in ("Whole", "Parts", "Asked", "Seen")}
    assert {n: (s.p50, s.p99, s.basis.name) for n, s in found.items()} == {
        "Whole": (2048, 2048, "STATED"),
        "Parts": (2 + 4 + 4 + 10, 2 + 4 + 4 + 90, "ATTRIBUTES"),
        "Asked": (1024, 2048, "REQUIREMENTS"),
        "Seen": (8, 8, "SAMPLES"),
    }
    assert found["Whole"].subject == "tables.T.entities.Whole"
    assert found["Asked"].subject == "entities.Asked"


def test_an_entry_of_some_attributes_is_no_part_of_a_stated_total(checker: Checker) -> None:
    """ALL has the stated size; KEYS_ONLY has what attributes and sample items tell."""
    sizes = build(checker, STATED.format(items=ITEMS))
    assert size(sizes, "T", "Whole", "AllByName").p50 == 2048
    assert size(sizes, "T", "Whole", "ByName").p50 == 2 + 1 + 4 + 9
    assert size(sizes, "T", "Asked", "ByName").p50 == 8


def test_without_sample_items_only_stated_sizes_tell(checker: Checker) -> None:
    """What nothing tells is unknown, with what would settle it, and never zero."""
    sizes = build(checker, STATED.format(items=""))
    assert size(sizes, "T", "Whole").p50 == 2048
    assert size(sizes, "T", "Parts").basis is Basis.REQUIREMENTS
    assert sizes.entries["T", "", "Seen"].size is None
    unknown = "add a sample item of `Seen`, or state its `size`"
    assert sizes.entries["T", "", "Seen"].unknown == unknown
    assert sizes.entries["T", "ByName", "Whole"].size is None


def test_attributes_that_all_have_a_size_make_up_the_item(checker: Checker) -> None:
    """Keys are made from templates, and truth values take one byte."""
    text = """
tables:
  T:
    partition_key: PK
    entities:
      E:
        keys: {PK: "USER#{id}#{rank:06}"}
        attributes: {id: {type: S, size: {p50: 8, p99: 20}}, rank: {type: N, size: 3}, on: BOOL}
"""
    found = size(build(checker, text), "T", "E")
    usual = (2 + 5 + 8 + 1 + 6) + (2 + 8) + (4 + 3) + (2 + 1)
    assert (found.p50, found.p99) == (usual, usual + 2 * 12)


def test_an_attribute_that_no_sample_has_counts_for_the_large_size(checker: Checker) -> None:
    """Its stated size is added to the largest sample item."""
    text = """
tables:
  T:
    partition_key: id
    entities: {E: {attributes: {id: S, note?: {type: S, size: 1 KB}}}}
    items: [{E: {id: a}}]
"""
    found = size(build(checker, text), "T", "E")
    assert (found.p50, found.p99) == (3, 3 + 4 + 1024)


COUNTS = """
entities: {Member: {count: 200}, Loan: {}, Fine: {}, Tag: {}, Note: {}}
relationships:
  - {from: Member, to: Loan, kind: one-to-many, average: 2.5}
  - {from: Loan, to: Fine, kind: one-to-one}
  - {from: Member, to: Tag, kind: many-to-many, average: 3}
  - {from: Note, to: Note, kind: one-to-many, average: 3}
tables:
  T:
    partition_key: id
    entities:
      Member: {attributes: {id: S}}
      Loan: {attributes: {id: S}}
      Fine: {attributes: {id: S}}
      Tag: {attributes: {id: S}}
      Note: {attributes: {id: S}}
      Claim: {role: unique-claim, count: Member, attributes: {id: S}}
      Lost: {role: unique-claim, count: Membre, attributes: {id: S}}
      Edge: {role: edge, attributes: {id: S}}
      Own: {role: edge, count: 7, attributes: {id: S}}
      Total: {role: counter, keys: {id: TOTAL}, attributes: {sum: N}}
"""


def test_counts_are_stated_or_follow_from_relationships(checker: Checker) -> None:
    """An item whose key never changes is one; a many-to-many relationship tells nothing."""
    counts = build(checker, COUNTS).counts
    numbers = {name: counts["T", name].number for _, name in counts}
    assert numbers == {
        "Member": 200,
        "Loan": 500,
        "Fine": 500,
        "Tag": None,
        "Note": None,
        "Claim": 200,
        "Lost": None,
        "Edge": None,
        "Own": 7,
        "Total": 1,
    }
    assert counts["T", "Loan"].source == "200 Member x 2.5"
    assert counts["T", "Claim"].source == "one for each Member"
    assert counts["T", "Tag"].unknown == "state `count` for `entities.Tag`"
    assert counts["T", "Lost"].unknown == "state `count` for `entities.Membre`"
    assert counts["T", "Edge"].unknown == "state `count` for `tables.T.entities.Edge`"


STORED = """
entities: {Book: {count: 1_000}}
tables:
  Books:
    partition_key: isbn
    entities: {Book: {size: 500 B, attributes: {isbn: S, shelf?: S}}}
    indexes: {ByShelf: {partition_key: shelf}, ByIsbn: {partition_key: isbn}}
"""


def test_storage_has_100_bytes_for_each_item_and_entry(checker: Checker) -> None:
    """A sparse index holds as large a part as of the sample items.

    Developer Guide, DynamoDB item sizes and formats.
    """
    items = "    items: [{Book: {isbn: a, shelf: b}}, {Book: {isbn: b}}]\n"
    storage = build(checker, STORED + items).storage
    assert storage["Books", ""].bytes == 1000 * 600
    assert storage["Books", "ByIsbn"].bytes == 1000 * 600
    assert storage["Books", "ByShelf"].count == 500
    assert storage["Books", "ByShelf"].bytes == 300_000


@pytest.mark.parametrize(
    ("text", "index", "settles"),
    [
        (STORED, "ByShelf", "add sample items of `Book`"),
        (STORED.replace("{count: 1_000}", "{}"), "", "state `count` for `entities.Book`"),
        (
            STORED.replace("size: 500 B, ", ""),
            "",
            "add a sample item of `Book`, or state its `size`",
        ),
    ],
)
def test_storage_is_unknown_where_a_figure_is(
    checker: Checker, text: str, index: str, settles: str
) -> None:
    """It says what would settle it; what is known of the rest is kept apart."""
    stored = build(checker, text).storage["Books", index]
    assert stored.bytes is None
    assert stored.unknown == (settles,)
    assert stored.known_bytes == Decimal(0)


def test_items_written_in_full_count_for_the_entity_of_their_form(checker: Checker) -> None:
    """Where two entities have that form, for neither."""
    text = """
tables:
  T:
    partition_key: PK
    entities:
      A: {keys: {PK: "A#{id}"}, attributes: {id: S}}
      B: {keys: {PK: "B#{id}"}, attributes: {id: S}}
    items: [{raw: {PK: A#1, id: "1"}}]
"""
    sizes = build(checker, text)
    assert size(sizes, "T", "A").p50 == 2 + 3 + 2 + 1
    assert sizes.entries["T", "", "B"].size is None


def test_sizes_are_worked_out_once_for_a_model(checker: Checker) -> None:
    """Pages, reports and rules share the same objects."""
    model = checker.check(SAMPLES).models[0].model
    assert build_sizes(model) is build_sizes(model)

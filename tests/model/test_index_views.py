"""What a table and its indexes hold of the sample items."""

from conftest import Checker
from mkdocs_dynamodb.model.keys.index_views import (
    Collection,
    index_absences,
    index_collections,
    table_absences,
    table_collections,
)
from mkdocs_dynamodb.model.keys.item_keys import KeyFault
from mkdocs_dynamodb.model.tables import Table

LIBRARY = """
tables:
  Library:
    partition_key: PK
    sort_key: SK
    entities:
      Member:
        keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
        attributes: {member_id: S, name: S}
      Loan:
        keys: {PK: "MEMBER#{member_id}", SK: "LOAN#{lent_at}"}
        attributes: {member_id: S, book_id?: S, lent_at: S, title: S}
    indexes:
      ByBook: {partition_key: book_id, sort_key: lent_at, projection: [title]}
      Everything: {partition_key: member_id, projection: ALL}
      Keys: {partition_key: member_id, projection: KEYS_ONLY}
    items:
      - Loan: {member_id: m1, book_id: b7, lent_at: "2026-11", title: Emma}
      - Member: {member_id: m2, name: Bob}
      - Member: {member_id: m1, name: Ada}
      - Loan: {member_id: m1, lent_at: "2026-02", title: Ulysses}
      - Loan: {member_id: m2, book_id: b7, lent_at: "2026-03", title: Emma}
      - Loan: {member_id: m3, title: Lost}
"""


def table(checker: Checker, text: str) -> Table:
    """The only table of a model."""
    (found,) = checker.check(text).models[0].model.tables.values()
    return found


def shown(collections: tuple[Collection, ...], *names: str) -> list[list[str]]:
    """For each collection its partition key, then some attributes of each entry."""
    return [
        [
            " ".join(value.text for value in collection.partition),
            *(" ".join(e.attributes[n].text for n in names) for e in collection.entries),
        ]
        for collection in collections
    ]


def test_table_groups_items_and_sorts_each_collection(checker: Checker) -> None:
    """Collections stand in file order, their items in the order of the sort key."""
    assert shown(table_collections(table(checker, LIBRARY)), "SK") == [
        ["MEMBER#m1", "LOAN#2026-02", "LOAN#2026-11", "PROFILE"],
        ["MEMBER#m2", "LOAN#2026-03", "PROFILE"],
    ]


def test_item_without_a_key_is_named(checker: Checker) -> None:
    """An item whose sort key cannot be made is in no collection."""
    (absence,) = table_absences(table(checker, LIBRARY))
    assert (absence.item.attributes["title"].text, absence.attribute) == ("Lost", "SK")
    assert absence.fault is KeyFault.MISSING


def test_index_holds_items_with_all_its_keys(checker: Checker) -> None:
    """Loans without a book and members are not in the index; the unplaced loan is in nothing."""
    library = table(checker, LIBRARY)
    index = library.indexes["ByBook"]
    assert shown(index_collections(library, index), "lent_at", "PK") == [
        ["b7", "2026-03 MEMBER#m2", "2026-11 MEMBER#m1"]
    ]
    absent = [(a.item.attributes["SK"].text, a.attribute) for a in index_absences(library, index)]
    assert absent == [("PROFILE", "book_id"), ("PROFILE", "book_id"), ("LOAN#2026-02", "book_id")]


def test_entry_holds_keys_and_projected_attributes(checker: Checker) -> None:
    """Index keys come first, then table keys, then what is projected."""
    library = table(checker, LIBRARY)
    (by_book,) = index_collections(library, library.indexes["ByBook"])
    assert list(by_book.entries[0].attributes) == ["book_id", "lent_at", "PK", "SK", "title"]
    everything = index_collections(library, library.indexes["Everything"])[0].entries[1]
    assert list(everything.attributes) == ["member_id", "PK", "SK", "book_id", "lent_at", "title"]
    keys = index_collections(library, library.indexes["Keys"])[0].entries[0]
    assert list(keys.attributes) == ["member_id", "PK", "SK"]


def test_index_without_sort_key_keeps_the_order_of_the_table(checker: Checker) -> None:
    """Ties are broken by the keys of the table, so that a page is the same each time."""
    library = table(checker, LIBRARY)
    assert shown(index_collections(library, library.indexes["Keys"]), "SK") == [
        ["m1", "LOAN#2026-02", "LOAN#2026-11", "PROFILE"],
        ["m2", "LOAN#2026-03", "PROFILE"],
    ]


def sorted_keys(checker: Checker, declared: str, values: list[str]) -> list[str]:
    """Sort keys of one collection, written in the order given, as the table keeps them."""
    items = "".join(f"      - Entry: {{id: a, at: {value}}}\n" for value in values)
    text = f"""
tables:
  Log:
    partition_key: id
    sort_key: at
    entities:
      Entry: {{attributes: {{id: S, at: {declared}}}}}
    items:
{items}"""
    (row,) = shown(table_collections(table(checker, text)), "at")
    return row[1:]


def test_text_is_ordered_by_its_bytes(checker: Checker) -> None:
    """Capitals before small letters, `10` before `9`, and beyond the basic plane last."""
    written = ['"9"', "a", '"10"', "B", "é", "\U0001f600", "\uff21"]
    expected = ["10", "9", "B", "a", "é", "\uff21", "\U0001f600"]
    assert sorted_keys(checker, "S", written) == expected


def test_numbers_are_ordered_by_value(checker: Checker) -> None:
    """Nine comes before ten, and a negative number before both."""
    assert sorted_keys(checker, "N", ["10", "9", "-3", "9.5"]) == ["-3", "9", "9.5", "10"]


def test_bytes_are_ordered_unsigned(checker: Checker) -> None:
    """0x7f comes before 0x80, which comes before 0xff; a shorter text before its extension."""
    written = ["/w==", "fw==", "gA==", "fwA="]
    assert sorted_keys(checker, "B", written) == ["fw==", "fwA=", "gA==", "/w=="]


MATCHES = """
tables:
  Matches:
    partition_key: id
    entities:
      Match: {attributes: {id: S, cup: S, country?: S, round: N, day: S}}
    indexes:
      ByCup: {partition_key: [cup, country], sort_key: [round, day], projection: KEYS_ONLY}
    items:
      - Match: {id: m1, cup: C, country: FI, round: 10, day: b}
      - Match: {id: m2, cup: C, country: FI, round: 9, day: c}
      - Match: {id: m3, cup: C, country: SE, round: 1, day: a}
      - Match: {id: m4, cup: C, country: FI, round: 10.0, day: a}
      - Match: {id: m5, cup: C, round: 1, day: a}
"""


def test_index_with_several_key_attributes(checker: Checker) -> None:
    """Each attribute keeps its own type and order; lacking any of them keeps an item out."""
    matches = table(checker, MATCHES)
    index = matches.indexes["ByCup"]
    assert shown(index_collections(matches, index), "id") == [
        ["C FI", "m2", "m4", "m1"],
        ["C SE", "m3"],
    ]
    (absence,) = index_absences(matches, index)
    assert (absence.item.attributes["id"].text, absence.attribute) == ("m5", "country")


FAULTY = """
tables:
  Claims:
    partition_key: id
    entities:
      Claim: {attributes: {id: S, status: S, rank: N}}
    indexes:
      ByStatus: {partition_key: status}
      ByRank: {partition_key: rank}
    items:
      - raw: {id: one, status: {NULL: true}, rank: {S: first}}
      - raw: {id: two, status: "", rank: {N: many}}
      - raw: {id: three, status: open, rank: 3}
      - raw: {id: "", status: open, rank: 3}
"""


def test_fault_of_a_key_value_is_told(checker: Checker) -> None:
    """An empty value, another type and a text that is no number keep an item out."""
    claims = table(checker, FAULTY)
    faults = {
        name: [absence.fault for absence in index_absences(claims, index)]
        for name, index in claims.indexes.items()
    }
    assert faults == {
        "ByStatus": [KeyFault.WRONG_TYPE, KeyFault.EMPTY],
        "ByRank": [KeyFault.WRONG_TYPE, KeyFault.NO_NUMBER],
    }
    assert [absence.fault for absence in table_absences(claims)] == [KeyFault.EMPTY]

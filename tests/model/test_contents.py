"""Digests: the same for the same content, another for any other."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.contents import Contents

MODEL = """\
application: {name: Library, traffic: {total: 10}}
entities: {Member: {count: 20_000}, Loan: {}}
relationships:
  - {from: Member, to: Loan, kind: one-to-many, average: 3}
  - {from: Loan, to: Member, kind: many-to-one}
unique: {Member: [email, [first_name, last_name]]}
access_patterns:
  1: {name: Show a member, type: read, rps: 1.5, inputs: [a, b], needs: [c, d]}
tables:
  Members:
    partition_key: member_id
    entities:
      Member: {attributes: {member_id: S, name: S}}
    items:
      - Member: {member_id: m1, name: Ada}
      - Member: {member_id: m2, name: Grace}
mapping:
  1: {operation: GetItem, table: Members, entity: Member}
approach: {philosophy: One table for each entity}
decisions:
  One table: {type: table-structure, about: [Members, Members/Member], choice: This one}
aggregates:
  Lending: {entities: [Member, Loan], correlation: 20 %}
source:
  dialect: mysql
  sql: "CREATE TABLE members (member_id INT PRIMARY KEY, name TEXT);"
"""


def contents(checker: Checker, text: str) -> Contents:
    """Contents of a model that has the right shape."""
    (checked,) = checker.check(text).models
    assert checked.model.complete
    return checked.model.contents


def changed(checker: Checker, old: str, new: str) -> set[str]:
    """Things whose digests another text changes, adds or removes."""
    assert old in MODEL
    before, after = contents(checker, MODEL), contents(checker, MODEL.replace(old, new))
    things = set[str]()
    for stage in ("requirements", "design", "contract_things"):
        was, now = getattr(before, stage), getattr(after, stage)
        things |= {name for name in {*was, *now} if was.get(name) != now.get(name)}
    return things


def test_each_stage_has_its_things(checker: Checker) -> None:
    """Requirements know nothing of tables, and the design nothing of the source."""
    found = contents(checker, MODEL)
    assert list(found.requirements) == [
        "application.name",
        "application.traffic",
        "entities.Member",
        "entities.Loan",
        "relationships.Member -> Loan",
        "relationships.Loan -> Member",
        "unique.Member",
        "access_patterns.1",
    ]
    assert list(found.design) == [
        "tables.Members",
        "mapping.1",
        "approach.philosophy",
        "decisions.One table",
        "aggregates.Lending",
    ]
    assert list(found.contract_things) == ["source.dialect", "source.sql"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mapping:\n", "# a comment\nmapping:  # another\n"),
        ("rps: 1.5", "rps: 1.50"),
        ("count: 20_000", "count: 20000"),
        ("{Member: {count: 20_000}, Loan: {}}", "{Loan: {}, Member: {count: 20_000}}"),
        ("needs: [c, d]", "needs: [d, c]"),
        ("[email, [first_name, last_name]]", "[[first_name, last_name], email]"),
        ("[Members, Members/Member]", "[Members/Member, Members]"),
        ("[Member, Loan], correlation: 20 %", "[Loan, Member], correlation: 20 %"),
        ("member_id: m1, name: Ada", "name: 'Ada', member_id: \"m1\""),
        ("      - Member: {member_id: m1, name: Ada}\n", ""),
        ("  - {from: Loan, to: Member, kind: many-to-one}\n", ""),
        ("tables:\n", "scratchpad: [a thought]\naccept: []\ntables:\n"),
    ],
)
def test_writing_and_order_change_nothing(checker: Checker, old: str, new: str) -> None:
    """Where something is left out above, it is written again in another place."""
    moved = {
        "      - Member: {member_id: m1, name: Ada}\n": ("mapping:\n", old + "mapping:\n"),
        "  - {from: Loan, to: Member, kind: many-to-one}\n": (
            "relationships:\n",
            "relationships:\n" + old,
        ),
    }
    text = MODEL.replace(old, new)
    if old in moved and not new:
        text = text.replace(*moved[old])
    before, after = contents(checker, MODEL), contents(checker, text)
    assert after.requirements == before.requirements
    assert after.design == before.design
    assert after.contract_things == before.contract_things


@pytest.mark.parametrize(
    ("old", "new", "thing"),
    [
        ("rps: 1.5", "rps: 1.51", "access_patterns.1"),
        ("rps: 1.5", "rps: {peak: 1.5, average: 1}", "access_patterns.1"),
        ("inputs: [a, b]", "inputs: [b, a]", "access_patterns.1"),
        ("count: 20_000", "count: 20_001", "entities.Member"),
        ("average: 3", "average: 4", "relationships.Member -> Loan"),
        ("total: 10", "total: 11", "application.traffic"),
        ("name: Ada", 'name: "1"', "tables.Members"),
        ("name: S}", "name: S, age: N}", "tables.Members"),
        ("operation: GetItem", "note: fast, operation: GetItem", "mapping.1"),
        ("[email, [first", "[phone, email, [first", "unique.Member"),
        ("One table for", "A table for", "approach.philosophy"),
        ("choice: This one", "choice: Another one", "decisions.One table"),
        ("correlation: 20 %", "correlation: 30 %", "aggregates.Lending"),
        ("name TEXT", "name VARCHAR(9)", "source.sql"),
        ("name: S}", "name: {type: S, from: members.name}}", "columns.Members"),
        ("Member: {attributes", "Member: {from: members, attributes", "columns.Members"),
    ],
)
def test_change_is_seen_in_the_thing_alone(
    checker: Checker, old: str, new: str, thing: str
) -> None:
    """Everything else keeps its digest."""
    assert changed(checker, old, new) == {thing}


def test_number_is_no_text(checker: Checker) -> None:
    """A quoted figure of a sample item is another value."""
    assert changed(checker, "name: Grace", 'name: "5"') == {"tables.Members"}
    one = contents(checker, MODEL.replace("name: Grace", 'name: "5"'))
    other = contents(checker, MODEL.replace("name: Grace", "name: 5"))
    assert one.design != other.design


def test_comments_of_the_source_do_not_count(checker: Checker) -> None:
    """The file with the schema is compared without comments and breaks of lines."""
    model = MODEL.partition("source:")[0] + "source: {dialect: mysql, ddl: schema.sql}\n"
    plain = "CREATE TABLE members (member_id INT, name VARCHAR(9) DEFAULT '-- #');"
    texts = (
        plain,
        "-- first\n" + plain.replace(" (", "\n  ("),
        plain.replace("INT,", "INT, /* the\nname */") + " # last",
        plain.replace("-- #", "-- ##"),
    )
    digests = []
    for text in texts:
        (checked,) = checker.check_files({"model.yml": model, "schema.sql": text}).models
        digests.append(checked.model.contents.contract_things["source.schema"])
    assert digests[0] == digests[1] == digests[2] != digests[3]

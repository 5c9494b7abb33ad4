"""Which facts a model leaves open, and how many it could state."""

from conftest import Checker
from mkdocs_dynamodb.reports.unknowns import UnknownKind, build_unknowns

MODEL = """
entities:
  User: {count: 3}
  Post: {size: 600 B}
relationships:
  - {from: User, to: Post, kind: one-to-many, verb: writes}
  - {from: User, to: Badge, kind: one-to-many, verb: wears, average: 2, max: 9}
  - {from: User, to: Profile, kind: one-to-one, verb: has}
access_patterns:
  1: {name: Show, type: read, inputs: {user_id: {spread: {zipf: 1, over: 9}}}}
  2: {name: List, type: read, inputs: [user_id, since]}
  3: {name: Elsewhere, type: read, inputs: [word], served_by: {service: S, because: words}}
  4: {name: Not answered, type: read, inputs: [word]}
  5: {name: Scan, type: read}
  6: {name: One by its whole key, type: read, inputs: [user_id]}
tables:
  Users:
    partition_key: user_id
    entities:
      User: {attributes: {user_id: S}}
    items:
      - User: {user_id: a}
  Posts:
    partition_key: user_id
    sort_key: at
    entities:
      Post: {attributes: {user_id: S, at: S}}
      Note: {attributes: {user_id: S, at: S, text: S}}
mapping:
  1: {operation: GetItem, table: Users, entity: User, example: {user_id: a}}
  2: {operation: Query, table: Posts, where: {user_id: "{user_id}", at: {">": "{since}"}}}
  5: {operation: Scan, table: Posts, returns: {Post: 3}}
  6: {operation: Query, table: Users, where: {user_id: "{user_id}"}}
"""


def missing(checker: Checker, text: str) -> dict[UnknownKind, tuple[int, list[str]]]:
    """Kind -> how many a model could state, and what lacks it."""
    model = checker.check(text).models[0].model
    return {
        group.kind: (group.asked, [each.name for each in group.missing])
        for group in build_unknowns(model)
    }


def test_missing_facts_are_told_by_kind(checker: Checker) -> None:
    """Only what DynamoDB answers is asked about, and what is stated counts as known."""
    found = missing(checker, MODEL)
    assert found[UnknownKind.COUNT] == (3, ["Post", "Note"])
    assert found[UnknownKind.SIZE] == (3, ["Note"])
    assert found[UnknownKind.SAMPLE] == (3, ["Post", "Note"])
    assert found[UnknownKind.AVERAGE] == (2, ["User writes Post"])
    assert found[UnknownKind.MAX] == (2, ["User writes Post"])
    assert found[UnknownKind.RETURNS] == (2, ["2"])
    assert found[UnknownKind.EXAMPLE] == (3, ["2", "6"])
    assert UnknownKind.SPREAD not in found  # what pattern 1 states holds for 2 and 6 as well


def test_a_spread_that_no_pattern_states_is_missing_in_each(checker: Checker) -> None:
    """Even use is assumed at best."""
    found = missing(checker, MODEL.replace("{user_id: {spread: {zipf: 1, over: 9}}}", "[user_id]"))
    assert found[UnknownKind.SPREAD] == (3, ["1 (user_id)", "2 (user_id)", "6 (user_id)"])


def test_nothing_is_told_of_an_empty_model(checker: Checker) -> None:
    """A kind of which nothing is missing does not appear."""
    assert missing(checker, "entities: {User: {}}") == {}


def test_every_kind_says_what_settles_it(checker: Checker) -> None:
    """A reader learns which key to write."""
    model = checker.check(MODEL).models[0].model
    assert all("`" in group.settled_by for group in build_unknowns(model))

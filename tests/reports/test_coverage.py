"""Where access patterns stand, and how many of them stand where."""

from conftest import Checker
from mkdocs_dynamodb.reports.coverage import PatternStatus, build_coverage, pattern_status

MODEL = """
access_patterns:
  1: {name: Show a profile, type: read, rps: 1, inputs: [member_id]}
  2: {name: Search, type: read, rps: 1, served_by: {service: OpenSearch, because: search}}
  3: {name: Log out, type: none, rps: 1, because: the browser drops its token}
  4: {name: Not answered, type: read, rps: 1}
  5: {name: Only a note, type: read, rps: 1}
  6: {name: Repeats an answered one, type: read, rps: 1, duplicate_of: 1}
  7: {name: Repeats an unanswered one, type: read, rps: 1, duplicate_of: 4}
  8: {name: Repeats and is answered, type: read, rps: 1, duplicate_of: 4}
  9: {name: Repeats one served elsewhere, type: read, rps: 1, duplicate_of: 2}
  10: {name: Needs none and is mapped, type: none, rps: 1, because: in memory}
  11: {name: One of a circle, type: read, rps: 1, duplicate_of: 12}
  12: {name: The other, type: read, rps: 1, duplicate_of: 11}
  13: {name: Repeats through another, type: read, rps: 1, duplicate_of: 6}
tables:
  Members: {partition_key: member_id, entities: {Member: {attributes: {member_id: S}}}}
mapping:
  1: {operation: GetItem, table: Members, entity: Member}
  5: {note: to be decided}
  8: {operation: GetItem, table: Members, entity: Member}
  10: {operation: GetItem, table: Members, entity: Member}
  99: {operation: GetItem, table: Members, entity: Member}
"""
STATUS = {
    "1": PatternStatus.ANSWERED,
    "2": PatternStatus.EXTERNAL,
    "3": PatternStatus.NO_DATABASE,
    "4": PatternStatus.UNANSWERED,
    "5": PatternStatus.UNANSWERED,
    "6": PatternStatus.ANSWERED,
    "7": PatternStatus.UNANSWERED,
    "8": PatternStatus.ANSWERED,
    "9": PatternStatus.EXTERNAL,
    "10": PatternStatus.NO_DATABASE,
    "11": PatternStatus.UNANSWERED,
    "12": PatternStatus.UNANSWERED,
    "13": PatternStatus.ANSWERED,
}


def test_each_pattern_has_the_status_that_its_answer_gives(checker: Checker) -> None:
    """A duplicate stands where the pattern stands that it repeats in the end."""
    model = checker.check(MODEL).models[0].model
    assert {n: pattern_status(model, p) for n, p in model.patterns.items()} == STATUS


def test_counts_add_up_to_the_patterns(checker: Checker) -> None:
    """Answers to unknown patterns count for nothing."""
    coverage = build_coverage(checker.check(MODEL).models[0].model)
    assert (coverage.patterns, coverage.answered, coverage.external) == (13, 4, 2)
    assert (coverage.without_database, coverage.unanswered) == (2, 5)
    assert not coverage.is_complete


def test_coverage_is_complete_without_unanswered_patterns(checker: Checker) -> None:
    """A model without patterns has none to answer."""
    text = "access_patterns:\n  1: {name: Log out, type: none, rps: 1, because: in memory}\n"
    assert build_coverage(checker.check(text).models[0].model).is_complete
    assert build_coverage(checker.check("entities: {Member: }\n").models[0].model).is_complete


def test_answer_of_a_duplicate_is_its_own_or_that_of_the_original(checker: Checker) -> None:
    """What is shown for a duplicate and what counts it are the same."""
    model = checker.check(MODEL).models[0].model
    found = {number: model.answer_to(pattern) for number, pattern in model.patterns.items()}
    numbers = {number: answer.number.value for number, answer in found.items() if answer}
    assert numbers == {"1": "1", "6": "1", "8": "8", "10": "10", "13": "1"}

"""Sums of requests per second, and how stated figures compare with them."""

from decimal import Decimal

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.reports.traffic import Counted, Moment, Traffic, build_traffic

PATTERNS = """
access_patterns:
  1: {name: Show a profile, type: read, rps: {peak: 100.5, average: 40}}
  2: {name: Search, type: read, rps: 30, served_by: {service: OpenSearch, because: search}}
  3: {name: Log out, type: none, rps: 7, because: the browser drops its token}
  4: {name: Show it again, type: read, rps: {peak: 5, average: 0.5}, duplicate_of: 1}
  5: {name: Lend a book, type: write, rps: {average: 9}}
"""


def build(checker: Checker, text: str) -> Traffic:
    """Traffic of a model given as text."""
    return build_traffic(checker.check(text).models[0].model)


def stated(traffic: str) -> str:
    """The patterns above with stated traffic."""
    return f"application:\n  name: City library\n  traffic: {traffic}\n{PATTERNS}"


def test_sums_of_all_patterns_and_of_those_for_dynamodb(checker: Checker) -> None:
    """A bare number is peak and average; a missing half is counted as unknown."""
    traffic = build(checker, PATTERNS)
    every, database = traffic.every, traffic.database
    assert (every.patterns, every.peak, every.average) == (5, Decimal("142.5"), Decimal("86.5"))
    assert (every.without_peak, every.without_average) == (1, 0)
    assert (database.patterns, database.peak) == (3, Decimal("105.5"))
    assert database.unknown(Moment.PEAK) == 1
    assert database.figure(Moment.AVERAGE) == Decimal("49.5")


def test_sums_by_type_cover_every_pattern(checker: Checker) -> None:
    """Types that no pattern has are left out."""
    by_type = build(checker, PATTERNS).by_type
    assert list(by_type) == [PatternType.READ, PatternType.WRITE, PatternType.NONE]
    assert by_type[PatternType.READ].peak == Decimal("135.5")
    assert sum(sums.patterns for sums in by_type.values()) == 5


def test_sums_that_count_the_same_patterns_stand_once(checker: Checker) -> None:
    """Without duplicates and external patterns there is one way to count."""
    text = "access_patterns:\n  1: {name: Show a profile, type: read, rps: 1}\n"
    traffic = build(checker, text)
    assert list(traffic.total.sums) == [Counted.EVERY]
    assert traffic.database is traffic.every
    assert list(build(checker, PATTERNS).total.sums) == list(Counted)


def test_stated_total_is_compared_with_the_closest_sum(checker: Checker) -> None:
    """The difference is what is stated less what was added up."""
    total = build(checker, stated("{total: {peak: 106, average: 60}}")).total
    peak, average = total.figures
    assert (peak.moment, peak.counted, peak.computed) == (
        Moment.PEAK,
        Counted.DATABASE,
        Decimal("105.5"),
    )
    assert peak.difference == Decimal("0.5")
    assert peak.agrees
    assert average.difference == Decimal("10.5")
    assert not average.agrees


def test_bare_total_states_the_peak_only(checker: Checker) -> None:
    """Nothing is said of the average."""
    figures = build(checker, stated("{total: 500}")).total.figures
    assert [figure.moment for figure in figures] == [Moment.PEAK]


def test_group_counts_each_known_pattern_once(checker: Checker) -> None:
    """A pattern that does not exist is unknown, and so is the sum above it."""
    text = stated('{groups: {cart: {stated: 90, patterns: [1, "1", 99]}}}')
    (group,) = build(checker, text).groups
    sums = group.sums[Counted.EVERY]
    assert (sums.patterns, sums.peak, sums.without_peak) == (2, Decimal("100.5"), 1)
    assert group.subject == "application.traffic.groups.cart"
    assert not group.figures[0].agrees


def test_sum_of_numbers_of_any_size_is_exact(checker: Checker) -> None:
    """No digit is lost between a very large and a very small rate."""
    text = """
access_patterns:
  1: {name: Large, type: read, rps: 1e300}
  2: {name: Small, type: read, rps: 1e-300}
"""
    peak = build(checker, text).every.peak
    assert peak > Decimal("1e300")
    assert len(peak.as_tuple().digits) == 601


@pytest.mark.parametrize(
    ("figure", "agrees"), [("99", True), ("98.99", False), ("101", True), ("101.01", False)]
)
def test_tolerance_is_one_per_cent_of_the_sum(checker: Checker, figure: str, agrees: bool) -> None:
    """Exactly one per cent is still in order."""
    text = f"""
application: {{name: City library, traffic: {{total: {figure}}}}}
access_patterns:
  1: {{name: Show a profile, type: read, rps: 100}}
"""
    assert build(checker, text).total.figures[0].agrees is agrees


def test_rows_show_a_stated_figure_beside_the_sum_it_belongs_to(checker: Checker) -> None:
    """One row for each way to count, type and group."""
    rows = build(checker, stated("{total: 142, groups: {cart: {patterns: [1]}}}")).rows
    assert [row.name for row in rows] == [
        "all access patterns",
        "answered by DynamoDB",
        "all that repeat no other",
        "answered by DynamoDB that repeat no other",
        "read",
        "write",
        "none",
        "cart",
    ]
    assert [(row.name, row.difference) for row in rows if row.stated is not None] == [
        ("all access patterns", Decimal("-0.5"))
    ]


def test_model_without_patterns_has_no_traffic(checker: Checker) -> None:
    """Sums of nothing are zero and complete."""
    traffic = build(checker, "entities: {Member: }\n")
    assert traffic.every.patterns == 0
    assert not traffic.every.peak
    assert not traffic.by_type
    assert traffic.every.unknown(Moment.PEAK) == 0

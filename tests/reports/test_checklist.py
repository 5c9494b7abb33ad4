"""Checklists: each line follows from the model and its findings."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.requirements import build_requirements
from mkdocs_dynamodb.pages.review import build_review
from mkdocs_dynamodb.reports.stages.checklist import Check, design_checks, requirement_checks
from mkdocs_dynamodb.reports.stages.checklist_facts import Verdict

WHOLE = """\
application: {name: Library, domain: Lending, scale: [200 members]}
approach: One table for each entity
scratchpad: [Popular books may need more than one partition.]
entities:
  Member: {count: 200}
access_patterns:
  1: {name: Join, type: write, rps: 1, inputs: [member_id, name], entities: [Member]}
  2:
    name: Show a member
    type: read
    rps: {peak: 5, average: 2}
    inputs: [member_id]
    needs: [name]
    entities: [Member]
tables:
  Members:
    purpose: Members by number.
    partition_key: member_id
    entities:
      Member: {attributes: {member_id: S, name: S}}
    items:
      - Member: {member_id: m1, name: Ada}
mapping:
  1:
    operation: PutItem
    table: Members
    entity: Member
    condition: attribute_not_exists(member_id)
  2: {operation: GetItem, table: Members, entity: Member}
pricing: {region: us-east-1}
"""


def checks(checker: Checker, text: str) -> dict[str, Check]:
    """Lines of both lists by the beginning of their text."""
    checked = checker.check(text).models[0]
    lines = (
        *requirement_checks(checked.model, checked.diagnostics),
        *design_checks(checked.model, checked.diagnostics),
    )
    return {line.text: line for line in lines}


def line(checker: Checker, beginning: str, old: str = "", new: str = "") -> Check:
    """The line that begins so, in the model with one change."""
    assert old in WHOLE
    found = checks(checker, WHOLE.replace(old, new))
    (text,) = (text for text in found if text.startswith(beginning))
    return found[text]


def test_whole_model_has_no_crossed_line(checker: Checker) -> None:
    """Only what nobody can work out stays unknown."""
    found = checks(checker, WHOLE)
    assert {c.text: c.verdict for c in found.values() if c.verdict is not Verdict.YES} == {
        "Decisions tell alternatives, trade-offs, a way back and what to watch": Verdict.UNKNOWN,
        "Unique values are kept unique by keys and conditions": Verdict.UNKNOWN,
    }


@pytest.mark.parametrize(
    ("beginning", "old", "new", "detail"),
    [
        ("Application domain", ", domain: Lending", "", "not stated: domain"),
        ("Application domain", ", scale: [200 members]", "", "not stated: scale or traffic"),
        ("Design considerations", "scratchpad:", "accept: []\n#", "nothing stands in `scratchpad`"),
        (
            "Every table and index",
            "purpose: Members by number.",
            "",
            "no reason is given for: Members",
        ),
        ("All tables", "purpose: Members by number.", "", "no reason is given for: Members"),
        (
            "Aggregate boundaries",
            "      Member: {attributes: {member_id: S, name: S}}",
            (
                "      Member: {attributes: {member_id: S, name: S}}\n"
                "      Card: {attributes: {member_id: S}, role: edge}"
            ),
            "`aggregate` is missing where several entities share a table: Members",
        ),
        ("The approach", "approach: One table for each entity", "", "nothing stands in `approach`"),
        (
            "Unique values",
            "scratchpad:",
            "unique: {Ghost: [name]}\nscratchpad:",
            "",
        ),
        ("The cost", "pricing: {region: us-east-1}", "", "no region is named in `pricing`"),
        (
            "No access pattern is answered by a scan",
            "{operation: GetItem, table: Members, entity: Member}",
            "{operation: Scan, table: Members}",
            "",
        ),
    ],
)
def test_line_is_crossed_by_what_is_missing(
    checker: Checker, beginning: str, old: str, new: str, detail: str
) -> None:
    """The line tells what is missing."""
    found = line(checker, beginning, old, new)
    assert (found.verdict, found.detail) == (Verdict.NO, detail)


@pytest.mark.parametrize(
    ("beginning", "old", "new", "code"),
    [
        ("Every access pattern has", "average: 2", "average: 7", "REQ002"),
        ("Every entity that is read", "count: 200", "no_writer: Others do.", "REQ015"),
        ("Every access pattern is answered", "  2: {operation", "  3: {operation", "COV001"),
        ("The design and the requirements", "  2: {operation", "  3: {operation", "COV002"),
        ("All entities", "entities: [Member]}", "entities: [Member, Reader]}", "REQ010"),
    ],
)
def test_line_is_crossed_by_a_finding(
    checker: Checker, beginning: str, old: str, new: str, code: str
) -> None:
    """The rule behind it is named."""
    found = line(checker, beginning, old, new)
    assert found.verdict is Verdict.NO
    assert code in [diagnostic.code for diagnostic in found.findings]


def test_accepted_finding_is_told(checker: Checker) -> None:
    """Somebody has decided, which is neither a yes nor a no."""
    accept = 'accept: [{rule: REQ015, at: entities.Member, because: "We do now."}]\n'
    found = line(checker, "Every entity that is read", "count: 200", "no_writer: Others do.")
    (finding,) = found.findings
    text = WHOLE.replace("count: 200", "no_writer: Others do.")
    accepted = accept.replace("entities.Member", finding.finding.subject) + text
    again = checks(checker, accepted)[found.text]
    assert again.verdict is Verdict.ACCEPTED
    assert [diagnostic.code for diagnostic in again.findings] == ["REQ015"]


def test_unreadable_model_leaves_lines_unknown(checker: Checker) -> None:
    """Nothing is ticked that nobody could look at."""
    found = checks(checker, WHOLE.replace("type: read", "type: red"))
    assert Verdict.YES not in {check.verdict for check in found.values()}


def test_decisions_tell_their_trade_offs(checker: Checker) -> None:
    """Hot partitions are unknown where sizes are, and nothing is said without tables."""
    bare = checks(checker, "access_patterns:\n  1: {name: A, type: none, rps: 1, because: B}\n")
    assert bare["No table or index is without need"].detail == "the model has no table"
    assert bare["Risks of hot partitions are evaluated"].verdict is Verdict.UNKNOWN


def test_pages_link_what_speaks_against_a_line(checker: Checker) -> None:
    """A crossed line leads to its finding, and every line to what it is about."""
    checked = checker.check(WHOLE.replace("average: 2", "average: 7")).models[0]
    (requirements,) = build_requirements(page_context(checked))
    assert (
        '<li class="ddb-unmet"><a href="&#35;access-patterns">'
        "Every access pattern has a peak and an average rate</a>: <strong>no</strong> "
        '(<a href="../review/&#35;req002-access-patterns.2' in requirements.body
    )
    (review,) = build_review(page_context(checked))
    assert '<div class="ddb-finding ddb-error" id="req002-access-patterns.2' in review.body
    assert "No access pattern is answered by a scan</a>: <strong>yes</strong>" in review.body

"""The two ways to accept a finding, which every rule's page shows, work for every rule."""

import re

import pytest

from conftest import Checker
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule

FENCE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
FAULTS = ("CFG", "SCH", "WRK", "YML")
"""Families about files and settings, which are repaired and not accepted."""
IN_TEXT = ("OPS025",)
"""Their finding starts in a text of several lines, in which a `#` begins no comment."""
IN_SQL = ("SRC002", "SRC005", "SRC006", "SRC021", "SRC024")
"""Their finding starts in SQL, in which a comment begins with two dashes."""
RULES = [
    rule
    for rule in CATALOGUE
    if rule.family not in FAULTS and FENCE.search(rule.sections["Bad"]) is not None
]


def bad_example(rule: Rule) -> str:
    """The model that fires a rule."""
    match = FENCE.search(rule.sections["Bad"])
    assert match is not None
    return match.group(1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_entry_accepts_the_finding(rule: Rule, checker: Checker) -> None:
    """An entry of `accept` that names the subject of a finding accepts it."""
    text = bad_example(rule)
    subject = next(
        d for d in checker.check(text).diagnostics if d.code == rule.code
    ).finding.subject
    entry = f"accept:\n  - rule: {rule.code}\n    at: {subject}\n    because: the reason\n"
    found = checker.check_files({"model.yml": text, "accept.yml": entry}).diagnostics
    mine = [d for d in found if d.code == rule.code and d.finding.subject == subject]
    assert mine
    assert all(d.accepted is not None for d in mine)
    assert not [d for d in found if d.code.startswith("CFG")]


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r.code not in IN_TEXT], ids=lambda rule: rule.code
)
def test_comment_accepts_the_finding(rule: Rule, checker: Checker) -> None:
    """A comment on the line where a finding starts accepts it."""
    text = bad_example(rule)
    line = next(d for d in checker.check(text).diagnostics if d.code == rule.code).finding.at.line
    lines = text.split("\n")
    mark = "--" if rule.code in IN_SQL else "#"
    lines[line - 1] += f"  {mark} dynamodb: ignore[{rule.code}] the reason"
    found = checker.check("\n".join(lines)).diagnostics
    mine = [d for d in found if d.code == rule.code and d.finding.at.line == line]
    assert mine
    assert all(d.accepted is not None for d in mine)

"""The catalogue is whole, and each rule's own examples show what it says."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, Checker

from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule

FENCE = re.compile(r"```yaml([^\n]*)\n(.*?)```", re.DOTALL)
RULES_FOLDER = ROOT / "plugin/mkdocs_dynamodb/rules"
NOT_RULES = {"__init__.py", "registry.py", "review.py", "runner.py"}
CONFIGURED = [rule for rule in CATALOGUE if 'title="mkdocs.yml"' in rule.sections["Bad"]]


def ids(rule: Rule) -> str:
    """Name a test case after the rule."""
    return rule.code


def example(rule: Rule, section: str) -> str:
    """The YAML of a section of a rule's documentation."""
    match = FENCE.search(rule.sections[section])
    assert match, f"{rule.code}: no YAML in section {section}"
    return match.group(2)


def test_catalogue_is_sorted_and_codes_are_unique() -> None:
    """Codes and names stand for one rule each, and the list is in order."""
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in CATALOGUE}) == len(CATALOGUE)


def test_every_rule_module_is_listed() -> None:
    """A module in the folder that the catalogue does not name would never run."""
    modules = {
        path.stem
        for path in RULES_FOLDER.rglob("*.py")
        if path.name not in NOT_RULES and path.parent != RULES_FOLDER
    }
    assert modules == {rule.name.replace("-", "_") for rule in CATALOGUE}


@pytest.mark.parametrize("rule", CATALOGUE, ids=ids)
def test_rule_has_code_name_and_documentation(rule: Rule) -> None:
    """A reader gets a summary, the reason, and an example of each kind."""
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert {"Why", "Bad", "Good"} <= set(rule.sections)


@pytest.mark.parametrize("rule", [r for r in CATALOGUE if r not in CONFIGURED], ids=ids)
def test_bad_example_fires_and_good_example_does_not(rule: Rule, checker: Checker) -> None:
    """Bad fires the rule; Good is the cure and is well formed."""
    bad = {d.code for d in checker.check(example(rule, "Bad")).diagnostics}
    assert rule.code in bad
    good = {d.code for d in checker.check(example(rule, "Good")).diagnostics}
    assert rule.code not in good
    assert not {code for code in good if code.startswith(("YML", "SCH"))}


CASES = sorted((Path(__file__).parent / "cases").rglob("*.yml"))
MARK = re.compile(r"# ! ([A-Z]{3}\d{3}(?:, [A-Z]{3}\d{3})*)")


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_fires_on_the_marked_lines(case: Path, checker: Checker) -> None:
    """A case marks each line on which the rule of its folder must fire; it fires on no other."""
    text = case.read_text(encoding="utf-8")
    expected = sorted(
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if (match := MARK.search(line)) and case.parent.name in match.group(1)
    )
    found = [
        d.finding.at.line for d in checker.check(text).diagnostics if d.code == case.parent.name
    ]
    assert sorted(found) == expected


def test_every_rule_has_a_case() -> None:
    """Each rule is tried on more than its own examples; a case without marks must stay silent."""
    assert {path.parent.name for path in CASES} >= {rule.code for rule in CATALOGUE} - {
        rule.code for rule in CONFIGURED
    }

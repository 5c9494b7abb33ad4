"""The catalogue is whole, and each rule's own examples show what it says."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, TODAY, Checker
from mkdocs_dynamodb.application.checking import check_models, load_settings
from mkdocs_dynamodb.application.explaining import workshop_result
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.registry import Rule

FENCE = re.compile(r"```yaml([^\n]*)\n(.*?)```", re.DOTALL)
RULES_FOLDER = ROOT / "plugin/mkdocs_dynamodb/rules"
NOT_RULES = {"__init__.py", "registry.py", "review.py", "runner.py"}
CONFIGURED = [rule for rule in CATALOGUE if 'title="mkdocs.yml"' in rule.sections["Bad"]]
TRIED_ELSEWHERE = {
    "WRK010": "tests/workshop/test_files.py",  # bytes that are no text cannot be shown as text
    "YML006": "tests/source/test_hostile_files.py",  # a file that grows needs many lines
    "YML007": "tests/source/test_files.py",  # 32 MB do not fit into documentation
    "YML008": "tests/source/test_files.py",  # bytes that are no text cannot be shown as text
    "YML009": "tests/source/test_hostile_files.py",  # a hundred brackets say nothing to a reader
    "YML011": "tests/source/test_files.py",  # there is no file to show
    "YML016": "tests/source/test_model_files.py",  # takes two files
    "YML017": "tests/source/test_files.py",  # depends on permissions
}
"""Rules whose Bad is no single small file, with the module that tries them instead.

Each of these modules has a line `# tries CODE` above the test.
"""
WORKSHOP = [rule for rule in CATALOGUE if "```markdown" in rule.sections["Bad"]]
SHOWN = [
    rule
    for rule in CATALOGUE
    if rule not in (*CONFIGURED, *WORKSHOP) and rule.code not in TRIED_ELSEWHERE
]


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


@pytest.mark.parametrize("rule", SHOWN, ids=ids)
def test_bad_example_fires_and_good_example_does_not(rule: Rule, checker: Checker) -> None:
    """Bad fires the rule; Good is the cure and is well formed."""
    bad = {d.code for d in checker.check(example(rule, "Bad")).diagnostics}
    assert rule.code in bad
    good = {d.code for d in checker.check(example(rule, "Good")).diagnostics}
    assert rule.code not in good
    assert not {code for code in good if code.startswith(("YML", "SCH"))}


@pytest.mark.parametrize("rule", CONFIGURED, ids=ids)
def test_bad_configuration_fires_and_good_configuration_does_not(
    rule: Rule, tmp_path: Path
) -> None:
    """Examples of `mkdocs.yml` are read as the command reads them, beside a small model."""
    assert rule.code in codes_of_configuration(example(rule, "Bad"), tmp_path)
    assert rule.code not in codes_of_configuration(example(rule, "Good"), tmp_path)


@pytest.mark.parametrize("rule", WORKSHOP, ids=ids)
def test_bad_page_fires_and_good_page_does_not(rule: Rule, tmp_path: Path) -> None:
    """Examples that are pages are read in a small workshop; the cure has no other fault."""
    bad = workshop_result(rule.sections["Bad"], tmp_path / "bad").diagnostics
    assert {diagnostic.code for diagnostic in bad} == {rule.code}
    assert workshop_result(rule.sections["Good"], tmp_path / "good").diagnostics == ()


def codes_of_configuration(text: str, folder: Path) -> set[str]:
    """Codes of all findings in a project with this configuration."""
    (folder / "models").mkdir(exist_ok=True)
    (folder / "models/model.yml").write_text("entities: {Member: {count: 3}}", "utf-8")
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/index.md").write_text("# Workshop", "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(text, "utf-8")
    settings, findings, source = load_settings(config, folder)
    result = check_models(settings, TODAY, configuration=findings, extra_sources=[source])
    return {diagnostic.code for diagnostic in result.diagnostics}


@pytest.mark.parametrize("code", TRIED_ELSEWHERE)
def test_rule_without_a_small_example_is_tried_elsewhere(code: str) -> None:
    """The exception holds for rules of the catalogue whose test exists, and that show no YAML."""
    rule = next(rule for rule in CATALOGUE if rule.code == code)
    assert not FENCE.search(rule.sections["Bad"])
    assert f"# tries {code}\n" in (ROOT / TRIED_ELSEWHERE[code]).read_text("utf-8")


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
    assert {path.parent.name for path in CASES} >= {rule.code for rule in SHOWN}
